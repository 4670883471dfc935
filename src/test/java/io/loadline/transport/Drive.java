package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.testkit.ScriptedServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A short drive of a transport, and what must hold of every one. */
final class Drive {
  /** Of requests that are to time out. */
  static final Duration SHORT = Duration.ofMillis(400);

  /** Of requests that are to end otherwise, however busy the machine is. */
  static final Duration LONG = Duration.ofSeconds(20);

  /** The end of a connection that the server closes unasked must arrive before its next request. */
  private static final Duration DISTANCE = Duration.ofMillis(10);

  private static final int CONNECTIONS = 4;

  private Drive() {}

  static EvenPacer post(Transport transport, ScriptedServer server, int requests) {
    return drive(transport, Calls.post(server.url()), requests);
  }

  /** With a timeout of {@link #SHORT}. */
  static EvenPacer postInVain(Transport transport, ScriptedServer server, int requests) {
    return drive(transport, Calls.post(server.url()), requests, SHORT);
  }

  static EvenPacer drive(Transport transport, Call call, int requests) {
    return drive(transport, call, requests, LONG);
  }

  private static EvenPacer drive(Transport transport, Call call, int requests, Duration timeout) {
    EvenPacer pacer = new EvenPacer(requests, DISTANCE, timeout);
    transport.drive(call, CONNECTIONS, pacer);
    transport.close();
    assertThat(pacer.details()).hasSize(requests);
    assertThat(pacer.unordered()).isZero();
    return pacer;
  }

  static void assertEach(EvenPacer pacer, Outcome outcome) {
    Map<Outcome, Integer> expected = new HashMap<>();
    expected.put(outcome, pacer.details().size());
    assertThat(pacer.outcomes()).as("%s", pacer.details()).isEqualTo(expected);
  }
}
