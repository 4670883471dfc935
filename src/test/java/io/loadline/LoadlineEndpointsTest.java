package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Several endpoints without annotations. */
class LoadlineEndpointsTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  private Loadline call() {
    return Loadline.target(server.url()).payload(GateKit.PAYLOAD);
  }

  private LoadlineEndpoints mixed(Loadline digits) {
    return Loadline.endpoints()
        .endpoint("iris", 3, call())
        .endpoint("digits", 1, digits)
        .load(load -> load.requests(40).rate(400).warmup("4").seed(11))
        .ready(ready -> ready.timeout(Duration.ofSeconds(5)))
        .slo(slo -> slo.latencyMean(Duration.ofSeconds(5)))
        .printTo(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @Test
  void results_are_by_name() throws Exception {
    EndpointResults results = mixed(call()).check();
    assertThat(results.verdict()).isEqualTo(Verdict.PASS);
    assertThat(results.all()).containsOnlyKeys("iris", "digits");
    assertThat(results.of("iris").requests()).isEqualTo(30);
    assertThat(results.of("digits").requests()).isEqualTo(10);
    assertThat(results.report()).isEmpty();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains(results.toString());
    assertThatThrownBy(() -> results.of("faces"))
        .hasMessage("there is no endpoint \"faces\"; there are iris, digits");
  }

  @Test
  void run_returns_what_check_throws() throws Exception {
    LoadlineEndpoints mixed = mixed(call().slo(slo -> slo.latencyMean(Duration.ofNanos(1))));
    EndpointResults results = mixed.run();
    assertThat(results.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(results.of("iris").verdict()).isEqualTo(Verdict.PASS);
    assertThatThrownBy(mixed::check)
        .isExactlyInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("FAIL iris, digits: 1 of 4 objectives broken at digits\n");
  }

  @Test
  void a_load_of_one_endpoint_is_refused() {
    assertThatThrownBy(() -> mixed(call().load(load -> load.rate(3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "endpoint digits calls load(..), which is said of all endpoints together: call it on"
                + " Loadline.endpoints()");
  }

  @Test
  void a_load_without_endpoints_is_refused() {
    assertThatThrownBy(() -> Loadline.endpoints().run())
        .hasMessage("there is no endpoint: call endpoint(..) first");
  }
}
