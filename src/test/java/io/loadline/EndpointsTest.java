package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.result.NotReadyException;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** A gate with several endpoints, over real sockets. */
class EndpointsTest {
  private final Path dir;
  private ScriptedServer iris;
  private ScriptedServer digits;

  EndpointsTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() {
    iris = ScriptedServer.always(Answers.iris());
    digits = ScriptedServer.always(Answers.iris());
  }

  @AfterEach
  void stop() {
    iris.close();
    digits.close();
  }

  private GateKit kit() {
    return GateKit.writingTo(dir)
        .calling(iris.url())
        .with("test.url2", digits.url("/v2/models/digits/infer").toString());
  }

  private GateOutput run(Class<?> fixture) {
    return kit().run(fixture);
  }

  @Test
  void kept_promises_are_green_with_a_table_for_each_endpoint() {
    GateOutput output = run(EndpointTestCases.Two.class);
    output.tests().assertStatistics(stats -> stats.succeeded(1).failed(0));
    assertThat(output.console())
        .contains("PASS both_keep_their_promises: all 4 objectives hold at iris, digits\n")
        .contains("  load      40 requests, 400.0/s Poisson (seed 11), 8 connections, ")
        .contains(";\n            weights iris 3, digits 1\n")
        .contains("  PASS iris: all 2 objectives hold\n")
        .contains("    http/latency-mean   <= 5000 ms")
        .contains("  PASS digits: all 2 objectives hold\n")
        .contains("    http/latency-mean   <= 4000 ms");
  }

  @Test
  void requests_warm_up_and_connections_are_split_by_weight() {
    run(EndpointTestCases.Two.class);
    assertThat(iris.requests("measurement")).isEqualTo(30);
    assertThat(digits.requests("measurement")).isEqualTo(10);
    assertThat(iris.requests("warmup")).isEqualTo(3);
    assertThat(digits.requests("warmup")).isEqualTo(1);
  }

  /** 1000 Poisson arrivals by 3 to 1: 750 and 250, within 4 standard deviations. */
  @Test
  void in_a_given_time_each_endpoint_gets_its_share_of_the_rate() {
    GateOutput output = run(EndpointTestCases.ByTime.class);
    assertThat(output.errors()).isEmpty();
    assertThat(iris.requests("measurement")).isCloseTo(750, within(4 * 28L));
    assertThat(digits.requests("measurement")).isCloseTo(250, within(4 * 16L));
  }

  @Test
  void one_broken_endpoint_is_a_failure_that_names_it() {
    GateOutput output = run(EndpointTestCases.Broken.class);
    assertThat(output.error()).isExactlyInstanceOf(AssertionFailedError.class);
    assertThat(output.message().lines())
        .startsWith("FAIL gate: 1 of 4 objectives broken at digits")
        .anyMatch(line -> line.startsWith("  broken    digits http/latency-mean <= 0.000001 ms: "))
        .contains("  PASS iris: all 2 objectives hold")
        .contains("  FAIL digits: 1 of 2 objectives broken");
    assertThat(output.console()).contains(output.message());
  }

  @Test
  void one_dead_endpoint_is_red_though_the_other_is_well_even_in_advise() {
    digits.follow(Script.healthyUntilMeasured(Answers.json(500, "no memory")));
    GateOutput output =
        kit().with("loadline.mode", "advise").run(EndpointTestCases.OnTheClass.class);
    assertThat(output.errors()).hasSize(1);
    assertThat(output.error().getSuppressed())
        .singleElement()
        .asString()
        .contains("FAIL gate: no request to digits succeeded; 1 of 2 objectives broken at digits\n")
        .contains("  broken    digits http/error-count <= 0: 20\n");
  }

