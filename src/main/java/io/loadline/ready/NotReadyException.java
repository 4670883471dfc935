package io.loadline.ready;

/**
 * The model does not answer as it should, so nothing was measured. The first line of the message
 * says what is wrong, the lines below what was seen, what it usually means and what to do.
 */
public final class NotReadyException extends RuntimeException {
  NotReadyException(String message) {
    super(message);
  }
}
