package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.Workload;
import io.loadline.result.BatchSlice;
import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.Moments;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.stats.LevelSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the service became steady while it was measured, and after how long. It is told, and
 * nothing is left out of a figure for it: what is judged must not choose what it is judged by.
 */
final class SteadyState {
  private static final int PARTS = 40;
  private static final long FEWEST = 100;
  private static final double DEVIATIONS = 4;
  private static final double MEDIANS_APART = Math.log(1.2);
  private static final double FIGURES_APART = Math.log(1.1);
  private static final double NANOS_PER_MILLI = 1e6;

  private final RunResult run;
  private final List<BatchSlice> slices;

  /** How many slices end with each part. */
  private final List<Integer> ends = new ArrayList<>();

  private final double[] medians;

  private SteadyState(RunResult run) {
    this.run = run;
    this.slices = run.times().slices().slices();
    List<Double> logs = new ArrayList<>();
    int end = 0;
    for (List<BatchSlice> part : UnstableLoad.parted(slices, PARTS)) {
      end += part.size();
      if (UnstableLoad.times(part).count() > 0) {
        logs.add(Math.log(Math.max(1.0, (double) histogram(part).percentile(50))));
        ends.add(end);
      }
    }
    this.medians = logs.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * What there is to be said of a whole run of one load; our own disturbances are told as such.
   *
   * @param told as a cause already
   */
  static Optional<String> note(
      RunResult run,
      RunDisturbances disturbances,
      Optional<UnstableLoad> unstable,
      Optional<TimeCause> told) {
    if (unstable.isPresent()) {
      return told.isPresent() ? Optional.empty() : unstable.map(UnstableLoad::sentence);
    }
    Workload workload = run.plan().workload();
    boolean known =
        !(workload instanceof Workload.Staged)
            && run.ending() == RunEnding.COMPLETE
            && disturbances.isNone()
            && run.times().slices().slices().size() >= PARTS
            && run.outcomes().successes() >= FEWEST;
    if (!known) {
      return Optional.empty();
    }
    SteadyState state = new SteadyState(run);
    return state.medians.length < PARTS / 2
        ? Optional.empty()
        : state.note(new LevelSeries(state.medians));
  }

  private static Interval.Histogram histogram(List<BatchSlice> slices) {
    return slices.stream()
        .filter(each -> each.times().sums().count() > 0)
        .map(each -> each.times().counts())
        .reduce(Interval.Histogram::plus)
        .orElseThrow();
  }

  private Optional<String> note(LevelSeries levels) {
    int unsettled = levels.unsettled();
    boolean settles = unsettled < medians.length / 2;
    if (settles && unsettled > 0 && hasChanged(levels, 0, unsettled)) {
      return warmup(unsettled, levels.change(0, unsettled) < 0);
    }
    int from = settles ? unsettled : 0;
    int middle = (from + medians.length) / 2;
    return hasChanged(levels, from, middle)
        ? Optional.of(unsteady(from, middle))
        : Optional.empty();
  }

  private static boolean hasChanged(LevelSeries levels, int from, int at) {
    return Math.abs(levels.change(from, at)) >= MEDIANS_APART
        && Math.abs(levels.deviations(from, at)) >= DEVIATIONS;
  }

  /** Only where a figure that is judged would be another. */
  private Optional<String> warmup(int parts, boolean slower) {
    int cut = ends.get(parts - 1);
    List<BatchSlice> rest = slices.subList(cut, slices.size());
    Optional<Metric> limited =
        run.plan().objectives().stream()
            .filter(each -> each.bound() == Bound.UPPER)
            .map(Objective::metric)
            .filter(each -> each.kind() == Metric.Kind.LATENCY_MEAN || each.isRank())
            .filter(each -> each.kind().isLatency())
            .findFirst();
    OptionalDouble all = limited.map(each -> figure(each, slices)).orElse(OptionalDouble.empty());
    OptionalDouble later = limited.map(each -> figure(each, rest)).orElse(OptionalDouble.empty());
    if (all.isEmpty()
        || later.isEmpty()
        || Math.abs(Math.log(later.getAsDouble() / all.getAsDouble())) < FIGURES_APART) {
      return Optional.empty();
    }
    double seconds = (double) cut * run.times().slices().lengthNanos() / 1e9;
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the first %.1f s are %s than the rest (median %s, then %s); a warm-up (@Load(warmup))"
                + " longer by that leaves them out, and %s is some %s then",
            Math.ceil(10 * seconds) / 10,
            slower ? "slower" : "faster",
            median(0, parts),
            median(parts, ends.size()),
            limited.orElseThrow().id(),
            millis(later.getAsDouble())));
  }

  private String unsteady(int from, int middle) {
    return "response times did not become steady (median first %s, later %s): a figure depends on"
            .formatted(median(from, middle), median(middle, ends.size()))
        + " how long the run was";
  }

  private String median(int from, int to) {
    int start = from == 0 ? 0 : ends.get(from - 1);
    return millis((double) histogram(slices.subList(start, ends.get(to - 1))).percentile(50));
  }

  private static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_PER_MILLI);
  }

  /** In ns, of percentiles to 3 %; empty where its rank falls on an error. */
  private static OptionalDouble figure(Metric metric, List<BatchSlice> slices) {
    Moments times = UnstableLoad.times(slices);
    if (metric.kind() == Metric.Kind.LATENCY_MEAN) {
      return times.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(times.mean());
    }
    long requests = slices.stream().mapToLong(BatchSlice::requests).sum();
    long rank = metric.kind().isMax() ? requests : Distribution.rank(metric.percentile(), requests);
    return rank > times.count() || times.count() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) histogram(slices).percentile(100.0 * rank / times.count()));
  }
}
