package io.loadline.result;

import io.loadline.text.WrappedText;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * The service is not there, cannot be reached, or does not answer as it should, so nothing was
 * measured. The first line of the message says what is wrong, the lines below what was seen, what
 * it usually means and what to do; they may be worded anew with any version.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public final class NotReadyException extends RuntimeException {
  public NotReadyException(String message) {
    super(message);
  }

  /** The message on lines that a console shows whole. */
  @Override
  public String getLocalizedMessage() {
    return WrappedText.message(String.valueOf(getMessage()));
  }

  /** The same without secrets: a service may echo a header in its answer. */
  public NotReadyException masked(UnaryOperator<String> mask) {
    NotReadyException masked = new NotReadyException(mask.apply(String.valueOf(getMessage())));
    masked.setStackTrace(getStackTrace());
    return masked;
  }
}
