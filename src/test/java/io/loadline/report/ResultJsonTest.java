package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Header;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.slo.Cause;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultJsonTest {
  private static String document(SampleRun run, Judgment judgment) {
    return ResultJson.of(Reports.of(run.build(), judgment), Reports.ENVIRONMENT);
  }

  /** What stands at {@code a.0.b}, as compact JSON. */
  static String at(String document, String path) throws JsonException {
    @Nullable JsonValue value = Json.parse(document);
    for (String step : path.split("\\.", -1)) {
      if (value instanceof JsonArray array) {
        value = array.elements().get(Integer.parseInt(step));
      } else if (value instanceof JsonObject object) {
        value = object.members().get(step);
      }
    }
    return value == null ? "absent" : Json.compact(value);
  }

  @Test
  void verdict_and_objectives_are_as_judged() throws JsonException {
    String json = document(new SampleRun(), Reports.fail());
    assertThat(at(json, "schema")).isEqualTo("1");
    assertThat(at(json, "name")).isEqualTo("\"iris_keeps_its_promise\"");
    assertThat(at(json, "verdict")).isEqualTo("\"FAIL\"");
    assertThat(at(json, "headline")).isEqualTo("\"1 of 2 objectives broken\"");
    assertThat(at(json, "reason")).isEqualTo("\"\"");
    assertThat(at(json, "objectives.0"))
        .isEqualTo(
            "{\"metric\":\"http/latency-mean\",\"limit\":500,\"bound\":\"upper\",\"unit\":\"ms\","
                + "\"observed\":612.4,\"samples\":100,\"verdict\":\"FAIL\",\"reason\":\"\"}");
  }

  @Test
  void an_observed_figure_has_six_decimals() throws JsonException {
    Judgment judgment =
        new Judgment(
            Verdict.FAIL,
            "1 of 1 objective broken",
            "",
            List.of(Reports.broken(SampleRun.MEAN, 612.0231234567, Cause.NONE)),
            List.of());
    assertThat(at(document(new SampleRun(), judgment), "objectives.0.observed"))
        .isEqualTo("612.023123");
  }

  @Test
  void a_rank_on_an_error_has_no_observed_figure() throws JsonException {
    Judgment judgment =
        new Judgment(
            Verdict.FAIL,
            "1 of 1 objectives broken",
            "",
            List.of(Reports.broken(SampleRun.P99, null, Cause.ERROR_AT_RANK)),
            List.of("a note"));
    String json = document(new SampleRun(), judgment);
    assertThat(at(json, "objectives.0.observed")).isEqualTo("null");
    assertThat(at(json, "objectives.0.reason")).isEqualTo("\"error\"");
    assertThat(at(json, "notes")).isEqualTo("[\"a note\"]");
  }

  @Test
  void times_are_milliseconds_to_the_nanosecond() throws JsonException {
    FixedDistribution times = FixedDistribution.ofMillis(0.000001, 1234567.890123);
    String json = document(new SampleRun().response(times), Reports.fail());
    assertThat(at(json, "response"))
        .isEqualTo(
            "{\"count\":2,\"mean\":617283.945062,\"stddev\":617283.945061,\"min\":0.000001,"
                + "\"max\":1234567.890123,\"p50\":0.000001,\"p75\":1234567.890123,"
                + "\"p90\":1234567.890123,\"p95\":1234567.890123,\"p99\":1234567.890123,"
                + "\"p99_9\":1234567.890123}");
    assertThat(at(json, "wait.p99")).isEqualTo("0");
    assertThat(at(json, "lag.p99")).isEqualTo("0.05");
    assertThat(at(json, "slowest"))
        .isEqualTo("{\"index\":57,\"start_ms\":3100,\"response_ms\":1234567.890123}");
  }

  @Test
  void outcomes_are_counts_and_errors_say_what_the_first_looked_like() throws JsonException {
    SampleRun run =
        new SampleRun()
            .outcome(Outcome.SUCCESS, 249, Duration.ZERO, "")
            .outcome(Outcome.SERVER_ERROR, 1, Duration.ofMillis(1240), "status 500: \"boom\"");
    String json = document(run, Reports.fail());
    assertThat(at(json, "requests")).isEqualTo("250");
    assertThat(at(json, "errorRatio")).isEqualTo("0.004");
    assertThat(at(json, "throughput")).isEqualTo("19.761905");
    assertThat(at(json, "outcomes")).isEqualTo("{\"success\":249,\"server-error\":1}");
    assertThat(at(json, "errors"))
        .isEqualTo(
            "{\"server-error\":{\"first_ms\":1240,\"sample\":\"status 500: \\\"boom\\\"\"}}");
  }

  @Test
  void the_load_can_be_repeated_from_it() throws JsonException {
    String json = document(new SampleRun(), Reports.pass());
    assertThat(at(json, "load"))
        .isEqualTo(
            "{\"kind\":\"open\",\"rate\":8,\"arrivals\":\"poisson\",\"requests\":100,"
                + "\"connections\":16,\"warmup\":{\"requests\":10},\"seed\":7,"
                + "\"trace\":\"sampled\",\"timeout_s\":30,"
                + "\"method\":\"POST\",\"headers\":[],\"payloads\":[\"classpath:iris-input.json\"],"
                + "\"expect\":[]}");
    String closed = document(new SampleRun().workload(new Workload.Closed(4)), Reports.pass());
    assertThat(at(closed, "load.kind")).isEqualTo("\"closed\"");
    assertThat(at(closed, "load.concurrency")).isEqualTo("4");
    assertThat(at(closed, "load.rate")).isEqualTo("absent");
  }

  @Test
  void intervals_carry_sums_exceedances_and_a_histogram() throws JsonException {
    String json = document(new SampleRun(), Reports.pass());
    assertThat(at(json, "intervals.0.start_s")).isEqualTo("0");
    assertThat(at(json, "intervals.0.length_s")).isEqualTo("1");
    assertThat(at(json, "intervals.0.response.mean")).isEqualTo("602.975");
    assertThat(at(json, "intervals.0.exceedances"))
        .isEqualTo("[{\"limit\":500,\"count\":8,\"withoutLag\":8}]");
    assertThat(at(json, "intervals.0.histogram")).startsWith("\"HISTFAAAADV4nJNpm");
  }

  @Test
  void where_and_when_it_ran_is_said_without_the_name_of_the_machine() throws JsonException {
    String json = document(new SampleRun(), Reports.pass());
    assertThat(at(json, "environment"))
        .isEqualTo(
            "{\"transport\":\"netty-epoll\",\"loadline\":\"0.1.0\",\"java\":\"17.0.16\","
                + "\"vendor\":\"Eclipse Adoptium\",\"os\":\"Linux\",\"arch\":\"amd64\",\"cpus\":2,"
                + "\"self_check\":{\"ceiling\":61250,\"lag_p50\":0.0019,\"lag_p99\":0.048}}");
    assertThat(at(json, "started")).isEqualTo("\"2026-11-24T09:00:00Z\"");
    assertThat(at(json, "elapsed_s")).isEqualTo("12.6");
    assertThat(at(json, "ending")).isEqualTo("\"complete\"");
  }

  @Test
  void no_secret_is_written_however_json_would_escape_it() {
    String secret = "quo\"ted\\secret";
    SampleRun run =
        new SampleRun()
            .headers(new Header("Authorization", "Bearer s3cr3t-t0ken", false))
            .outcome(Outcome.CLIENT_ERROR, 1, Duration.ZERO, secret + " s3cr3t-t0ken");
    Report report = Reports.masking(Reports.of(run.build(), Reports.fail()), secret);
    AppliedOverride override =
        new AppliedOverride(
            "loadline.url", secret, "new", "system property", false, Optional.empty());
    assertThat(ResultJson.of(Reports.with(report, override), Reports.ENVIRONMENT))
        .contains("\"sample\" : \"*** ***\"")
        .contains("\"headers\" : [ \"Authorization\" ]")
        .doesNotContain("s3cr3t")
        .doesNotContain("ted\\\\secret");
  }

  @Test
  void a_secret_that_looks_like_part_of_a_histogram_does_not_spoil_it() throws JsonException {
    Report report = Reports.masking(Reports.of(new SampleRun().build(), Reports.pass()), "HIST");
    assertThat(at(ResultJson.of(report, Reports.ENVIRONMENT), "intervals.0.histogram"))
        .startsWith("\"HIST");
  }
}
