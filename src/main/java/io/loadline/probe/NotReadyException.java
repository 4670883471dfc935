package io.loadline.probe;

import java.util.function.UnaryOperator;

/**
 * The service is not there, cannot be reached, or does not answer as it should, so nothing was
 * measured. The first line of the message says what is wrong, the lines below what was seen, what
 * it usually means and what to do.
 */
public final class NotReadyException extends RuntimeException {
  public NotReadyException(String message) {
    super(message);
  }

  /** The same without secrets: a service may echo a header in its answer. */
  public NotReadyException masked(UnaryOperator<String> mask) {
    NotReadyException masked = new NotReadyException(mask.apply(String.valueOf(getMessage())));
    masked.setStackTrace(getStackTrace());
    return masked;
  }
}
