package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Bound;
import io.loadline.plan.FigureMargin;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedSpan;
import io.loadline.result.ComparedRuns;
import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.stats.RunComparison;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Holds the runs of a gate against those of a baseline, and joins what comes of it with the verdict
 * by limits. The unit is the job: its runs count as one, and requests are never compared with those
 * of another run.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public final class BaselineRule {
  private static final int LEAST_BEFORE = 2;
  private static final double NANOS_PER_MILLI = 1e6;

  private BaselineRule() {}

  /**
   * The verdict on a gate.
   *
   * @param own by limits, the worst of its runs
   * @param runs null for a gate without a baseline
   */
  public static Judgment judge(Judgment own, @Nullable ComparedRuns runs) {
    if (runs == null) {
      return own;
    }
    List<ComparedFigure> figures =
        runs.margins().stream().map(each -> figure(each, runs, own.verdict())).toList();
    List<String> unlike = runs.obstacle().isEmpty() ? CollapseRule.differences(runs) : List.of();
    return new ComparisonWording(own, figures, runs.obstacle(), unlike).judgment();
  }

  private static ComparedFigure figure(FigureMargin margin, ComparedRuns runs, Verdict own) {
    double[] before = ComparedRuns.figures(runs.before(), margin.figure());
    double[] now = ComparedRuns.figures(runs.now(), margin.figure());
    Double earlier = before.length == 0 ? null : (Double) RunComparison.mean(before);
    Double later = now.length == 0 ? null : (Double) RunComparison.mean(now);
    if (!runs.obstacle().isEmpty()) {
      return open(margin, earlier, later, null, ComparisonWording.NOT_COMPARED);
    }
    if (before.length < LEAST_BEFORE || now.length == 0) {
      String whose = now.length == 0 ? "this gate" : "the baseline";
      return open(margin, earlier, later, null, "not every run of " + whose + " has this figure");
    }
    FigureRatio ratio = FigureRatio.of(RunComparison.ofOneJob(before, now));
    if (own == Verdict.INVALID) {
      return open(margin, earlier, later, ratio, "of a run that is INVALID and shows nothing");
    }
    Verdict verdict = RatioVerdict.of(ratio, margin.by());
    Optional<String> doubt =
        verdict == Verdict.FAIL ? doubt(runs.now(), margin.figure()) : Optional.empty();
    return new ComparedFigure(
        margin.metric(),
        margin.by(),
        earlier,
        later,
        ratio,
        doubt.isPresent() ? Verdict.INVALID : verdict,
        doubt.orElseGet(() -> RatioVerdict.reason(ratio, margin.by(), before)));
  }

  private static ComparedFigure open(
      FigureMargin margin,
      @Nullable Double before,
      @Nullable Double now,
      @Nullable FigureRatio ratio,
      String reason) {
    return new ComparedFigure(
        margin.metric(), margin.by(), before, now, ratio, Verdict.INCONCLUSIVE, reason);
  }

  private static Optional<String> doubt(List<ComparedRuns.Sample> now, String figure) {
    return now.stream()
        .map(each -> each.doubts().getOrDefault(figure, ""))
        .filter(doubt -> !doubt.isEmpty())
        .findFirst();
  }

  /**
   * What else than the service may explain that a figure of a run is above what the baseline
   * allows; empty where nothing does, or where it is not above it.
   *
   * @param before the same figure of the runs of the baseline; never empty
   */
  public static Optional<String> doubt(
      RunResult run, AllowedInterference permitted, FigureMargin margin, double[] before) {
    Metric metric = margin.metric().over(run.plan().call().target());
    Objective limit =
        new Objective(metric, Bound.UPPER, RunComparison.mean(before) * (1 + margin.by()));
    try {
      RunResult held = Judge.under(run, promising(run.plan(), limit), permitted);
      return Judge.judge(held, permitted).objectives().stream()
          .filter(each -> each.verdict() == Verdict.INVALID)
          .map(ObjectiveVerdict::reason)
          .findFirst();
    } catch (InvalidConfigurationException onTheLimit) {
      return lag(run, limit);
    }
  }

  /** Of a figure so near to the limit that histograms leave open what our lag did. */
  private static Optional<String> lag(RunResult run, Objective limit) {
    TimedSpan span = limit.metric().kind().subject();
    boolean holdsLag = span == TimedSpan.RESPONSE || span == TimedSpan.FIRST_TOKEN;
    Distribution lag = run.lag();
    if (!holdsLag || lag.count() == 0) {
      return Optional.empty();
    }
    StreamResult stream = run.stream();
    Distribution times =
        span == TimedSpan.RESPONSE || stream == null ? run.response() : stream.first();
    return figure(times, limit.metric()) - figure(lag, limit.metric()) > limit.limit()
        ? Optional.empty()
        : Optional.of(CauseWording.LAG);
  }

  /** In ms. */
  private static double figure(Distribution times, Metric metric) {
    return (metric.isRank() ? times.percentile(metric.percentile()) : times.mean())
        / NANOS_PER_MILLI;
  }

  private static LoadPlan promising(LoadPlan plan, Objective limit) {
    return new LoadPlan(
        plan.call(),
        plan.workload(),
        plan.phases(),
        plan.connectionCounts(),
        plan.seed(),
        List.of(limit),
        plan.goodput(),
        plan.tracing());
  }
}
