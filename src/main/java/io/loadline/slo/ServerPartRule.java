package io.loadline.slo;

import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.result.Exceedance;
import io.loadline.result.Moments;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts of the server's own time. As of response times an error is slower than anything. A success
 * of which the server told nothing is taken for the fastest and for the slowest: only what holds
 * both times is a verdict.
 */
final class ServerPartRule {
  private static final double NANOS_PER_MILLI = 1e6;

  private ServerPartRule() {}

  static ObjectiveVerdict judge(Objective objective, RunResult run) {
    if (Judge.isDead(run)) {
      return MomentRule.nothing(objective, run);
    }
    RequestTimings timings = run.server().requests();
    if (timings != null && timings.isContradicted()) {
      return none(objective, Verdict.INCONCLUSIVE, Cause.CONTRADICTED);
    }
    PartTimes part = part(objective, run);
    if (CountedMean.decides(objective, run)) {
      return CountedMean.judge(objective, run);
    }
    if (part == null) {
      return run.ending() == RunEnding.LOST
          ? none(objective, Verdict.INVALID, Cause.LOST_LOAD)
          : none(objective, Verdict.INCONCLUSIVE, Cause.NOT_TOLD);
    }
    long untold = run.outcomes().successes() - part.times().count();
    return objective.metric().isRank()
        ? rank(objective, run, part, untold)
        : mean(objective, run, part, untold);
  }

  static ObjectiveVerdict none(Objective objective, Verdict verdict, Cause cause) {
    return new ObjectiveVerdict(objective, null, 0, verdict, cause);
  }

  /** Null where nobody told it. */
  static @Nullable PartTimes part(Objective objective, RunResult run) {
    RequestTimings timings = run.server().requests();
    TimedPart part = objective.metric().kind().subject().part().orElseThrow();
    return timings == null ? null : timings.parts().get(part);
  }

  private static ObjectiveVerdict rank(
      Objective objective, RunResult run, PartTimes part, long untold) {
    RankedSample ranked = ranked(run, part, 0, 0);
    ObjectiveVerdict told = plain(RankRule.judge(objective, run, ranked), ranked);
    Verdict best = RankRule.judge(objective, run, ranked(run, part, untold, 0)).verdict();
    Verdict worst = RankRule.judge(objective, run, ranked(run, part, untold, untold)).verdict();
    return best == worst ? told : told.because(Verdict.INCONCLUSIVE, Cause.NOT_TOLD);
  }

  /** With what was told, where that with our lag in it would be shown. */
  private static ObjectiveVerdict plain(ObjectiveVerdict verdict, RankedSample ranked) {
    Objective objective = verdict.objective();
    return verdict.cause() == Cause.OWN_LAG
        ? new ObjectiveVerdict(
            objective,
            RankRule.observed(objective.metric(), ranked),
            verdict.samples(),
            verdict.verdict(),
            verdict.cause())
        : verdict;
  }

  /**
   * All attempts that a rank is taken of.
   *
   * @param untold successes without a time that are among them
   * @param beyond how many of those exceed each limit
   */
  private static RankedSample ranked(RunResult run, PartTimes part, long untold, long beyond) {
    long more = run.outcomes().errors() + beyond;
    List<Exceedance> exceedances =
        part.exceedances().stream()
            .map(
                each ->
                    new Exceedance(
                        each.limitNanos(), each.response() + more, each.withoutLag() + more))
            .toList();
    return new RankedSample(
        run.outcomes().errors() + part.times().count() + untold,
        Cause.NOT_TOLD,
        part.times(),
        part.times(),
        0,
        exceedances,
        Judge.ownFault(run));
  }

  private static ObjectiveVerdict mean(
      Objective objective, RunResult run, PartTimes part, long untold) {
    Moments times = part.times().moments();
    ValueRange range =
        new ValueRange(
            meanWith(untold, 0, times), meanWith(untold, (double) run.service().max(), times));
    double lagged = MomentRule.meanWith(run.laggedTimeouts(), part.times(), run);
    return mean(objective, run, times, range, Cause.NOT_TOLD, lagged);
  }

  /**
   * A verdict on a mean. Our lag may have kept requests from waiting there, and what timed out by
   * it is missing.
   *
   * @param times that are known
   * @param range in which the mean of all successes lies, in ms
   * @param unsure why the range is one
   * @param most with what our lag made time out, in ms
   */
  static ObjectiveVerdict mean(
      Objective objective,
      RunResult run,
      Moments times,
      ValueRange range,
      Cause unsure,
      double most) {
    double observed = range.nearest(times.mean() / NANOS_PER_MILLI);
    boolean holds = allows(objective, observed);
    Verdict verdict = holds ? Verdict.PASS : Verdict.FAIL;
    Cause cause = Cause.NONE;
    if (!range.keeps(objective) && !range.breaks(objective)) {
      verdict = Verdict.INCONCLUSIVE;
      cause = unsure;
    } else if (holds != allows(objective, most + run.lag().mean() / NANOS_PER_MILLI)) {
      verdict = Verdict.INVALID;
      cause = Cause.OWN_LAG;
    }
    return new ObjectiveVerdict(objective, observed, times.count(), verdict, cause);
  }

  private static boolean allows(Objective objective, double millis) {
    return objective.bound().allows(millis, objective.limit());
  }

  /** In ms, with so many more of so many ns each. */
  private static double meanWith(long more, double nanos, Moments times) {
    return (times.sum() + more * nanos) / (times.count() + more) / NANOS_PER_MILLI;
  }

  /**
   * Whether an upper limit on a mean holds with so many more requests that timed out, each of them
   * there until then, and with all of which nothing was told as long as the longest.
   */
  static boolean isMeanKeptWith(long timeouts, Objective objective, RunResult run) {
    if (CountedMean.decides(objective, run)) {
      return CountedMean.isKept(objective, run);
    }
    PartTimes part = part(objective, run);
    if (part == null) {
      return false;
    }
    long untold = run.outcomes().successes() - part.times().count();
    double sum =
        part.times().moments().sum()
            + (double) untold * run.service().max()
            + (double) timeouts * run.plan().call().timeout().toNanos();
    long count = run.outcomes().successes() + timeouts;
    return allows(objective, sum / count / NANOS_PER_MILLI);
  }

  /**
   * Whether an upper limit is broken by what no disturbance of ours touched.
   *
   * @param touched successes that one may have made longer
   * @param doubtful errors that one may have caused
   */
  static boolean isBrokenWithout(long touched, long doubtful, Objective objective, RunResult run) {
    if (CountedMean.decides(objective, run)) {
      return CountedMean.isBrokenWithout(touched, objective, run);
    }
    PartTimes part = part(objective, run);
    if (part == null) {
      return false;
    }
    if (objective.metric().isRank()) {
      long above =
          ranked(run, part, 0, 0).exceedance(objective.limitNanos()).withoutLag()
              - touched
              - doubtful;
      return above > DisturbanceReview.allowed(objective.metric(), run.outcomes().total());
    }
    double takenOff = (double) touched * part.times().max();
    double least = (part.times().moments().sum() - takenOff) / part.times().count();
    return least / NANOS_PER_MILLI > objective.limit();
  }
}
