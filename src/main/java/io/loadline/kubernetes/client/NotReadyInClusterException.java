package io.loadline.kubernetes.client;

import java.util.function.UnaryOperator;

/**
 * The service in the cluster is not there, not ready, or not to be reached, so nothing was
 * measured. The first line of the message says what is wrong, the lines below what was seen and
 * what to do.
 */
public final class NotReadyInClusterException extends RuntimeException {
  public NotReadyInClusterException(String message) {
    super(message);
  }

  /** The same without secrets. */
  public NotReadyInClusterException masked(UnaryOperator<String> mask) {
    NotReadyInClusterException masked =
        new NotReadyInClusterException(mask.apply(String.valueOf(getMessage())));
    masked.setStackTrace(getStackTrace());
    return masked;
  }
}
