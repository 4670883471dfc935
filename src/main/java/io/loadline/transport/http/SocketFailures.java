package io.loadline.transport.http;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Answer.FailureKind;
import io.loadline.transport.Exchange;
import io.loadline.transport.TlsFailures;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What sockets say when they fail, the same for every kind of socket. */
final class SocketFailures {
  private static final Pattern NATIVE = Pattern.compile("^.*failed with error\\(-\\d+\\): ");

  private SocketFailures() {}

  /** What an exchange of HTTP/1.1 amounts to, which is told of what kind it is. */
  static Answer answer(Throwable cause, Exchange exchange) {
    exchange.failed(kind(cause, FailureKind.HTTP2_ONLY));
    return new Answer(Outcome.CONNECT_FAILED, text(cause));
  }

  /**
   * What is known of a failure.
   *
   * @param notOffered what it is that the server speaks no version of HTTP that was offered
   */
  static FailureKind kind(Throwable cause, FailureKind notOffered) {
    if (cause instanceof UnknownHostException) {
      return FailureKind.UNKNOWN_HOST;
    }
    return TlsFailures.isNoProtocol(cause) ? notOffered : TlsFailures.kind(cause);
  }

  static String text(Throwable cause) {
    Optional<String> tls = TlsFailures.text(cause);
    if (tls.isPresent()) {
      return tls.get();
    }
    if (cause instanceof ClosedChannelException && cause.getMessage() == null) {
      return "closed by the server while connecting";
    }
    String message =
        Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    return NATIVE.matcher(message).replaceFirst("");
  }
}
