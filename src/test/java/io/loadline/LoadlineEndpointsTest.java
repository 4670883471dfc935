package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
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
  void promises_of_streams_hold_for_each_endpoint() {
    LoadlineEndpoints mixed = mixed(call()).streamSlo(slo -> slo.ttftMean(Duration.ofMillis(500)));
    assertThatThrownBy(mixed::run)
        .hasMessageContaining("@StreamSlo(ttftMean = 500), from Loadline.endpoints()")
        .hasMessageContaining("this call is none");
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
  void what_is_said_of_a_whole_run_is_refused_of_one_endpoint() {
    assertThatThrownBy(() -> mixed(call().named("digits")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "endpoint digits calls named(..), which is said of all endpoints together: call it on"
                + " Loadline.endpoints()");
    assertThatThrownBy(() -> mixed(call().withOverrides()))
        .hasMessageStartingWith("endpoint digits calls withOverrides(), ");
    assertThatThrownBy(() -> mixed(call().printTo(System.out)))
        .hasMessageStartingWith("endpoint digits calls printTo(..), ");
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void a_named_run_writes_its_result_and_that_of_each_endpoint(@TempDir Path dir) throws Exception {
    System.setProperty("loadline.output-dir", dir.toString());
    try {
      EndpointResults results = mixed(call()).withOverrides().named("nightly").check();
      assertThat(results.toString()).startsWith("PASS nightly: all 4 objectives hold at ");
      assertThat(results.report()).contains(dir.resolve("nightly/result.json"));
      assertThat(results.of("digits").report()).contains(dir.resolve("nightly/digits/result.json"));
      assertThat(dir.resolve("nightly/iris/result.json")).content().contains("\"PASS\"");
    } finally {
      System.clearProperty("loadline.output-dir");
    }
  }

  @Test
  void a_run_of_one_endpoint_has_its_name() throws Exception {
    EndpointResults results =
        Loadline.endpoints()
            .endpoint("iris", 1, call())
            .load(load -> load.requests(20).rate(400).warmup("0").seed(11))
            .printTo(new PrintStream(printed, true, StandardCharsets.UTF_8))
            .run();
    assertThat(results.all()).containsOnlyKeys("iris");
    assertThat(results.of("iris").requests()).isEqualTo(20);
    assertThat(results.toString()).startsWith("PASS iris: the objective holds at iris\n");
  }

  @Test
  void a_load_without_endpoints_is_refused() {
    assertThatThrownBy(() -> Loadline.endpoints().run())
        .hasMessage("there is no endpoint: call endpoint(..) first");
  }
}
