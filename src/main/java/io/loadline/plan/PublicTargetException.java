package io.loadline.plan;

import io.loadline.text.WrappedText;
import java.io.Serial;
import org.apiguardian.api.API;

/**
 * Load was asked for on an address that may be somebody else's: nothing was sent.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public final class PublicTargetException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public PublicTargetException(String message) {
    super(message);
  }

  /** The message on lines that a console shows whole. */
  @Override
  public String getLocalizedMessage() {
    return WrappedText.message(String.valueOf(getMessage()));
  }
}
