package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.SlicedRun.SECOND;
import static io.loadline.slo.SlicedRun.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Objective;
import io.loadline.result.BatchSlice;
import io.loadline.result.RunResult;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From how many slices on a slow start is told, and of which figures. */
class SteadySlicesTest {
  private static final Objective P90 = atMost("http/latency-p90", 1_000);
  private static final BatchSlice NONE = SlicedRun.slice(0, 0, 0);
  private static final BatchSlice SLOW = recorded(9, 200, 0);
  private static final BatchSlice FAST = recorded(9, 20, 0);

  private static Optional<String> note(RunResult run) {
    return SteadyState.note(run, RunDisturbances.of(run), Optional.empty(), Optional.empty());
  }

  private static Optional<String> note(Objective objective, BatchSlice... slices) {
    RunResult whole = new HandMade(objective).served(400, 20).build();
    return note(SlicedRun.of(whole, SECOND, slices));
  }

  /** The first fifth of those with requests is slow; others have none. */
  private static BatchSlice[] slices(int all, int used) {
    return IntStream.range(0, all)
        .mapToObj(i -> i >= used ? NONE : i < used / 5 ? SLOW : FAST)
        .toArray(BatchSlice[]::new);
  }

  @Test
  void a_slow_start_is_told_from_40_slices_on() {
    assertThat(note(P90, slices(40, 40)).orElseThrow())
        .startsWith("the first 8.0 s are slower than the rest");
    assertThat(note(P90, slices(39, 39))).isEmpty();
  }

  @Test
  void half_of_the_slices_must_have_requests() {
    assertThat(note(P90, slices(40, 20)).orElseThrow())
        .startsWith("the first 4.0 s are slower than the rest");
    assertThat(note(P90, slices(40, 19))).isEmpty();
  }

  /** One of ten fails: the p90 is the slowest of those that do not. */
  @Test
  void a_rank_that_falls_on_the_slowest_success_has_a_figure() {
    BatchSlice slow = recorded(9, 200, 1);
    BatchSlice fast = recorded(9, 20, 1);
    BatchSlice[] slices =
        IntStream.range(0, 40).mapToObj(i -> i < 8 ? slow : fast).toArray(BatchSlice[]::new);

    assertThat(note(P90, slices).orElseThrow()).contains(" and http/latency-p90 is some 20.");
    assertThat(note(atMost("http/latency-p91", 1_000), slices)).isEmpty();
  }

  @Test
  void it_is_told_of_upper_limits_on_means_and_ranks_of_whole_responses() {
    BatchSlice[] slices = slices(40, 40);

    assertThat(note(atLeast("http/latency-p90", 1), slices)).isEmpty();
    assertThat(note(atMost("http/latency-stddev", 1), slices)).isEmpty();
    assertThat(note(atMost("http/latency-mean", 1), slices)).isPresent();
    assertThat(note(atMost("http/latency-max", 1), slices)).isPresent();
    RunResult streamed =
        SureRun.streamed(
            400, i -> new double[] {10, 20}, GoodputLimits.NONE, 0, atMost("http/ttft-p90", 100));
    assertThat(note(SlicedRun.of(streamed, SECOND, slices))).isEmpty();
  }

  @Test
  void a_load_that_is_too_much_is_told_once() {
    RunResult run = SlicedRun.of(new HandMade(P90).served(400, 20).build(), SECOND, slices(40, 40));
    Optional<UnstableLoad> load = Optional.of(new UnstableLoad(20, 1, 0));
    Optional<TimeCause> told =
        Optional.of(new TimeCause(P90.metric(), TimeCause.Kind.UNSTABLE, "told", "act"));
    RunDisturbances none = RunDisturbances.of(run);

    assertThat(SteadyState.note(run, none, load, told)).isEmpty();
    assertThat(SteadyState.note(run, none, load, Optional.empty()).orElseThrow())
        .startsWith("the load is above what the service can do");
  }
}
