package io.loadline.transport.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Server;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.time.Duration;
import java.util.Map;

/** A short drive over HTTP/2. */
final class Http2Drive {
  /** Of requests that are to time out. */
  private static final Duration SHORT = Duration.ofMillis(500);

  /** Of requests whose answers come at once and never end. */
  private static final Duration UNENDING = Duration.ofSeconds(3);

  /** Of requests that are to end otherwise, however busy the machine is. */
  private static final Duration LONG = Duration.ofSeconds(20);

  private Http2Drive() {}

  static EvenPacer post(Http2Server server, int requests, int inFlight, int streams) {
    return drive(Calls.post(server.url()), requests, inFlight, streams);
  }

  /** With a short timeout if it is what is expected, on as many streams as may be in flight. */
  static EvenPacer postExpecting(Outcome outcome, Http2Server server, int requests, int inFlight) {
    Duration timeout = outcome == Outcome.TIMEOUT ? SHORT : LONG;
    return drive(Calls.post(server.url()), requests, inFlight, inFlight, timeout);
  }

  static EvenPacer drive(Call call, int requests, int inFlight, int streams) {
    return drive(call, requests, inFlight, streams, LONG);
  }

  /**
   * On as many streams as there are requests, to each of which the answer begins and never ends.
   */
  static EvenPacer driveUnending(Call call, int requests) {
    return drive(call, requests, requests, requests, UNENDING);
  }

  private static EvenPacer drive(
      Call call, int requests, int inFlight, int streams, Duration timeout) {
    EvenPacer pacer = new EvenPacer(requests, Duration.ZERO, timeout);
    try (Http2Transport transport = Http2Transport.create(streams)) {
      transport.drive(call, inFlight, pacer);
    }
    assertThat(pacer.details()).hasSize(requests);
    assertThat(pacer.unordered()).isZero();
    return pacer;
  }

  static void assertAll(EvenPacer pacer, Outcome outcome) {
    assertThat(pacer.outcomes())
        .as("%s", pacer.details())
        .isEqualTo(Map.of(outcome, pacer.details().size()));
  }
}
