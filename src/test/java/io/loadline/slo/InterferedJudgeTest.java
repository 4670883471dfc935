package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.TargetPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Services that did not stay what they were while they were measured. */
class InterferedJudgeTest {
  private static final Objective MEAN = atMost("http/latency-mean", 20);
  private static final Interference SCALED =
      happened(InterferenceKind.SCALED, 3.04, "the predictor went from 1 pod to 2", true);
  private static final Interference RESTARTED =
      happened(InterferenceKind.RESTART, 4.2, "kserve-container of pod iris-1 restarted", false);

  private static Interference happened(
      InterferenceKind kind, double second, String what, boolean scaling) {
    return new Interference(kind, second, what, scaling);
  }

  private static HandMade good(Interference... interferences) {
    return new HandMade(MEAN, NO_ERRORS).served(100, 10).in(TargetPath.DIRECT, null, interferences);
  }

  @ParameterizedTest
  @EnumSource(value = InterferenceKind.class, mode = Mode.EXCLUDE, names = "THROTTLED")
  void whatever_happens_to_the_service_makes_a_pass_invalid(InterferenceKind kind) {
    Judgment judgment = good(happened(kind, 2, "something happened", false)).judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline()).isEqualTo("something happened at 2.0 s");
    assertThat(judgment.reason()).startsWith("something happened at 2.0 s. Fix: ");
    assertThat(judgment.objectives())
        .extracting(ObjectiveVerdict::verdict)
        .containsExactly(Verdict.PASS, Verdict.PASS);
  }

  @Test
  void a_quiet_cluster_changes_nothing() {
    Judgment judgment = good().judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.notes()).isEmpty();
  }

  @Test
  void a_broken_objective_says_nothing_of_a_service_that_changed() {
    Judgment judgment =
        new HandMade(MEAN, NO_ERRORS)
            .served(90, 30)
            .errors(Outcome.RESET, 10)
            .in(TargetPath.DIRECT, null, RESTARTED)
            .judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.objectives())
        .extracting(ObjectiveVerdict::verdict)
        .containsExactly(Verdict.INVALID, Verdict.INVALID);
    assertThat(judgment.objectives().get(0).reason())
        .isEqualTo("the service did not stay the same");
    assertThat(judgment.objectives().get(0).observed()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETED,      FAIL",
    "RESTART,      FAIL",
    "NOT_CONFIRMED, FAIL",
    "TUNNEL_BROKE, INVALID",
  })
  void a_service_that_never_answered_is_dead_unless_the_way_to_it_broke(
      InterferenceKind kind, Verdict verdict) {
    Judgment judgment =
        new HandMade(MEAN, NO_ERRORS)
            .errors(Outcome.CONNECT_FAILED, 100)
            .in(TargetPath.DIRECT, null, happened(kind, 1, "it happened", false))
            .judged();

    assertThat(judgment.verdict()).isEqualTo(verdict);
  }

  @Test
  void what_happened_to_a_dead_service_is_said() {
    Judgment judgment =
        new HandMade(MEAN)
            .errors(Outcome.CONNECT_FAILED, 100)
            .in(TargetPath.DIRECT, null, RESTARTED)
            .judged();

    assertThat(judgment.headline())
        .isEqualTo("no request succeeded (100 x connect-failed), 1 of 1 objective broken");
    assertThat(judgment.notes())
        .contains(
            "the service did not stay the same: kserve-container of pod iris-1 restarted at 4.2 s."
                + " Fix: read the log of the container's last run (kubectl logs --previous)");
  }

  @Test
  void scaling_that_is_allowed_belongs_to_the_test() {
    assertThat(good(SCALED).judged().verdict()).isEqualTo(Verdict.INVALID);
    Judgment judgment = good(SCALED).allowScaling().judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.notes())
        .containsExactly(
            "allowScaling permits what happened: the predictor went from 1 pod to 2 at 3.0 s");
  }

  @Test
  void allowed_scaling_excuses_nothing_else() {
    Judgment judgment = good(SCALED, RESTARTED).allowScaling().judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline()).isEqualTo("kserve-container of pod iris-1 restarted at 4.2 s");
    assertThat(judgment.notes())
        .containsExactly(
            "allowScaling permits what happened: the predictor went from 1 pod to 2 at 3.0 s");
  }

  @Test
  void a_broken_objective_stands_where_only_allowed_scaling_happened() {
    HandMade slow =
        new HandMade(MEAN).served(100, 30).in(TargetPath.DIRECT, null, SCALED).allowScaling();

    assertThat(slow.judged().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void several_are_counted_in_the_first_line_and_told_in_the_reason() {
    Judgment judgment = good(RESTARTED, SCALED, RESTARTED, SCALED).judged();

    assertThat(judgment.headline())
        .isEqualTo("kserve-container of pod iris-1 restarted at 4.2 s, and 3 more");
    assertThat(judgment.reason())
        .isEqualTo(
            "kserve-container of pod iris-1 restarted at 4.2 s; the predictor went from 1 pod to 2"
                + " at 3.0 s; kserve-container of pod iris-1 restarted at 4.2 s; and 1 more. Fix:"
                + " read the log of the container's last run (kubectl logs --previous); keep the"
                + " number of replicas (minReplicas = maxReplicas), or set @Ready(allowScaling ="
                + " TRUE) where scaling is what is tested");
  }

  @Test
  void three_are_told_without_a_rest() {
    assertThat(good(RESTARTED, SCALED, RESTARTED).judged().reason())
        .contains("pod iris-1 restarted at 4.2 s. Fix: ")
        .doesNotContain("more");
  }

  @Test
  void the_start_of_the_measurement_is_its_second_0() {
    assertThat(good(happened(InterferenceKind.DELETED, 0, "it went", false)).judged().headline())
        .isEqualTo("it went at 0.0 s");
  }

  @Test
  void what_is_known_only_afterwards_has_no_second() {
    Interference unknown =
        happened(
            InterferenceKind.NOT_CONFIRMED,
            Double.NaN,
            "the API server could not be asked again",
            false);

    assertThat(good(unknown).judged().headline())
        .isEqualTo("the API server could not be asked again");
  }

  @Test
  void what_happened_in_the_warm_up_is_told_apart() {
    Interference early = happened(InterferenceKind.POD_DELETED, -0.5, "pod iris-1 went", false);

    assertThat(good(early).judged().headline())
        .isEqualTo("pod iris-1 went before the measurement began");
  }

  @Test
  void a_run_that_ended_by_force_says_what_happened_to_the_service() {
    Judgment judgment = good(RESTARTED).ending(RunEnding.HARD_END).judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline()).startsWith("kserve-container");
  }
}
