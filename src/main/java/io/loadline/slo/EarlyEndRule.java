package io.loadline.slo;

import io.loadline.plan.EarlyEnd;
import io.loadline.plan.LoadPlan;
import io.loadline.result.BatchSlices;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.stats.ShareTest;
import io.loadline.stats.TestOutcome;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run is tested that may end before its time: by the look that ended it, of the time that was
 * looked at alone, or at its end by what looks leave of the level.
 */
final class EarlyEndRule {
  private final RunResult run;
  private final Optional<EarlyEnd> early;
  private final long covered;

  EarlyEndRule(RunResult run) {
    BatchSlices looked = run.times().slices();
    this.run = run;
    this.early = run.plan().earlyEnd();
    this.covered = looked.coveredNanos();
  }

  /** Whether it ended before its time. */
  boolean isDecided() {
    return run.ending() == RunEnding.DECIDED;
  }

  /** What a test may use of a level. */
  double level(double level) {
    return early.isPresent() && !isDecided() ? ShareTest.levelAtEnd(level) : level;
  }

  /** As {@link ShareTest#against}. */
  TestOutcome test(ShareTest test, double allowed, double level) {
    if (!isDecided()) {
      return test.against(allowed, level(level));
    }
    TestOutcome seen = test.look(allowed, level, part());
    return switch (seen) {
      case ABOVE -> covered < early.orElseThrow().failing().toNanos() ? TestOutcome.TOO_FEW : seen;
      case BELOW -> covered < early.orElseThrow().passing().toNanos() ? TestOutcome.TOO_FEW : seen;
      default -> seen;
    };
  }

  /** As {@link ShareTest#levelAbove}. */
  double levelAbove(ShareTest test, double allowed) {
    return isDecided() ? test.levelAboveByLook(allowed) : test.levelAbove(allowed);
  }

  private double part() {
    return Math.min(1, (double) covered / run.plan().plannedNanos());
  }

  /** What follows the headline: empty for a run that came to its planned end. */
  String headline() {
    return isDecided() ? ", decided after " + after() : "";
  }

  private String after() {
    return seconds(covered) + " of " + seconds(run.plan().plannedNanos());
  }

  /** After how much a run was ended, what that saved, and what it cannot have seen. */
  Optional<String> note(Verdict verdict) {
    if (!isDecided()) {
      return Optional.empty();
    }
    String horizon =
        verdict == Verdict.PASS
            ? "; the PASS holds for disturbances that come at least every "
                + seconds(Judgment.horizonNanos(run))
            : "";
    return Optional.of(
        String.format(
            Locale.ROOT,
            "ended early: %s, %.0f %% of the run, decided it%s%s",
            after(),
            100 * part(),
            saved(run.plan(), run.outcomes().total()),
            horizon));
  }

  private static String saved(LoadPlan plan, long sent) {
    long left = plan.plannedRequests() - sent;
    return left > 0
        ? String.format(
            Locale.ROOT, ", and %,d of %,d requests were saved", left, plan.plannedRequests())
        : "";
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }
}
