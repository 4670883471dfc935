package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.loadline.text.OneLine;
import java.util.concurrent.CompletionException;

/** Says why a websocket to the API server failed. */
final class SocketFailure {
  private static final int FORBIDDEN = 403;

  private SocketFailure() {}

  static String text(Throwable failure) {
    int code = refusal(failure);
    if (code != 0) {
      return code == FORBIDDEN
          ? "no right to create pods/portforward"
          : "the API server refused it with status " + code;
    }
    Throwable cause = cause(failure);
    return OneLine.of(String.valueOf(cause.getMessage() == null ? cause : cause.getMessage()));
  }

  static boolean isForbidden(Throwable failure) {
    return refusal(failure) == FORBIDDEN;
  }

  /** The status of an answer that was no websocket; 0 when there was none. */
  private static int refusal(Throwable failure) {
    return cause(failure) instanceof WebSocketHandshakeException refused
            && refused.getResponse() != null
        ? refused.getResponse().code()
        : 0;
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
