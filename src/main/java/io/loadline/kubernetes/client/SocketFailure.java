package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.loadline.text.OneLine;
import java.util.concurrent.CompletionException;

/** Says why a websocket to the API server failed. */
final class SocketFailure {
  private SocketFailure() {}

  static String text(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
      int code = refused.getResponse().code();
      return code == 403
          ? "no right to create pods/portforward"
          : "the API server refused it with status " + code;
    }
    return OneLine.of(String.valueOf(cause.getMessage() == null ? cause : cause.getMessage()));
  }
}
