package io.loadline.report;

import static io.loadline.report.Reports.holds;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.slo.Cause;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ConsoleTextTest {
  private static String text(SampleRun run, Judgment judgment) {
    return ConsoleText.of(Reports.of(run.build(), judgment)) + "\n";
  }

  private static SampleRun someErrors() {
    return new SampleRun()
        .response(FixedDistribution.ofMillis(590.2, 840.2).times(47))
        .outcome(Outcome.SUCCESS, 94, Duration.ZERO, "")
        .outcome(
            Outcome.SERVER_ERROR,
            5,
            Duration.ofMillis(1_240),
            "status 500: {\n \"error\":\t\"boom\"}\u001b[31m")
        .outcome(Outcome.TIMEOUT, 1, Duration.ofSeconds(3), "no answer within 30 s");
  }

  private static String line(String text, String label) {
    return Reports.line(text, "  " + label);
  }

  @Test
  void a_failure_carries_all_that_is_needed_to_act() {
    assertThat(text(new SampleRun(), Reports.fail()))
        .isEqualTo(
            """
            FAIL iris_keeps_its_promise: 1 of 2 objectives broken
              objective           limit       observed   samples   verdict
              http/latency-mean   <= 500 ms   612.4 ms   100       FAIL  +22.5 %
              http/error-count    <= 0        0          100       PASS
              load      100 requests, 8.0/s Poisson (seed 7), 16 connections, 12.6 s;
                        warm-up 10 requests
              response  mean 612.4  p50 590.1  p90 701.3  p99 840.2  max 840.2 ms
              service   mean 612.4  p50 590.1  p90 701.3  p99 840.2  max 840.2 ms
                        wait p99 0.0 ms   lag p99 0.05 ms
              slowest   #57 840.2 ms at 3.1 s
              traces    slowest  e6984080bab12a0242adc95429238f3d
              target    http://localhost:8080/v2/models/sklearn-irisv2/infer
              page      target/loadline/IrisGateIT/iris_keeps_its_promise/index.html
              report    target/loadline/IrisGateIT/iris_keeps_its_promise/result.json
            """);
  }

  @Test
  void a_pass_is_shorter() {
    assertThat(text(new SampleRun(), Reports.pass()))
        .isEqualTo(
            """
            PASS iris_keeps_its_promise: all 2 objectives hold
              objective           limit       observed   samples   verdict
              http/latency-mean   <= 500 ms   412.4 ms   100       PASS
              http/error-count    <= 0        0          100       PASS
              load      100 requests, 8.0/s Poisson (seed 7), 16 connections, 12.6 s;
                        warm-up 10 requests
              response  mean 612.4  p50 590.1  p90 701.3  p99 840.2  max 840.2 ms
              page      target/loadline/IrisGateIT/iris_keeps_its_promise/index.html
              report    target/loadline/IrisGateIT/iris_keeps_its_promise/result.json
            """);
  }

  @Test
  void a_rank_on_an_error_and_each_kind_of_error_are_shown() {
    assertThat(text(someErrors(), Reports.bothBroken()))
        .isEqualTo(
            """
            FAIL iris_keeps_its_promise: 2 of 2 objectives broken
              objective          limit       observed         samples   verdict
              http/latency-p99   <= 300 ms   > 30 s (error)   100       FAIL
              http/error-count   <= 0        6                100       FAIL
              load      100 requests, 8.0/s Poisson (seed 7), 16 connections, 12.6 s;
                        warm-up 10 requests
              response  mean 715.2  p50 590.2  p90 840.2  p99 840.2  max 840.2 ms
                        (of the 94 that succeeded)
              service   mean 715.2  p50 590.2  p90 840.2  p99 840.2  max 840.2 ms
                        wait p99 0.0 ms   lag p99 0.05 ms
              outcomes  success 94
                        server-error 5, first at 1.2 s: status 500: { "error": "boom"}?[31m
                        timeout 1, first at 3.0 s: no answer within 30 s
              slowest   #57 840.2 ms at 3.1 s
              traces    slowest             e6984080bab12a0242adc95429238f3d
                        first server-error  e6984080bab12a028bdb3696e0e8532a
                        first timeout       e6984080bab12a02be014ccc2ae5e1bf
              target    http://localhost:8080/v2/models/sklearn-irisv2/infer
              page      target/loadline/IrisGateIT/iris_keeps_its_promise/index.html
              report    target/loadline/IrisGateIT/iris_keeps_its_promise/result.json
            """);
  }

  @Test
  void a_verdict_that_is_not_plain_says_why_below_the_table() {
    ObjectiveVerdict undecided =
        new ObjectiveVerdict(SampleRun.P99, null, 40, Verdict.INCONCLUSIVE, Cause.TOO_FEW);
    Judgment judgment =
        new Judgment(
            Verdict.INCONCLUSIVE,
            "1 of 1 objectives undecided",
            "at least 100 requests are needed",
            List.of(undecided),
            List.of("no error objective was named, so errors = 0 is judged"));
    assertThat(text(new SampleRun(), judgment))
        .startsWith(
            """
            INCONCLUSIVE iris_keeps_its_promise: 1 of 1 objectives undecided
              objective          limit       observed   samples   verdict
              http/latency-p99   <= 300 ms   no data    40        INCONCLUSIVE
              http/latency-p99: too few requests: below 100 there is no http/latency-p99
              reason    at least 100 requests are needed
              note      no error objective was named, so errors = 0 is judged
              load      100 requests""");
  }

  @Test
  void a_closed_loop_says_that_queueing_is_not_seen() {
    String text = text(new SampleRun().workload(new Workload.Closed(4)), Reports.pass());
    assertThat(line(text, "load"))
        .isEqualTo(
            "  load      100 requests, 4 users in a closed loop (queueing is not seen that way),"
                + " 12.6 s; warm-up 10 requests");
  }

  @Test
  void constant_arrivals_without_warm_up_that_were_cut_off_are_told() {
    Workload constant = new Workload.Open(new ArrivalRate(0.5), Arrivals.CONSTANT);
    SampleRun run = new SampleRun().workload(constant).warmup(0).ending(RunEnding.HARD_END);
    assertThat(line(text(run, Reports.fail()), "load"))
        .isEqualTo(
            "  load      100 requests, 0.5/s constant, 16 connections, 12.6 s (ended by force);"
                + " no warm-up");
  }

  @Test
  void without_a_file_there_is_no_line_for_it() {
    Report report =
        new Report(
            TestName.of("iris"),
            new SampleRun().build(),
            Reports.pass(),
            List.of(),
            List.of("a warning"),
            Report.Files.NONE,
            UnaryOperator.identity());
    assertThat(ConsoleText.of(report))
        .doesNotContain("  report ")
        .contains("  note      a warning");
  }

  @Test
  void numbers_look_the_same_in_every_locale() {
    Locale before = Locale.getDefault();
    String expected = text(new SampleRun(), Reports.fail());
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(text(new SampleRun(), Reports.fail())).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void one_objective_that_holds_is_one_row() {
    Judgment judgment =
        new Judgment(
            Verdict.PASS, "1 objective holds", "", List.of(holds(SampleRun.P99, 0.2)), List.of());
    assertThat(text(new SampleRun(), judgment))
        .contains("  http/latency-p99   <= 300 ms   0.2 ms     100       PASS\n");
  }
}
