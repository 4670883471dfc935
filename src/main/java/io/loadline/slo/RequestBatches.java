package io.loadline.slo;

import io.loadline.result.BatchSlice;
import io.loadline.result.BatchSlices;
import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.stats.BatchCounts;
import io.loadline.stats.MeanTest;
import io.loadline.stats.ShareTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The requests of a run in 40 batches of nearly equal time, in the order in which they were due, or
 * the gaps between the tokens of their answers; with times of one kind.
 */
final class RequestBatches {
  private static final double SLOWEST = 90;
  private static final double SLOWER = 50;
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * A part of the requests, by batch.
   *
   * @param batches in which it was looked for how alike they are
   */
  record Sample(List<Long> hits, BoundsMethod.Batches batches, ShareTest test) {
    /** What the bounds of its share follow from, and its test at a level. */
    BoundsMethod method(double level) {
      return new BoundsMethod.OfShare(
          batches,
          test.used(level),
          test.neighbours(),
          hits,
          test.designEffect(),
          test.isSuspect(),
          test.trend());
    }
  }

  private final List<BatchSlice> batches;
  private final BoundsMethod.Batches counts;

  private RequestBatches(List<BatchSlice> batches) {
    this.batches = batches;
    Interval.Histogram all =
        batches.stream()
            .map(each -> each.times().counts())
            .reduce(Interval.Histogram::plus)
            .orElseThrow();
    this.counts =
        new BoundsMethod.Batches(
            counts(BatchSlice::requests),
            above(all, SLOWEST),
            above(all, SLOWER),
            counts(each -> each.times().sums().count()),
            counts(each -> each.times().sums().sum()));
  }

  /** Absent where the run was shorter than 40 slices, or nothing is known of them. */
  static Optional<RequestBatches> of(BatchSlices slices) {
    List<BatchSlice> all = slices.slices();
    return all.size() >= BatchCounts.BATCHES && all.stream().anyMatch(each -> each.requests() > 0)
        ? Optional.of(new RequestBatches(joined(all)))
        : Optional.empty();
  }

  private static List<BatchSlice> joined(List<BatchSlice> slices) {
    List<List<BatchSlice>> parts = new ArrayList<>();
    IntStream.range(0, BatchCounts.BATCHES).forEach(batch -> parts.add(new ArrayList<>()));
    for (int i = 0; i < slices.size(); i++) {
      int batch = (int) ((i + 1L) * BatchCounts.BATCHES - 1) / slices.size();
      parts.get(batch).add(slices.get(i));
    }
    return parts.stream()
        .map(each -> each.stream().reduce(BatchSlice::plus).orElseThrow())
        .toList();
  }

  /** Of times beyond a limit of the run, by its place among {@link BatchSlice#exceeding}. */
  Sample exceeding(int limit) {
    return sample(each -> each.exceeding().get(limit));
  }

  /** Of requests that were no success. */
  Sample failed() {
    return sample(BatchSlice::failed);
  }

  /**
   * Of attempts that keep not all of the goodput limits. How alike they are is looked for in the
   * other times that are limited, too, and where they are most alike counts.
   */
  Sample notGood(List<RequestBatches> others) {
    List<Long> hits = counts(BatchSlice::notGood);
    return Stream.concat(Stream.of(this), others.stream())
        .map(each -> sample(hits, each.counts))
        .max(Comparator.comparingDouble(each -> each.test().designEffect()))
        .orElseThrow();
  }

  private Sample sample(ToLongFunction<BatchSlice> broken) {
    return sample(counts(broken), counts);
  }

  private Sample sample(List<Long> hits, BoundsMethod.Batches alike) {
    ShareTest test =
        ShareTest.of(
            counts(hits, counts), counts(alike.slowest(), alike), counts(alike.slower(), alike));
    return new Sample(hits, alike, test);
  }

  /** Of the times of successes; absent without one. */
  Optional<MeanTest> mean() {
    long[] successes = array(counts.successes());
    double[] sums = counts.sums().stream().mapToDouble(Long::doubleValue).toArray();
    return Arrays.stream(successes).sum() == 0
        ? Optional.empty()
        : Optional.of(MeanTest.of(successes, sums));
  }

  /** What the bounds of a mean of nanoseconds follow from, and its test at a level. */
  BoundsMethod method(MeanTest test, double level) {
    return new BoundsMethod.OfMean(
        counts,
        MeanTest.used(level),
        test.neighbours(),
        test.error() / NANOS_PER_MILLI,
        test.skewness());
  }

  /**
   * Requests slower than the run's own percentile, failed ones among them. By buckets of 3 %: those
   * of the percentile's own bucket are on the side that gives the nearer share.
   */
  private List<Long> above(Interval.Histogram all, double percentile) {
    long requests = batches.stream().mapToLong(BatchSlice::requests).sum();
    long failures = batches.stream().mapToLong(BatchSlice::failed).sum();
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

  private static BatchCounts counts(List<Long> hits, BoundsMethod.Batches of) {
    return new BatchCounts(array(of.requests()), array(hits));
  }

  private List<Long> counts(ToLongFunction<BatchSlice> property) {
    return batches.stream().map(property::applyAsLong).toList();
  }

  private static long[] array(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
