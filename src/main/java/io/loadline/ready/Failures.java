package io.loadline.ready;

import io.loadline.ready.Reply.Failed;
import io.loadline.ready.Reply.Failure;
import io.loadline.transport.TlsFailures;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the exceptions of java.net.http apart; some of them say it in their text only. */
final class Failures {
  private static final int DEEPEST = 10;

  private Failures() {}

  static Failed of(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    String text = text(chain);
    if (has(chain, UnresolvedAddressException.class) || has(chain, UnknownHostException.class)) {
      return new Failed(Failure.UNKNOWN_HOST, "the name does not resolve");
    }
    Optional<String> tls = TlsFailures.text(thrown);
    if (tls.isPresent()) {
      return new Failed(Failure.TLS, tls.get());
    }
    if (has(chain, HttpTimeoutException.class)) {
      return new Failed(Failure.TIMEOUT, text);
    }
    if (has(chain, ConnectException.class) || has(chain, NoRouteToHostException.class)) {
      return new Failed(Failure.REFUSED, text.isEmpty() ? "connection refused" : text);
    }
    boolean notHttp = has(chain, ProtocolException.class) || text.contains("status line");
    if (notHttp && !text.contains("received no bytes") && !has(chain, EOFException.class)) {
      return new Failed(Failure.NOT_HTTP, "the answer is not HTTP: " + text);
    }
    return new Failed(Failure.CLOSED, "the connection ended before the answer: " + text);
  }

  private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
    return chain.stream().anyMatch(type::isInstance);
  }

  /** The innermost message that is there, on one line. */
  private static String text(List<Throwable> chain) {
    Optional<String> last =
        chain.stream()
            .flatMap(thrown -> Optional.ofNullable(thrown.getMessage()).stream())
            .filter(message -> !message.isBlank())
            .reduce((outer, inner) -> inner);
    return last.map(OneLine::of).orElse("");
  }

  /** From the outermost in, without the wrapper of the future. */
  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    Throwable at = thrown.getCause();
    while (at != null && chain.size() < DEEPEST) {
      chain.add(at);
      at = at.getCause();
    }
    return chain;
  }
}
