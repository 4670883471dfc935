package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Holds a result against its objectives. The rules are those of docs/verdicts.md: what can only
 * have added time through our own fault never turns a FAIL into a PASS, and a FAIL stands only
 * where our fault cannot explain it.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public final class Judge {
  private static final double UNSENT_ALLOWED = 0.001;

  private Judge() {}

  /**
   * As {@link #judge(RunResult, AllowedInterference)}, of a service to which nothing may happen.
   */
  public static Judgment judge(RunResult run) {
    return judge(run, AllowedInterference.NOTHING);
  }

  /**
   * The verdict on a finished run.
   *
   * @param permitted what may have happened to the service
   */
  public static Judgment judge(RunResult run, AllowedInterference permitted) {
    VerdictReviews reviews = VerdictReviews.of(run, permitted);
    Optional<UnstableLoad> unstable = UnstableLoad.of(run, reviews);
    List<ObjectiveVerdict> verdicts = UnstableLoad.judge(verdicts(run, reviews), unstable);
    Optional<TimeCause> above = unstable.flatMap(each -> each.cause(run, verdicts));
    Verdict verdict = overall(run, verdicts, reviews.interference());
    VerdictWording wording = new VerdictWording(run, verdicts, reviews);
    return new Judgment(
        verdict,
        headline(run, verdict, verdicts, wording),
        wording.reason(verdict),
        verdicts,
        new ConnectionWait(run).all(),
        Stream.of(
                wording.remarks(verdict).stream(),
                ConfidenceWording.notes(run, verdicts),
                SteadyState.note(run, reviews.disturbances(), unstable, above).stream())
            .flatMap(each -> each)
            .toList(),
        CauseRule.causes(run, permitted, verdicts, above));
  }

  private static String headline(
      RunResult run, Verdict verdict, List<ObjectiveVerdict> verdicts, VerdictWording wording) {
    String few = verdict == Verdict.INVALID || isDead(run) ? "" : Judgment.tooFew(verdicts);
    return wording.headline(verdict) + (few.isEmpty() ? "" : "; " + few);
  }

  /**
   * Whether a run may end, of what was measured of it so far: its verdict is PASS or FAIL, and
   * nothing that is known spoils it.
   *
   * @param part of a run whose plan allows an early end, as if it were {@link RunEnding#DECIDED}
   */
  public static boolean decides(RunResult part) {
    if (!part.plan().objectives().stream().allMatch(Objective::isDecidedByPart)) {
      return false;
    }
    VerdictReviews reviews = VerdictReviews.of(part, AllowedInterference.NOTHING);
    List<ObjectiveVerdict> verdicts =
        UnstableLoad.judge(verdicts(part, reviews), UnstableLoad.of(part, reviews));
    Verdict verdict = overall(part, verdicts, reviews.interference());
    return verdict == Verdict.PASS || verdict == Verdict.FAIL;
  }

  /**
   * The verdicts on endpoints of one gate, once those that took turns are held against each other.
   *
   * @param names of all
   * @param runs of all, in the same order
   * @param alone what was said of each by its objectives, in the same order
   */
  public static List<Judgment> compared(
      List<String> names, List<RunResult> runs, List<Judgment> alone) {
    return CompareRule.judge(names, runs, alone);
  }

  private static List<ObjectiveVerdict> verdicts(RunResult run, VerdictReviews reviews) {
    List<ObjectiveVerdict> measured =
        run.plan().objectives().stream().map(objective -> judge(objective, run)).toList();
    return ConfidenceRule.judge(measured, run).stream().map(reviews::review).toList();
  }

  /**
   * The same run with other objectives, to be judged by them. Attempts that were not counted
   * against their limits are counted as far as histograms tell.
   *
   * @param plan that of the run with the other objectives
   * @throws InvalidConfigurationException when the verdict on some objective depends on what is not
   *     known of the run
   */
  public static RunResult under(RunResult run, LoadPlan plan, AllowedInterference permitted) {
    return OtherObjectives.of(run, plan, permitted);
  }

  /**
   * What a run can tell of its objectives that a verdict must be sure of, one sentence each.
   *
   * @param last how many requests said as much as one independent one in the last run, by metric
   */
  public static List<String> power(LoadPlan plan, Function<Metric, OptionalDouble> last) {
    return plan.objectives().stream()
        .flatMap(objective -> PlannedPower.of(objective, plan, last).stream())
        .toList();
  }

  private static ObjectiveVerdict judge(Objective objective, RunResult run) {
    Metric metric = objective.metric();
    if (metric.kind().isOfServer()) {
      return ServerPartRule.judge(objective, run);
    }
    if (metric.kind().isTime()) {
      return metric.isRank() ? RankRule.judge(objective, run) : MomentRule.judge(objective, run);
    }
    return metric.kind().isOfStreams()
        ? StreamRule.judge(objective, run)
        : CountRule.judge(objective, run);
  }

  private static Verdict overall(
      RunResult run, List<ObjectiveVerdict> verdicts, InterferenceReview interference) {
    if (run.ending() == RunEnding.LOST) {
      return Verdict.INVALID;
    }
    if (has(verdicts, Verdict.FAIL) || (interference.isDead() && !isSpoiled(run))) {
      return Verdict.FAIL;
    }
    if (isSpoiled(run) || interference.isSpoiled() || has(verdicts, Verdict.INVALID)) {
      return Verdict.INVALID;
    }
    return has(verdicts, Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.PASS;
  }

  static boolean has(List<ObjectiveVerdict> verdicts, Verdict verdict) {
    return verdicts.stream().anyMatch(each -> each.verdict() == verdict);
  }

  static boolean isDead(RunResult run) {
    return run.outcomes().successes() == 0;
  }

  /** The generator did not do what the plan says. */
  static boolean isSpoiled(RunResult run) {
    return !run.ending().isWhole() || unsent(run) > unsentAllowed(run);
  }

  static long unsent(RunResult run) {
    return run.outcomes().of(Outcome.NOT_SENT);
  }

  /**
   * Errors that are ours and not the service's: never sent, fired so late that it timed out, or cut
   * off in flight when the run was ended before its time.
   */
  static long ownFault(RunResult run) {
    return unsent(run) + (run.ending().isWhole() ? run.laggedTimeouts() : cutOff(run));
  }

  /** An end by force makes a time-out of all that is open; a closed loop has one a user. */
  private static long cutOff(RunResult run) {
    long timeouts = run.outcomes().of(Outcome.TIMEOUT);
    Workload workload = run.plan().workload();
    return workload.isOpen()
        ? timeouts
        : Math.min(timeouts, Math.max(workload.users(), run.laggedTimeouts()));
  }

  static double unsentAllowed(RunResult run) {
    return Math.max(1, UNSENT_ALLOWED * run.outcomes().total());
  }
}
