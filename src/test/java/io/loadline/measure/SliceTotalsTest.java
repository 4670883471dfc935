package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.testkit.RandomCut;
import io.loadline.testkit.RandomRun;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Slices of a run until a second amount to what is recorded of a run that ends there. */
class SliceTotalsTest {
  private static final int SEEDS = Integer.getInteger("test.seeds", 75);

  private static void assertSame(Distribution found, Distribution whole, String seed) {
    assertThat(found.encoded()).as(seed).isEqualTo(whole.encoded());
    assertSame(found.moments(), whole.moments(), seed);
  }

  /** Squares are added up as doubles, in another order. */
  private static void assertSame(Moments found, Moments whole, String seed) {
    assertThat(found.count()).as(seed).isEqualTo(whole.count());
    assertThat(found.sum()).as(seed).isEqualTo(whole.sum());
    assertThat(found.min()).as(seed).isEqualTo(whole.min());
    assertThat(found.max()).as(seed).isEqualTo(whole.max());
    assertThat(found.sumOfSquares())
        .as(seed)
        .isCloseTo(whole.sumOfSquares(), within(1e-9 * whole.sumOfSquares()));
  }

  @Test
  void counts_and_times_are_those_of_the_run_until_then() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomCut cut = RandomCut.of(seed, 1 + seed % 4, 1 + seed % 3);
      RunResult whole = cut.whole();
      RunRecorder.Recording found = RunRecorder.Totals.of(whole.plan(), cut.slices()).recording();
      String as = "seed " + seed;
      assertThat(found.counts()).as(as).isEqualTo(whole.counts());
      assertSame(found.times().response(), whole.response(), as);
      assertSame(found.times().lag(), whole.lag(), as);
      assertThat(found.times().service().count()).as(as).isZero();
    }
  }

  @Test
  void intervals_are_those_of_the_run_until_then() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomCut cut = RandomCut.of(seed, 1 + seed % 4, 1 + seed % 3);
      List<Interval> found = RunRecorder.Totals.of(cut.whole().plan(), cut.slices()).intervals();
      assertThat(found).as("seed " + seed).hasSameSizeAs(cut.whole().intervals());
      for (int i = 0; i < found.size(); i++) {
        Interval whole = cut.whole().intervals().get(i);
        assertThat(found.get(i).startNanos()).isEqualTo(whole.startNanos());
        assertThat(found.get(i).counts()).as("seed " + seed).isEqualTo(whole.counts());
        assertThat(found.get(i).histogram()).as("seed " + seed).isEqualTo(whole.histogram());
      }
    }
  }

  @Test
  void stages_are_those_of_the_run_until_then() {
    for (int seed = 0; seed < SEEDS; seed++) {
      // Their two stages take two seconds each.
      RandomCut cut = RandomCut.of(seed, 1 + seed % 4, 1 + seed % 3);
      var found = RunRecorder.Totals.of(cut.whole().plan(), cut.slices()).recording().stages();
      assertThat(found).hasSameSizeAs(cut.whole().stages());
      for (int i = 0; i < found.size(); i++) {
        var whole = cut.whole().stages().get(i);
        assertThat(found.get(i).offered()).as("seed " + seed).isEqualTo(whole.offered());
        assertThat(found.get(i).sent()).as("seed " + seed).isEqualTo(whole.sent());
        assertThat(found.get(i).errors()).as("seed " + seed).isEqualTo(whole.errors());
        assertSame(found.get(i).response(), whole.response(), "seed " + seed);
      }
    }
  }

  @Test
  void tokens_are_those_of_the_run_until_then() {
    int streamed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomCut cut = RandomCut.of(seed, 1 + seed % 4, 1 + seed % 3);
      StreamResult whole = cut.whole().stream();
      StreamResult found =
          RunRecorder.Totals.of(cut.whole().plan(), cut.slices()).recording().stream();
      assertThat(found == null).isEqualTo(whole == null);
      if (whole != null) {
        assertStream(Objects.requireNonNull(found), whole, "seed " + seed);
        streamed++;
      }
    }
    assertThat(streamed).isPositive();
  }

  private static void assertStream(StreamResult found, StreamResult whole, String seed) {
    assertThat(found.counts()).as(seed).isEqualTo(whole.counts());
    assertThat(found.goodput()).as(seed).isEqualTo(whole.goodput());
    assertSame(found.first(), whole.first(), seed);
    // In slices these are counted to 1 %.
    assertSame(found.gap().moments(), whole.gap().moments(), seed);
    assertSame(found.perToken().moments(), whole.perToken().moments(), seed);
    for (int i = 0; i < whole.firstExceedances().size(); i++) {
      assertThat(found.firstExceedances().get(i).response())
          .as(seed)
          .isLessThanOrEqualTo(whole.firstExceedances().get(i).response());
    }
  }

  @Test
  void no_slice_at_all_amounts_to_nothing() {
    RunRecorder.Totals none = RunRecorder.Totals.of(new RandomRun(1, 4).plan(), List.of());
    assertThat(none.intervals()).isEmpty();
    assertThat(none.recording().counts().outcomes().total()).isZero();
    assertThat(none.recording().times().response().count()).isZero();
  }
}
