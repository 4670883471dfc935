package io.loadline.probe;

import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.result.Outcome;
import io.loadline.text.TimeText;
import io.loadline.transport.Answer.FailureKind;
import io.loadline.transport.Exchange;
import java.time.Duration;

/** What a request without a whole answer says of the service. */
final class UnansweredProbe {
  private UnansweredProbe() {}

  /**
   * Of a probe.
   *
   * @param timeout that it had
   */
  static Failed of(Exchange exchange, Duration timeout) {
    return exchange.outcome() == Outcome.TIMEOUT
        ? new Failed(Failure.TIMEOUT, seen(exchange.failure()) + " within " + TimeText.of(timeout))
        : new Failed(failure(exchange), exchange.detail());
  }

  private static String seen(FailureKind kind) {
    return switch (kind) {
      case NO_CONNECTION -> "no connection";
      case INCOMPLETE -> "the answer is not whole";
      default -> "no answer";
    };
  }

  private static Failure failure(Exchange exchange) {
    return switch (exchange.failure()) {
      case UNKNOWN_HOST -> Failure.UNKNOWN_HOST;
      case TLS -> Failure.TLS;
      case NO_TLS -> Failure.NO_TLS;
      case TLS_EXPECTED -> Failure.TLS_EXPECTED;
      case NOT_HTTP2 -> Failure.NOT_HTTP2;
      case HTTP2_ONLY -> Failure.HTTP2_ONLY;
      default -> byOutcome(exchange.outcome());
    };
  }

  private static Failure byOutcome(Outcome outcome) {
    return switch (outcome) {
      case CONNECT_FAILED -> Failure.REFUSED;
      case TRUNCATED -> Failure.CUT_OFF;
      case MALFORMED -> Failure.NOT_HTTP;
      default -> Failure.CLOSED;
    };
  }
}
