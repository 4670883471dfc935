package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AppliedOverride;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.slo.Cause;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class GateTextTest {
  private static final String BROKEN =
      """
      FAIL gate: 1 of 4 objectives broken at iris
        broken    iris http/latency-mean <= 500 ms: 612.4 ms
        load      200 requests, 16.0/s Poisson (seed 7), 32 connections, 12.6 s;
                  weights iris 3, digits 1
        note      a note on all
        FAIL iris: 1 of 2 objectives broken
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
          report    iris.json
        PASS digits: all 2 objectives hold
          objective           limit       observed   samples   verdict
          http/latency-mean   <= 500 ms   412.4 ms   100       PASS
          http/error-count    <= 0        0          100       PASS
          load      100 requests, 8.0/s Poisson (seed 7), 16 connections, 12.6 s;
                    warm-up 10 requests
          response  mean 612.4  p50 590.1  p90 701.3  p99 840.2  max 840.2 ms
          report    digits.json
        page      all.html
        report    target/loadline/GateIT/gate/result.json\
      """;

  private static GateReport.Endpoint endpoint(
      String name, int weight, RunResult run, Judgment judgment) {
    TestName test = TestName.of(name);
    Report.Files file = new Report.Files(name + ".html", name + ".json");
    Report report =
        new Report(test, run, judgment, List.of(), List.of(), file, UnaryOperator.identity());
    return new GateReport.Endpoint(weight, report);
  }

  private static String text(GateReport.Endpoint... endpoints) {
    return GateText.of(
        new GateReport(
            TestName.of("gate"),
            List.of(endpoints),
            List.of("a note on all"),
            new Report.Files("all.html", "target/loadline/GateIT/gate/result.json"),
            text -> text.replace("hidden", "***")));
  }

  private static RunResult run() {
    return new SampleRun().build();
  }

  private static RunResult dead() {
    return new SampleRun()
        .outcome(Outcome.SUCCESS, 0, Duration.ZERO, "")
        .outcome(Outcome.SERVER_ERROR, 100, Duration.ZERO, "busy")
        .build();
  }

  @Test
  void a_broken_endpoint_comes_with_all_that_a_reader_needs() {
    assertThat(
            text(
                endpoint("iris", 3, run(), Reports.fail()),
                endpoint("digits", 1, run(), Reports.pass())))
        .isEqualTo(BROKEN);
  }

  @Test
  void the_first_line_names_endpoints_that_are_dead() {
    assertThat(
            text(
                endpoint("iris", 3, run(), Reports.pass()),
                endpoint("digits", 1, dead(), Reports.fail())))
        .startsWith(
            "FAIL gate: no request to digits succeeded; 1 of 4 objectives broken at digits\n");
  }

  @Test
  void a_dead_endpoint_without_a_broken_objective_is_told_alone() {
    Judgment judged =
        new Judgment(Verdict.FAIL, "dead", "", Reports.pass().objectives(), List.of());
    assertThat(
            text(endpoint("iris", 3, run(), Reports.pass()), endpoint("digits", 1, dead(), judged)))
        .startsWith("FAIL gate: no request to digits succeeded\n");
  }

  @Test
  void one_objective_is_not_plural() {
    ObjectiveVerdict broken = Reports.broken(SampleRun.MEAN, 612.4, Cause.NONE);
    Judgment fail =
        new Judgment(Verdict.FAIL, "1 of 1 objective broken", "", List.of(broken), List.of());
    assertThat(text(endpoint("iris", 3, run(), fail)))
        .startsWith("FAIL gate: 1 of 1 objective broken at iris\n");
    ObjectiveVerdict holds = Reports.holds(SampleRun.MEAN, 412.4);
    Judgment pass =
        new Judgment(Verdict.PASS, "the objective holds", "", List.of(holds), List.of());
    assertThat(text(endpoint("iris", 3, run(), pass)))
        .startsWith("PASS gate: the objective holds at iris\n");
  }

  @Test
  void notes_of_an_endpoint_are_wrapped_within_its_indent() {
    Judgment noted =
        new Judgment(
            Verdict.PASS, "", "", Reports.pass().objectives(), List.of("word ".repeat(60).strip()));
    assertThat(text(endpoint("iris", 3, run(), noted)).lines())
        .filteredOn(line -> line.contains("word"))
        .hasSize(5)
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void the_first_line_says_what_keeps_an_endpoint_from_being_judged() {
    Judgment spoiled =
        new Judgment(
            Verdict.INVALID,
            "the load generator's own lag spoiled 1 of 2 objectives",
            "",
            Reports.pass().objectives(),
            List.of());
    assertThat(
            text(
                endpoint("iris", 3, run(), spoiled),
                endpoint("digits", 1, run(), Reports.pass()),
                endpoint("faces", 1, run(), spoiled)))
        .startsWith(
            """
            INVALID gate: the load generator's own lag spoiled 1 of 2 objectives at iris,
                faces
            """);
  }

  @Test
  void an_objective_that_became_weaker_stands_in_the_first_line_with_its_endpoint() {
    AppliedOverride override =
        new AppliedOverride(
            "loadline.endpoint.iris.latency-mean",
            "400",
            "500",
            "system property",
            true,
            Optional.of(SampleRun.MEAN.metric()));
    GateReport.Endpoint iris = endpoint("iris", 3, run(), Reports.pass());
    assertThat(text(new GateReport.Endpoint(3, Reports.with(iris.report(), override))))
        .startsWith(
            """
            PASS gate (loosened): all 2 objectives hold at iris
              loosened  iris http/latency-mean <= 500 ms by system property
                        loadline.endpoint.iris.latency-mean, was 400
            """);
  }

  @Test
  void an_endpoint_that_is_one_revision_of_a_canary_is_told_with_it() {
    RunResult run = new SampleRun().cluster(Clusters.tagged()).build();
    GateReport.Endpoint canary = endpoint("canary", 1, run, Reports.pass());
    assertThat(text(canary))
        .contains("\n  PASS canary (revision iris-00002): all 2 objectives hold\n");
    assertThat(
            GateJson.of(
                new GateReport(
                    TestName.of("gate"),
                    List.of(canary),
                    List.of(),
                    Report.Files.NONE,
                    UnaryOperator.identity()),
                Reports.ENVIRONMENT))
        .contains("\n    \"revision\" : \"iris-00002\",\n    \"result\" :");
  }

  @Test
  void no_secret_of_any_endpoint_is_printed() {
    assertThat(text(endpoint("hidden", 3, run(), Reports.pass()))).doesNotContain("hidden");
  }
}
