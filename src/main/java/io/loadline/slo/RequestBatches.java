package io.loadline.slo;

import io.loadline.result.BatchSlice;
import io.loadline.result.BatchSlices;
import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.stats.BatchCounts;
import io.loadline.stats.MeanTest;
import io.loadline.stats.ShareTest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The requests of a run in 40 batches of nearly equal time, in the order in which they were due, or
 * the gaps between the tokens of their answers; with times of one kind.
 */
final class RequestBatches {
  private static final double SLOWEST = 90;
  private static final double SLOWER = 50;

  private final List<BatchSlice> slices;
  private final long[] sizes;
  private final BatchCounts slowest;
  private final BatchCounts slower;

  private RequestBatches(List<BatchSlice> slices) {
    this.slices = slices;
    this.sizes = sum(BatchSlice::requests);
    Interval.Histogram all =
        slices.stream()
            .map(each -> each.times().counts())
            .reduce(Interval.Histogram::plus)
            .orElseThrow();
    this.slowest = above(all, SLOWEST);
    this.slower = above(all, SLOWER);
  }

  /** Absent where the run was shorter than 40 slices, or nothing is known of them. */
  static Optional<RequestBatches> of(BatchSlices slices) {
    List<BatchSlice> all = slices.slices();
    return all.size() >= BatchCounts.BATCHES && all.stream().anyMatch(each -> each.requests() > 0)
        ? Optional.of(new RequestBatches(all))
        : Optional.empty();
  }

  /** Of times beyond a limit of the run, by its place among {@link BatchSlice#exceeding}. */
  ShareTest exceeding(int limit) {
    return test(each -> each.exceeding().get(limit));
  }

  /** Of requests that were no success. */
  ShareTest failed() {
    return test(BatchSlice::failed);
  }

  /**
   * Of attempts that keep not all of the goodput limits. How alike they are is looked for in the
   * other times that are limited, too, and where they are most alike counts.
   */
  ShareTest notGood(List<RequestBatches> others) {
    BatchCounts broken = counts(BatchSlice::notGood);
    return Stream.concat(Stream.of(this), others.stream())
        .map(each -> ShareTest.of(broken, each.slowest, each.slower))
        .max(Comparator.comparingDouble(each -> each.dependence().designEffect()))
        .orElseThrow();
  }

  private ShareTest test(ToLongFunction<BatchSlice> broken) {
    return ShareTest.of(counts(broken), slowest, slower);
  }

  /** Of the times of successes; absent without one. */
  Optional<MeanTest> mean() {
    long[] successes = sum(each -> each.times().sums().count());
    double[] sums = new double[BatchCounts.BATCHES];
    long[] nanos = sum(each -> each.times().sums().sum());
    Arrays.setAll(sums, batch -> nanos[batch]);
    return Arrays.stream(successes).sum() == 0
        ? Optional.empty()
        : Optional.of(MeanTest.of(successes, sums));
  }

  /**
   * Requests slower than the run's own percentile, failed ones among them. By buckets of 3 %: those
   * of the percentile's own bucket are on the side that gives the nearer share.
   */
  private BatchCounts above(Interval.Histogram all, double percentile) {
    long requests = Arrays.stream(sizes).sum();
    long failures = slices.stream().mapToLong(BatchSlice::failed).sum();
    long rank = Distribution.rank(percentile, requests);
    if (rank > requests - failures) {
      return counts(BatchSlice::failed);
    }
    long nanos = all.percentile(100.0 * rank / (requests - failures));
    double wanted = requests - rank - failures;
    boolean strictly =
        Math.abs(all.above(nanos) - wanted) <= Math.abs(all.aboveAtMost(nanos) - wanted);
    return counts(
        each ->
            each.failed()
                + (strictly
                    ? each.times().counts().above(nanos)
                    : each.times().counts().aboveAtMost(nanos)));
  }

  private BatchCounts counts(ToLongFunction<BatchSlice> property) {
    return new BatchCounts(sizes, sum(property));
  }

  private long[] sum(ToLongFunction<BatchSlice> property) {
    long[] sums = new long[BatchCounts.BATCHES];
    for (int i = 0; i < slices.size(); i++) {
      int batch = (int) ((i + 1L) * BatchCounts.BATCHES - 1) / slices.size();
      sums[batch] += property.applyAsLong(slices.get(i));
    }
    return sums;
  }
}
