package io.loadline.report;

import static io.loadline.testkit.Plans.constant;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.TimedPart;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ResultSchema;
import io.loadline.testkit.StreamSimulation;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ServerReportTest {
  /** Answers in 200 ms, the first token after 100 ms. */
  private static StreamSimulation simulation(double limit) {
    Metric metric = Metric.percentile(Kind.TTFT_PERCENTILE, 95);
    return StreamSimulation.of(constant(10), Plans.upper(metric, limit));
  }

  static StreamSimulation broken() {
    return simulation(90);
  }

  private static Report report(RunResult run) {
    return new Report(
        TestName.of("chat"),
        run,
        Judge.judge(run),
        List.of(),
        List.of(),
        Reports.FILES,
        UnaryOperator.identity());
  }

  private static List<String> text(RunResult run) {
    return ConsoleText.of(report(run)).lines().toList();
  }

  static JsonObject json(RunResult run) throws JsonException {
    String document = report(run).json(Reports.ENVIRONMENT);
    assertThat(ResultSchema.problemsOfNow(document)).isEmpty();
    return (JsonObject) Json.parse(document);
  }

  static String timings(RunResult run) throws JsonException {
    JsonValue found = json(run).members().get("serverTimings");
    return Json.compact(Objects.requireNonNull(found));
  }

  @Test
  void parts_stand_behind_the_service_time() {
    assertThat(text(broken().toldByVllm(10, 60, 125).run()))
        .containsSubsequence(
            "            wait p99 0.0 ms   lag p99 0.0 ms",
            "  server    queue p50 10.0 p99 10.0 ms  prefill p50 60.0 p99 60.0 ms",
            "            decode p50 125.0 p99 125.0 ms",
            "            not told p50 5.0 p99 5.0 ms (vLLM's timings, by its own account)");
  }

  @Test
  void what_a_server_without_its_queue_leaves_is_queue_or_network() {
    assertThat(text(broken().toldByLlamaCpp(60, 95).run()))
        .containsSubsequence(
            "  server    prefill p50 60.0 p99 60.0 ms  decode p50 95.0 p99 95.0 ms",
            "            queue or network p50 45.0 p99 45.0 ms (llama.cpp's timings)");
  }

  @Test
  void where_some_of_the_work_is_named_the_rest_may_be_the_other() {
    for (StreamSimulation some :
        List.of(
            broken().named(TimedPart.PREPARE, 20),
            broken().named(TimedPart.PREFILL, 20),
            broken().named(TimedPart.PREPARE, 5).named(TimedPart.DECODE, 15))) {
      assertThat(text(some.run()))
          .anyMatch(line -> line.startsWith("            not told p50 180.0 p99 180.0 ms"));
    }
    StreamSimulation sometimes =
        broken().toldByLlamaCpp(5, 10).silentAbout(30).named(TimedPart.PREPARE, 5);
    assertThat(text(sometimes.run()))
        .anyMatch(line -> line.startsWith("            not told p50 180.1 p99 195.0 ms"));
  }

  @Test
  void where_all_of_the_work_is_named_the_rest_is_queue_or_network() {
    for (StreamSimulation all :
        List.of(
            broken().named(TimedPart.COMPUTE, 20),
            broken().named(TimedPart.PREPARE, 5).named(TimedPart.COMPUTE, 15),
            broken().named(TimedPart.PREFILL, 5).named(TimedPart.DECODE, 15))) {
      assertThat(text(all.run()))
          .contains(
              "            queue or network p50 180.0 p99 180.0 ms (@ServerTiming's timings, by",
              "              its own account)");
    }
  }

  @Test
  void an_upstream_is_held_against_the_time_to_the_head() throws JsonException {
    RunResult run = broken().throughEnvoy(30, 34).run();
    assertThat(text(run))
        .containsSubsequence(
            "  server    upstream p50 30.0 p99 30.0 ms  beyond upstream p50 4.0 p99 4.0 ms",
            "            the rest is not known (Envoy's timings)");
    assertThat(timings(run))
        .contains("\"upstream\":{\"count\":100,\"mean\":30,")
        .contains("\"beyondUpstream\":{\"count\":100,\"mean\":4,");
  }

  @Test
  void a_proxy_before_the_server_tells_nothing_of_its_queue() {
    assertThat(text(broken().toldByLlamaCpp(60, 95).throughEnvoy(30, 34).run()))
        .containsSubsequence(
            "            queue or network p50 45.0 p99 45.0 ms (llama.cpp's and Envoy's",
            "              timings)");
  }

  @Test
  void an_upstream_that_took_longer_than_its_head_is_contradicted() throws JsonException {
    assertThat(timings(broken().throughEnvoy(37, 34).run()))
        .isEqualTo("{\"servers\":[],\"checked\":null,\"told\":100,\"contradicted\":100}");
  }

  @Test
  void a_pass_and_a_server_that_tells_nothing_have_no_such_line() {
    assertThat(text(simulation(150).toldByLlamaCpp(60, 95).run()))
        .noneMatch(line -> line.startsWith("  server "));
    assertThat(text(broken().run())).noneMatch(line -> line.startsWith("  server "));
  }

  @Test
  void the_file_has_the_parts() throws JsonException {
    assertThat(timings(broken().toldByVllm(10, 60, 125).run()))
        .startsWith(
            "{\"servers\":[\"vLLM\"],\"checked\":\"read\",\"told\":100,\"contradicted\":0,"
                + "\"queue\":{\"count\":100,\"mean\":10,")
        .contains(
            "\"prefill\":{\"count\":100,\"mean\":60,",
            "\"decode\":{\"count\":100,\"mean\":125,",
            "\"untold\":{\"count\":100,\"mean\":5,");
    assertThat(timings(broken().toldByLlamaCpp(60, 95).run()))
        .startsWith("{\"servers\":[\"llama.cpp\"],\"checked\":\"ran\",")
        .doesNotContain("queue");
  }

  @Test
  void the_file_has_no_member_where_nothing_is_told() throws JsonException {
    assertThat(json(broken().run()).members()).doesNotContainKey("serverTimings");
  }

  @Test
  void a_clock_that_rounds_leaves_a_negative_rest() throws JsonException {
    assertThat(timings(broken().toldByLlamaCpp(100, 101).run()))
        .contains("\"untold\":{\"count\":100,\"mean\":-1,\"stddev\":0,\"min\":-1,\"max\":-1,");
  }

  @Test
  void timings_that_our_clock_contradicts_are_noted_and_not_shown() throws JsonException {
    RunResult run = broken().toldByLlamaCpp(150, 100).run();
    assertThat(text(run))
        .contains(
            "  note      the server tells more time than 100 of 100 requests took by our",
            "            clock or its own total: its timings are not used")
        .noneMatch(line -> line.startsWith("  server "));
    assertThat(timings(run))
        .isEqualTo("{\"servers\":[],\"checked\":null,\"told\":100,\"contradicted\":100}");
  }

  @Test
  void where_some_answers_tell_nothing_it_says_of_how_many_they_are() {
    assertThat(text(broken().toldByLlamaCpp(60, 95).silentAbout(30).run()))
        .containsSubsequence(
            "            queue or network p50 45.0 p99 45.0 ms (llama.cpp's timings, of 70 of",
            "              100 answers)");
  }
}
