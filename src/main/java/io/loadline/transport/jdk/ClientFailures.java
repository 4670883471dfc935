package io.loadline.transport.jdk;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Answer.FailureKind;
import io.loadline.transport.TlsFailures;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Which outcome a failure of the client is, as far as it can be told. */
final class ClientFailures {
  private ClientFailures() {}

  /**
   * Classifies a failure.
   *
   * @param sawHead whether the answer's head had come
   */
  static Answer answer(Throwable failure, boolean sawHead) {
    Throwable cause = cause(failure);
    Optional<String> tls = TlsFailures.text(cause);
    if (tls.isPresent() && !sawHead) {
      return new Answer(Outcome.CONNECT_FAILED, tls.get());
    }
    return new Answer(outcome(cause, sawHead), text(cause));
  }

  /** What is known of it beside its outcome. */
  static FailureKind kind(Throwable failure) {
    return isUnknownHost(cause(failure)) ? FailureKind.UNKNOWN_HOST : TlsFailures.kind(failure);
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean isUnknownHost(Throwable cause) {
    return cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException
        || cause.getCause() instanceof UnresolvedAddressException;
  }

  private static Outcome outcome(Throwable cause, boolean sawHead) {
    if (isConnectFailure(cause)) {
      return Outcome.CONNECT_FAILED;
    }
    if (cause instanceof ProtocolException
        || cause instanceof NumberFormatException
        || cause.getCause() instanceof NumberFormatException
        || isMalformed(text(cause))) {
      return Outcome.MALFORMED;
    }
    return sawHead ? Outcome.TRUNCATED : Outcome.RESET;
  }

  private static boolean isConnectFailure(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || isUnknownHost(cause);
  }

  /** The client has no type of its own for most of these. */
  private static boolean isMalformed(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("invalid") || lower.contains("illegal");
  }

  private static String text(Throwable cause) {
    if (isUnknownHost(cause)) {
      return "unknown host";
    }
    Throwable root = cause;
    while (root.getMessage() == null && root.getCause() != null) {
      root = root.getCause();
    }
    return Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
  }
}
