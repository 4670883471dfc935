package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.loadline.kubernetes.client.ApiException.Kind;
import io.loadline.text.OneLine;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks, and says in our words why there was no answer. */
final class ApiRequest {
  private static final int NOT_FOUND = 404;

  private ApiRequest() {}

  /** Empty when there is no such thing. */
  static <T> Optional<T> ask(String asked, Supplier<@Nullable T> question) {
    try {
      return Optional.ofNullable(question.get());
    } catch (KubernetesClientException e) {
      if (e.getCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw refused(asked, e);
    }
  }

  private static ApiException refused(String asked, KubernetesClientException e) {
    ApiException refused = new ApiException(kind(e), asked, message(e));
    refused.initCause(e);
    return refused;
  }

  private static Kind kind(KubernetesClientException e) {
    int code = e.getCode();
    if (code <= 0) {
      return isDistrusted(e) ? Kind.REFUSED : Kind.AWAY;
    }
    return switch (code) {
      case 401 -> Kind.UNAUTHORIZED;
      case 403 -> Kind.FORBIDDEN;
      // A conflict is one of two requests at the same moment: the next try may do.
      case 408, 409, 429 -> Kind.AWAY;
      default -> code >= 500 ? Kind.AWAY : Kind.REFUSED;
    };
  }

  /** A handshake that is only cut off says nothing about certificates. */
  private static boolean isDistrusted(Throwable e) {
    return root(e) instanceof GeneralSecurityException
        || (root(e) instanceof SSLException tls
            && String.valueOf(tls.getMessage()).contains("certificate"));
  }

  private static String message(KubernetesClientException e) {
    if (e.getStatus() != null && e.getStatus().getMessage() != null) {
      return OneLine.of(e.getStatus().getMessage());
    }
    Throwable root = root(e);
    String said = root.getMessage();
    return said == null || said.isBlank()
        ? root.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2")
        : OneLine.of(said);
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
