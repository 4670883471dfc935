package io.loadline.transport.http;

import io.loadline.transport.TlsFailures;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What sockets say when they fail, the same for every kind of socket. */
final class Causes {
  private static final Pattern NATIVE = Pattern.compile("^.*failed with error\\(-\\d+\\): ");

  private Causes() {}

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
