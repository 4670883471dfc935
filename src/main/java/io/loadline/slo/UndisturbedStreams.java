package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Objective;
import io.loadline.result.Interval;
import io.loadline.result.RunResult;
import java.util.List;

/**
 * Which verdicts on figures of streams are certain although the load generator was disturbed. A
 * disturbance makes us fire requests late and read messages late, never early, so
 *
 * <ul>
 *   <li>a time to the first message, and a whole response, is only ever too long: what keeps an
 *       upper limit keeps it, but for a mean that slow ones are missing from, since they timed out;
 *   <li>a gap between messages that ends in a pause of ours is too long, and one that begins in it
 *       is too short: messages read at once have no gap at all. A time per token may be either,
 *       too, but each token bears its part only. So what keeps a limit is looked at as well;
 *   <li>tokens a second are only ever too few, and so are the good attempts, unless a limit on the
 *       time per token was kept only thanks to the disturbance.
 * </ul>
 *
 * <p>A stream belongs to the interval in which it should have started, and the interval is touched
 * when any second from the one before to the last message of its streams was disturbed. So those of
 * the other intervals are streams that nothing touched, from their first message to their last. A
 * FAIL stands when they alone break the limit, or when it is broken with all taken off that the
 * disturbances can have added; a PASS stands when the limit holds with all added that they can have
 * hidden. Of answers that may have timed out because of us nobody knows the messages, so where
 * there are any, no mean, gap or rate of tokens is certain.
 */
final class UndisturbedStreams {
  private final StreamRanges clean;
  private final StreamRanges all;
  private final boolean omits;

  private UndisturbedStreams(StreamRanges clean, StreamRanges all, boolean omits) {
    this.clean = clean;
    this.all = all;
    this.omits = omits;
  }

  /** Of a run that streams. */
  static UndisturbedStreams of(RunResult run, RunDisturbances disturbances) {
    GoodputLimits limits = run.plan().goodput();
    long ownFault = Judge.ownFault(run);
    long timeouts = disturbances.doubtfulTimeouts(run);
    long excused = ownFault + timeouts;
    List<Interval> clean = disturbances.clean();
    double cleanSeconds = seconds(clean, run);
    return new UndisturbedStreams(
        new StreamRanges(
            clean.stream().map(DisturbedInterval::byNothing).toList(),
            limits,
            new ValueRange(cleanSeconds, cleanSeconds),
            ownFault),
        new StreamRanges(disturbances.intervals(), limits, seconds(run, disturbances), excused),
        timeouts > 0);
  }

  /** How long intervals took; in an open load how long their requests take on average. */
  private static double seconds(List<Interval> intervals, RunResult run) {
    ArrivalAllowance allowance = new ArrivalAllowance(run);
    return allowance.isOpen()
        ? intervals.stream().mapToLong(Interval::requests).sum() / allowance.offeredPerSecond()
        : intervals.stream().mapToDouble(each -> DisturbedFigures.seconds(each, run)).sum();
  }

  /** A closed loop sends less while it is held up, nobody knows how much. */
  private static ValueRange seconds(RunResult run, RunDisturbances disturbances) {
    ArrivalAllowance allowance = new ArrivalAllowance(run);
    if (allowance.isOpen()) {
      double drawn = 1 + allowance.missing() / run.outcomes().total();
      double least = allowance.seconds(disturbances.lostNanos()) / drawn;
      return new ValueRange(least, run.elapsedNanos() / 1e9);
    }
    long lost = run.plan().workload().isOpen() ? disturbances.lostNanos() : run.elapsedNanos();
    long least = Math.max(0, run.elapsedNanos() - lost);
    return new ValueRange(least / 1e9, run.elapsedNanos() / 1e9);
  }

  /** Whether a FAIL stands. */
  boolean isBroken(Objective objective) {
    return isBroken(objective, clean) || isBroken(objective, all);
  }

  private static boolean isBroken(Objective objective, StreamRanges ranges) {
    boolean upper = objective.bound() == Bound.UPPER;
    if (!objective.metric().isRank()) {
      return ranges.figure(objective).breaks(objective);
    }
    long total = ranges.total(objective.metric().kind().subject());
    if (!DisturbanceReview.isEnough(objective.metric(), total)) {
      return false;
    }
    long allowed = DisturbanceReview.allowed(objective.metric(), total);
    ValueRange beyond = ranges.beyond(objective);
    return upper ? beyond.least() > allowed : beyond.most() <= allowed;
  }

  /** Whether a PASS stands. */
  boolean isKept(Objective objective) {
    boolean upper = objective.bound() == Bound.UPPER;
    if (isSafe(objective)) {
      return true;
    }
    if (!objective.metric().isRank()) {
      return all.figure(objective).keeps(objective);
    }
    long total = all.total(objective.metric().kind().subject());
    long allowed = DisturbanceReview.allowed(objective.metric(), total);
    ValueRange beyond = all.beyond(objective);
    return upper ? beyond.most() <= allowed : beyond.least() > allowed;
  }

  /** A disturbance can only have made it look worse. */
  private boolean isSafe(Objective objective) {
    AddedTime.Effect effect = AddedTime.on(objective.metric().kind()).pause();
    boolean raises = effect == AddedTime.Effect.RAISES_OR_OMITS && !omits;
    return !(raises ? AddedTime.Effect.RAISES : effect).mayKeep(objective.bound());
  }
}
