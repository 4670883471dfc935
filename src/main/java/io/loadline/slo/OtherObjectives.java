package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Bound;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.InvalidConfigurationException.Problem;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Holds a finished run against other objectives than its own. What was not counted against them is
 * bounded by what was; where the bounds leave the verdict open it is refused, never guessed.
 */
final class OtherObjectives {
  private OtherObjectives() {}

  /** As {@link Judge#under}. */
  static RunResult of(RunResult run, LoadPlan plan, AllowedInterference permitted) {
    List<Problem> problems = new ArrayList<>();
    for (Objective objective : plan.objectives()) {
      checkMeasured(objective, run, plan, problems);
      checkSliced(objective, run, plan, problems);
    }
    if (problems.isEmpty()) {
      RunResult best = new LimitCounts(run, plan, false).counted();
      RunResult worst = new LimitCounts(run, plan, true).counted();
      checkDecided(Judge.judge(best, permitted), Judge.judge(worst, permitted), run, problems);
      if (problems.isEmpty()) {
        return best;
      }
    }
    throw new InvalidConfigurationException(problems);
  }

  private static void checkMeasured(
      Objective objective, RunResult run, LoadPlan plan, List<Problem> problems) {
    Metric.Kind kind = objective.metric().kind();
    if (kind.isOfStreams() && run.stream() == null) {
      problems.add(
          new Problem(
              objective.text(),
              "",
              "is a figure of streams, and the answers of this run came whole",
              "remove it"));
    } else if (kind.isOfServer() && !isTold(objective, run)) {
      problems.add(
          new Problem(
              objective.text(),
              "",
              "is a time of the server's own, which it did not tell of the requests of this run",
              "remove it, or run the gate anew where the server tells it"));
    } else if (kind == Metric.Kind.GOODPUT && !plan.goodput().equals(run.plan().goodput())) {
      problems.add(
          new Problem(
              objective.text(),
              "",
              "good attempts are counted during the run, and those of this run were not counted"
                  + " against these limits",
              "use the goodput limits of the run, or run the gate anew with these"));
    }
  }

  /** Which times of a stream resemble each other is known where it was asked for. */
  private static void checkSliced(
      Objective objective, RunResult run, LoadPlan plan, List<Problem> problems) {
    StreamResult stream = run.stream();
    boolean ofStreams = objective.metric().kind().isOfStreams();
    if (objective.confidence() != null
        && ofStreams
        && stream != null
        && !stream.slices().keySet().containsAll(plan.sureSpans())) {
      problems.add(
          new Problem(
              objective.text(),
              "",
              "cannot be sure: how its times resemble each other is recorded where the run asks for"
                  + " confidence",
              "remove confidence, or run the gate anew with it"));
    }
  }

  private static boolean isTold(Objective objective, RunResult run) {
    RequestTimings timings = run.server().requests();
    TimedPart part = objective.metric().kind().subject().part().orElseThrow();
    return (timings != null && timings.parts().containsKey(part))
        || CountedMean.isTold(objective, run);
  }

  private static void checkDecided(
      Judgment best, Judgment worst, RunResult run, List<Problem> problems) {
    for (int i = 0; i < best.objectives().size(); i++) {
      ObjectiveVerdict one = best.objectives().get(i);
      ObjectiveVerdict other = worst.objectives().get(i);
      if (one.verdict() != other.verdict()) {
        problems.add(
            new Problem(
                one.objective().text(),
                "",
                "may be %s or %s, since a stored time is known to 0.1 %%, and the lag within it not at all"
                    .formatted(one.verdict(), other.verdict()),
                "take a limit further from what was measured, %s, or one that was counted: %s"
                    .formatted(observed(one, other), counted(run))));
      }
    }
  }

  private static String observed(ObjectiveVerdict one, ObjectiveVerdict other) {
    Double figure = one.observed() == null ? other.observed() : one.observed();
    return figure == null ? "an error" : String.format(Locale.ROOT, "%.3f ms", figure);
  }

  private static String counted(RunResult run) {
    String all =
        run.plan().objectives().stream()
            .filter(each -> each.metric().isRank() && each.bound() == Bound.UPPER)
            .map(Objective::text)
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "none was" : all;
  }
}
