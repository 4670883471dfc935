package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.result.ServerResult;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that are refusals: at, below and above each threshold. */
class RefusedCauseTest {
  private static final Objective P99 = atMost("http/latency-p99", 20);
  private static final String HTTP = "http://127.0.0.1:1/v2/models/iris/infer";

  /** A second of a load, all of as many requests: some are answered, refused, or time out. */
  private record Second(int answered, int refused, int timeouts) {
    int requests() {
      return answered + refused + timeouts;
    }

    Answer answer(int request, long sent, long millis) {
      if (request < answered) {
        return new Answer(sent + millis * 1_000_000, Outcome.SUCCESS);
      }
      return request < answered + refused
          ? new Answer(sent + 1_000_000, Outcome.SERVER_ERROR, true)
          : new Answer(Long.MAX_VALUE, Outcome.TIMEOUT);
    }
  }

  private static RunResult run(String url, long millis, List<Second> all, Objective... limits) {
    int each = all.get(0).requests();
    SimulatedTransport service =
        new SimulatedTransport(
            (exchange, sent) -> {
              int index = (int) exchange.index();
              return all.get(index / each).answer(index % each, sent, millis);
            });
    return Simulation.run(
        Plans.plan(
            Plans.call(url, Duration.ofSeconds(2)),
            Plans.constant(each),
            new PhaseLength.Requests((long) each * all.size()),
            PhaseLength.NOTHING,
            10_000,
            limits),
        service);
  }

  private static List<TimeCause> causes(List<Second> all, Objective... limits) {
    return Judge.judge(run(HTTP, 1, all, limits)).causes();
  }

  private static List<TimeCause> causes(int answered, int refused, int timeouts) {
    return causes(List.of(new Second(answered, refused, timeouts)), NO_ERRORS);
  }

  @Test
  void refusals_beside_answers_are_told_with_what_to_do() {
    assertThat(causes(Collections.nCopies(2, new Second(90, 5, 0)), NO_ERRORS))
        .containsExactly(
            new TimeCause(
                Metric.of(Metric.Kind.ERROR_COUNT),
                TimeCause.Kind.REFUSED,
                "10 of 190 requests were refused (429 or 503) while others were answered",
                "read what the refusals say; where it was too much to do, lower the rate, add"
                    + " replicas, or let the queue be longer"));
  }

  @Test
  void refusals_of_grpc_have_its_own_words() {
    RunResult run = run("grpc://127.0.0.1:1/iris", 1, List.of(new Second(90, 10, 0)), NO_ERRORS);
    assertThat(Judge.judge(run).causes().get(0).sentence())
        .isEqualTo(
            "10 of 100 requests were refused (RESOURCE_EXHAUSTED or UNAVAILABLE) while others were"
                + " answered");
  }

  @ParameterizedTest
  @CsvSource({"4,0", "5,1", "6,1"})
  void of_a_few_refusals_nothing_is_concluded(int refused, int causes) {
    assertThat(causes(90, refused, 0)).hasSize(causes);
  }

  @ParameterizedTest
  @CsvSource({"79,21,0", "80,20,1", "81,19,1", "0,10,0"})
  void nearly_all_errors_have_to_be_refusals(int refused, int timeouts, int causes) {
    assertThat(causes(900, refused, timeouts)).hasSize(causes);
  }

  @ParameterizedTest
  @CsvSource({"3,2,0", "4,1,1", "5,0,1"})
  void refusals_without_an_answer_beside_them_are_an_outage(int beside, int alone, int causes) {
    List<Second> all =
        Stream.concat(
                Collections.nCopies(beside, new Second(10, 10, 0)).stream(),
                Collections.nCopies(alone, new Second(0, 20, 0)).stream())
            .toList();
    assertThat(causes(all, NO_ERRORS)).hasSize(causes);
  }

  @Test
  void a_rank_that_falls_on_a_refusal_has_that_cause_once_for_all() {
    assertThat(causes(List.of(new Second(90, 10, 0)), P99, NO_ERRORS))
        .extracting(TimeCause::metric)
        .containsExactly(P99.metric());
  }

  @Test
  void a_time_that_is_broken_by_itself_is_not_explained_by_refusals() {
    Judgment slow = Judge.judge(run(HTTP, 30, List.of(new Second(995, 5, 0)), P99));
    assertThat(slow.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(slow.causes()).extracting(TimeCause::kind).containsExactly(TimeCause.Kind.NOT_TOLD);
  }

  @Test
  void what_holds_has_no_cause() {
    Objective few = atMost("http/error-rate", 0.2);
    Judgment judged = Judge.judge(run(HTTP, 1, List.of(new Second(90, 10, 0)), few));
    assertThat(judged.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.causes()).isEmpty();
  }

  @Test
  void a_service_of_which_nothing_succeeded_is_dead_and_not_busy() {
    assertThat(causes(0, 100, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"COMPLETE,1", "HARD_END,0", "INTERRUPTED,0"})
  void a_run_that_is_not_whole_has_no_cause(RunEnding ending, int causes) {
    RunResult run = run(HTTP, 1, List.of(new Second(90, 10, 0)), NO_ERRORS);
    RunExecution ended =
        new RunExecution(
            run.startedAt(),
            run.elapsedNanos(),
            WarmupCounts.NONE,
            ending,
            "simulated",
            run.connections());
    Judgment judged =
        Judge.judge(
            new RunResult(
                run.plan(),
                ended,
                run.counts(),
                run.times(),
                run.series(),
                null,
                null,
                ServerResult.NONE));
    assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judged.causes()).hasSize(causes);
  }
}
