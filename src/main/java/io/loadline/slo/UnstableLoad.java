package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.MeanLoad;
import io.loadline.plan.Workload;
import io.loadline.result.BatchSlice;
import io.loadline.result.ClusterResult;
import io.loadline.result.Moments;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.stats.LevelSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An open load above what the service can do: the later a request is due, the longer it takes, all
 * through the run. How long such requests take depends on how long the run is, so that a limit on
 * it which holds says nothing.
 *
 * @param offered requests a second
 * @param slower by how much longer a request takes for each second that it is due later, in s
 * @param atOnce so many requests were sent at once at the most, where they waited for connections
 *     for most of the time; 0 where they did not
 */
record UnstableLoad(double offered, double slower, int atOnce) {
  private static final int PARTS = 20;
  private static final double MOST_FAILED = 0.1;
  private static final long FEWEST = 100;
  private static final double LEVEL = 0.01;

  /** Of one of some 20 looks at a run that may end early. */
  private static final double LEVEL_OF_LOOK = 0.001;

  private static final double LEAST_SLOWER = 0.01;
  private static final double LEAST_MORE = 5;
  private static final double LEAST_LATER = 1.0 / 3;
  private static final double MOST_OF_RUN = 0.2;
  private static final double MOST_OURS = 0.1;

  /** Empty where it is not sure, or something else than the service may be the reason. */
  static Optional<UnstableLoad> of(RunResult run, VerdictReviews reviews) {
    boolean steady = run.plan().workload() instanceof Workload.Open open && open.slices() == null;
    if (!steady || isDoubtful(run, reviews)) {
      return Optional.empty();
    }
    List<BatchSlice> slices = beforeFailures(run.times().slices().slices());
    Moments all = times(slices);
    if (slices.size() < PARTS || all.count() < FEWEST) {
      return Optional.empty();
    }
    double nanos = (slices.size() - 0.5) * run.times().slices().lengthNanos();
    LevelSeries times = means(slices);
    double slower = times.growth() * PARTS / (PARTS - 1) / nanos;
    double offered = slices.stream().mapToLong(BatchSlice::requests).sum() * 1e9 / nanos;
    UnstableLoad load = new UnstableLoad(offered, slower, atOnce(run));
    double ours = (double) run.lag().max() + reviews.disturbances().lostNanos();
    boolean sure =
        slower >= LEAST_SLOWER
            && (offered - load.answered()) * nanos / 1e9 >= LEAST_MORE
            && atStart(run, times, slower, nanos / PARTS / 2) <= MOST_OF_RUN * nanos
            && times.laterShare() >= LEAST_LATER
            && ours <= MOST_OURS * times.growth()
            && times.levelOfGrowth() < (run.ending() == RunEnding.DECIDED ? LEVEL_OF_LOOK : LEVEL);
    return sure ? Optional.of(load) : Optional.empty();
  }

  /** How long a request took before any had to wait, which they did from the warm-up on. */
  private static double atStart(RunResult run, LevelSeries times, double slower, double since) {
    Optional<MeanLoad> warmup = MeanLoad.of(run.plan().workload(), run.plan().warmup());
    return times.first() - slower * (since + warmup.map(MeanLoad::nanos).orElse(0L));
  }

  /** Whether the load was not whole, or the service was not the one that is judged. */
  private static boolean isDoubtful(RunResult run, VerdictReviews reviews) {
    ClusterResult cluster = run.cluster();
    ThrottlingReview throttling = reviews.throttling();
    return Judge.isSpoiled(run)
        || reviews.interference().isSpoiled()
        || (!throttling.all().isEmpty() && !throttling.isPermitted())
        || (cluster != null && cluster.path() == TargetPath.PORT_FORWARD);
  }

  /** Of requests that fail it is not known how long they would have taken. */
  private static List<BatchSlice> beforeFailures(List<BatchSlice> slices) {
    List<BatchSlice> before = new ArrayList<>();
    for (List<BatchSlice> part : parted(slices, PARTS)) {
      long failed = part.stream().mapToLong(BatchSlice::failed).sum();
      long requests = part.stream().mapToLong(BatchSlice::requests).sum();
      if (failed > MOST_FAILED * requests) {
        break;
      }
      before.addAll(part);
    }
    return before;
  }

