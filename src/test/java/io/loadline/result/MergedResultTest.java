package io.loadline.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.load.LoadEngine;
import io.loadline.plan.WorkerShare;
import io.loadline.slo.Judge;
import io.loadline.testkit.RandomRun;
import io.loadline.testkit.SampleRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergedResultTest {
  private static final int SEEDS = Integer.getInteger("test.seeds", 80) / 10;

  /** Sums of squares are sums of doubles, whose last digits depend on the order. */
  private static final Comparator<Double> ALMOST =
      (left, right) ->
          Math.abs(left - right) <= 1e-12 * Math.abs(left) ? 0 : Double.compare(left, right);

  private static void assertWholeIsItsParts(RandomRun.Split split) {
    RunResult merged = RunResult.merge(split.parts());
    assertThat(merged)
        .usingRecursiveComparison()
        .withComparatorForType(ALMOST, Double.class)
        // A sum may not be encoded yet; equal ones encode to the same bytes.
        .withEqualsForType(Interval.Histogram::equals, Interval.Histogram.class)
        .isEqualTo(split.whole());
    assertThat(Judge.judge(merged)).isEqualTo(Judge.judge(split.whole()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10})
  void the_parts_of_a_run_make_the_whole(int workers) {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertWholeIsItsParts(new RandomRun(seed, 3).split(workers));
    }
  }

  /** Over an hour intervals are joined, which a part does that is long, and another does not. */
  @Test
  void intervals_of_different_length_are_added_in_the_longer_one() {
    RandomRun.Split split = new RandomRun(5, 6).split(2);
    TimeSeries first = split.parts().get(0).series();
    TimeSeries second = pairs(split.parts().get(1).series());
    List<Interval> whole = new ArrayList<>();
    for (Interval each : pairs(split.whole().series()).intervals()) {
      Stream<Health> own =
          Stream.concat(pairs(first).intervals().stream(), second.intervals().stream())
              .filter(part -> part.startNanos() == each.startNanos())
              .flatMap(part -> Stream.ofNullable(part.health()));
      whole.add(each.withHealth(own.reduce(Health::beside).orElse(null)));
    }
    assertThat(first.plus(second).intervals())
        .usingRecursiveComparison()
        .withComparatorForType(ALMOST, Double.class)
        // A sum may not be encoded yet; equal ones encode to the same bytes.
        .withEqualsForType(Interval.Histogram::equals, Interval.Histogram.class)
        .isEqualTo(whole);
  }

  private static TimeSeries pairs(TimeSeries series) {
    long length = 2 * series.intervals().get(0).lengthNanos();
    TreeMap<Long, Interval> pairs = new TreeMap<>();
    for (Interval each : series.intervals()) {
      long index = each.startNanos() / length;
      pairs.merge(index, each.at(index, length), Interval::plus);
    }
    return new TimeSeries(List.copyOf(pairs.values()), series.stages(), series.arrivals());
  }

  @Test
  void a_part_that_was_stopped_makes_the_whole_one_that_was() {
    RunResult complete = new SampleRun().build();
    RunResult stopped = new SampleRun().ending(RunEnding.INTERRUPTED).build();
    RunExecution merged = complete.execution().plus(stopped.execution());
    assertThat(merged.ending()).isEqualTo(RunEnding.INTERRUPTED);
    assertThat(stopped.execution().plus(complete.execution()).ending())
        .isEqualTo(RunEnding.INTERRUPTED);
  }

  /** What a lost part told is not known, so the rest is no whole either. */
  @Test
  void a_part_that_was_lost_leaves_nothing_of_what_the_server_told() {
    RandomRun random = new RandomRun(3, 3);
    RunResult whole = random.split(1).whole();
    RunResult lost =
        LoadEngine.lost(random.plan(), WorkerShare.ALL, List.of(), whole.execution(), "killed");
    assertThat(whole.server().requests()).isNotNull();
    assertThat(RunResult.merge(List.of(whole, lost)).server()).isEqualTo(ServerResult.NONE);
    assertThat(RunResult.merge(List.of(lost, whole, whole)).server()).isEqualTo(ServerResult.NONE);
  }

  @Test
  void results_of_different_plans_are_refused() {
    RunResult one = new RandomRun(1, 4).split(1).whole();
    RunResult other = new RandomRun(2, 4).split(1).whole();
    assertThatThrownBy(() -> RunResult.merge(List.of(one, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("only results of one plan can be merged");
  }

  @Test
  void nothing_makes_no_result() {
    assertThatThrownBy(() -> RunResult.merge(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no result to merge");
  }
}