  @Test
  void an_endpoint_that_is_not_ready_is_named_and_nothing_is_measured() {
    String nobody = "http://127.0.0.1:" + ClosedPort.find() + ScriptedServer.INFER;
    GateOutput output =
        kit()
            .with("test.url2", nobody)
            .with("loadline.ready.timeout", "300ms")
            .run(EndpointTestCases.Two.class);
    assertThat(output.error()).isExactlyInstanceOf(NotReadyException.class);
    assertThat(output.message()).startsWith("endpoint digits: ");
    assertThat(iris.requests("measurement")).isZero();
    assertThat(output.json(EndpointTestCases.Two.class, "both_keep_their_promises"))
        .contains("\"ERROR\"");
  }

  @Test
  void an_error_says_what_was_set_from_outside_for_any_endpoint_once() {
    String nobody = "http://127.0.0.1:" + ClosedPort.find() + ScriptedServer.INFER;
    GateOutput output =
        kit()
            .with("test.url2", nobody)
            .with("loadline.ready.timeout", "300ms")
            .with("loadline.endpoint.digits.latency-mean", "4500")
            .run(EndpointTestCases.Two.class);
    assertThat(output.json(EndpointTestCases.Two.class, "both_keep_their_promises"))
        .containsOnlyOnce("\"key\" : \"loadline.ready.timeout\"")
        .containsOnlyOnce("\"key\" : \"loadline.endpoint.digits.latency-mean\"")
        .contains("\"from\" : \"4000\"", "\"to\" : \"4500\"");
  }

  @Test
  void the_results_are_a_parameter_by_name() {
    assertThat(run(EndpointTestCases.OnTheClass.class).errors()).isEmpty();
  }

  @Test
  void an_address_on_the_method_replaces_the_endpoints_of_the_class() {
    assertThat(run(EndpointTestCases.OneOfItsOwn.class).errors()).isEmpty();
    assertThat(digits.requests()).isZero();
  }

  @Test
  void users_of_a_closed_loop_are_split_by_weight() {
    assertThat(run(EndpointTestCases.Closed.class).errors()).isEmpty();
  }

  @Test
  void stages_are_split_by_weight() {
    GateOutput output = run(EndpointTestCases.Staged.class);
    assertThat(output.errors()).isEmpty();
    assertThat(output.console())
        .containsPattern("1: constant 100/s for 500ms \\(4/5 of it\\)\\s+40 ")
        .containsPattern("1: constant 100/s for 500ms \\(1/5 of it\\)\\s+10 ");
  }

  @Test
  void each_endpoint_has_its_files_and_its_figures_by_Iter8s_names() {
    GateOutput output = run(EndpointTestCases.Two.class);
    String method = "both_keep_their_promises";
    assertThat(output.json(EndpointTestCases.Two.class, method))
        .contains("\"metric\" : \"http-digits/latency-mean\"")
        .contains("\"result\" : \"digits/result.json\"");
    assertThat(output.json(EndpointTestCases.Two.class, method + "/digits"))
        .contains("\"name\" : \"digits\"", "\"seed\" : 12");
    assertThat(output.entries())
        .containsEntry("verdict", "PASS")
        .containsEntry("http-iris/request-count", "30")
        .containsEntry("http-digits/error-count", "0");
    assertThat(output.attachments())
        .singleElement()
        .satisfies(folder -> assertThat(folder.resolve("digits/result.json")).exists());
  }

  @Test
  void the_plan_is_printed_for_each_endpoint_and_nothing_is_sent() {
    GateOutput output = kit().with("loadline.mode", "plan").run(EndpointTestCases.Two.class);
    assertThat(output.console())
        .contains("PLAN both_keep_their_promises, iris: no request was sent")
        .contains("PLAN both_keep_their_promises, digits: no request was sent")
        .containsPattern(
            "@Endpoint\\(weight\\) +3/4 of the load\\s+@Endpoint\\(\"iris\"\\) on method")
        .containsPattern("its share +up to 100/s, about 10 requests\\s+@Load by weight");
    assertThat(iris.requests() + digits.requests()).isZero();
  }
}