  /** Parts of nearly equal time, in order; some are empty where there are fewer slices. */
  static List<List<BatchSlice>> parted(List<BatchSlice> slices, int parts) {
    List<List<BatchSlice>> parted = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = slices.size() * part / parts;
      parted.add(slices.subList(from, slices.size() * (part + 1) / parts));
    }
    return parted;
  }

  static Moments times(List<BatchSlice> slices) {
    return slices.stream().map(each -> each.times().sums()).reduce(Moments.NONE, Moments::plus);
  }

  /** In a part without a success requests are taken to last as long as in the one before. */
  private static LevelSeries means(List<BatchSlice> slices) {
    double[] means = new double[PARTS];
    double mean =
        slices.stream()
            .mapToDouble(each -> each.times().sums().mean())
            .filter(nanos -> nanos > 0)
            .findFirst()
            .orElse(0);
    int part = 0;
    for (List<BatchSlice> each : parted(slices, PARTS)) {
      Moments times = times(each);
      mean = times.count() == 0 ? mean : times.mean();
      means[part++] = mean;
    }
    return new LevelSeries(means);
  }

  private static int atOnce(RunResult run) {
    boolean waited =
        run.hasServiceTimes()
            && run.waiting().mean() >= CauseRule.MOSTLY_WAITING * run.response().mean();
    return waited ? run.plan().inFlight() : 0;
  }

  /** Requests that it answers each second. */
  double answered() {
    return offered / (1 + slower);
  }

  /** The verdicts: a limit on response times that holds, holds only since the run was short. */
  static List<ObjectiveVerdict> judge(
      List<ObjectiveVerdict> verdicts, Optional<UnstableLoad> unstable) {
    return unstable.isEmpty()
        ? verdicts
        : verdicts.stream()
            .map(each -> isPromise(each) ? each.because(Verdict.FAIL, Cause.UNSTABLE) : each)
            .toList();
  }

  private static boolean isPromise(ObjectiveVerdict verdict) {
    boolean open = verdict.verdict() == Verdict.PASS || verdict.verdict() == Verdict.INCONCLUSIVE;
    boolean limited =
        switch (verdict.objective().metric().kind()) {
          case LATENCY_MEAN, LATENCY_MAX, LATENCY_PERCENTILE ->
              verdict.objective().bound() == Bound.UPPER;
          default -> false;
        };
    return open && limited;
  }

  /** Why the first objective that it explains is broken; empty where there is none. */
  Optional<TimeCause> cause(RunResult run, List<ObjectiveVerdict> verdicts) {
    return verdicts.stream()
        .filter(each -> each.verdict() == Verdict.FAIL)
        .map(each -> new BrokenObjective(each, run))
        .filter(UnstableLoad::isExplained)
        .findFirst()
        .map(this::cause);
  }

  private static boolean isExplained(BrokenObjective broken) {
    return broken.isByTime()
        || broken.isByThroughput()
        || broken.verdict().cause() == Cause.ERROR_AT_RANK;
  }

  private TimeCause cause(BrokenObjective broken) {
    String figure = broken.verdict().observed() == null ? "" : broken.figure() + ": ";
    String advice =
        "lower the rate, add replicas, or let a request take less work"
            + (atOnce == 0 ? "" : "; more connections, if it could do more at once");
    return new TimeCause(broken.metric(), TimeCause.Kind.UNSTABLE, figure + sentence(), advice);
  }

  String sentence() {
    String sentence =
        "the load is above what the service can do: %s requests more are under way each second,"
            + " since it answers some %s of %s a second";
    return sentence.formatted(number(offered - answered()), number(answered()), number(offered))
        + (atOnce == 0 ? "" : ", with at most " + atOnce + " sent at once");
  }

  private static String number(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 10 ? "%.2f" : "%.1f", perSecond);
  }
}
