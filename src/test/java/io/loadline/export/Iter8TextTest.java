package io.loadline.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.ResultDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Spaces and line breaks are those that {@code iter8 k report} of Iter8 0.13.18 printed of a run on
 * MLServer, trailing ones included.
 */
class Iter8TextTest {
  /** The figures of that run. */
  private static final String RUN =
      """
      {"verdict": "PASS", "requests": 100, "outcomes": {"success": 100}, "errorRatio": 0,
       "objectives": [
        {"metric": "http/error-count", "limit": 0, "bound": "upper", "unit": "", "observed": 0,
         "verdict": "PASS"},
        {"metric": "http/latency-mean", "limit": 500, "bound": "upper", "unit": "ms",
         "observed": 7.13, "verdict": "PASS"}],
       "response": {"count": 100, "mean": 7.13, "stddev": 6.49, "min": 3.0, "max": 39.31,
        "p50": 5.79, "p75": 6.91, "p90": 7.93, "p95": 9.5, "p99": 38.24, "p99_9": 39.21},
       "target": {"url": "http://127.0.0.1/v2/models/iris/infer"}}""";

  /** What Iter8 prints of it. */
  private static final String REPORT =
      """

      Experiment summary:
      *******************

        Experiment completed: true
        No task failures: true
        Total number of tasks: 3
        Number of completed tasks: 3
        Number of completed loops: 1

      Whether or not service level objectives (SLOs) are satisfied:
      *************************************************************

        SLO Conditions                  | Satisfied
        --------------                  | ---------
        http/error-count <= 0           | true
        http/latency-mean (msec) <= 500 | true
      \s\s

      Latest observed values for metrics:
      ***********************************

        Metric                     | value
        -------                    | -----
        http/error-count           | 0.00
        http/error-rate            | 0.00
        http/latency-max (msec)    | 39.31
        http/latency-mean (msec)   | 7.13
        http/latency-min (msec)    | 3.00
        http/latency-p50 (msec)    | 5.79
        http/latency-p75 (msec)    | 6.91
        http/latency-p90 (msec)    | 7.93
        http/latency-p95 (msec)    | 9.50
        http/latency-p99 (msec)    | 38.24
        http/latency-p99.9 (msec)  | 39.21
        http/latency-stddev (msec) | 6.49
        http/request-count         | 100.00
      \s\s

      """;

  private static String text(String json) {
    return Iter8Text.text(ResultDocuments.parsed(json));
  }

  @Test
  void a_run_is_told_as_iter8_tells_it() {
    assertThat(text(RUN)).isEqualTo(REPORT);
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, true, true, 3",
    "FAIL, true, true, 3",
    "INCONCLUSIVE, true, false, 3",
    "INVALID, true, false, 3",
    "ERROR, false, false, 2"
  })
  void only_a_run_that_decides_has_no_failure(
      String verdict, boolean completed, boolean failureless, int tasks) {
    assertThat(text(RUN.replaceFirst("PASS", verdict)))
        .contains(
            "  Experiment completed: "
                + completed
                + "\n  No task failures: "
                + failureless
                + "\n  Total number of tasks: 3\n  Number of completed tasks: "
                + tasks
                + "\n");
  }

  @Test
  void only_an_objective_that_holds_is_satisfied() {
    String json =
        """
        {"verdict": "INCONCLUSIVE", "requests": 10, "outcomes": {"success": 10}, "objectives": [
          {"metric": "http/throughput", "limit": 0.5, "bound": "lower", "unit": "/s",
           "observed": 0.756, "verdict": "PASS"},
          {"metric": "http/latency-p99", "limit": 300, "bound": "upper", "unit": "ms",
           "observed": null, "verdict": "INCONCLUSIVE"},
          {"metric": "http/ttft-p95", "limit": 200, "bound": "upper", "unit": "ms",
           "observed": 250, "verdict": "FAIL"}]}""";

    assertThat(text(json))
        .contains(
            """
              SLO Conditions                 | Satisfied
              --------------                 | ---------
              http/latency-p99 (msec) <= 300 | false
              http/ttft-p95 (msec) <= 200    | false
              0.5 <= http/throughput (/s)    | true
            """)
        .contains("  http/latency-p99 (msec) | unavailable\n")
        .contains("  http/throughput (/s)    | 0.76\n");
  }

  @Test
  void grpc_has_the_names_that_iter8_gives_it() {
    assertThat(Iter8Text.text(ResultDocuments.golden("fail-message-stream")))
        .contains("grpc/error-count", "  grpc/latency/p99.9 (msec) ", "  grpc/request-count ")
        .doesNotContain("grpc/latency-");
  }

  @Test
  void figures_of_several_endpoints_stand_in_one_report() {
    assertThat(Iter8Text.text(ResultDocuments.golden("endpoints-pass")))
        .contains("Total number of tasks: 4\n", "http-canary/latency-p99 (msec)")
        .contains("  http-iris/request-count           | 10.00\n")
        .contains("  http-iris/latency-mean (msec) <= 80   | true\n");
  }

  @Test
  void a_gate_that_was_never_measured_has_no_insights() {
    assertThat(Iter8Text.text(ResultDocuments.golden("not-ready-image")))
        .isEqualTo(
            """

            Experiment summary:
            *******************

              Experiment completed: false
              No task failures: false
              Total number of tasks: 3
              Number of completed tasks: 0
              Number of completed loops: 1

            Metrics-based Insights:
            ***********************

              Insights not found in experiment results. You may need to retry this report at a later \
            time.
            """);
  }
}
