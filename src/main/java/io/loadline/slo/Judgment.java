package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.result.RunResult;
import io.loadline.stats.SamplePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The verdict on a run.
 *
 * @param headline what follows the test's name in the first line: "1 of 2 objectives broken"
 * @param reason one sentence that says why; empty for a plain PASS or FAIL
 * @param objectives in the order of the plan
 * @param advice how many connections would mend what was seen; empty when all had enough
 * @param remarks what else a reader should know, one sentence each
 * @param causes why objectives are broken, as far as figures tell, the one first that says most
 * @param comparisons with a baseline or another target, in the order in which they were asked for
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Judgment(
    Verdict verdict,
    String headline,
    String reason,
    List<ObjectiveVerdict> objectives,
    List<ConnectionAdvice> advice,
    List<String> remarks,
    List<TimeCause> causes,
    List<ComparedFigure> comparisons) {
  /** Of disturbances that come more rarely a run may see none. */
  private static final int LEAST_DISTURBANCES = 8;

  /** How often a run may see none of the slow ones. */
  private static final double MISSED = 0.05;

  public Judgment {
    objectives = List.copyOf(objectives);
    advice = List.copyOf(advice);
    remarks = List.copyOf(remarks);
    causes = List.copyOf(causes);
    comparisons = List.copyOf(comparisons);
  }

  /** A judgment by limits alone. */
  public Judgment(
      Verdict verdict,
      String headline,
      String reason,
      List<ObjectiveVerdict> objectives,
      List<ConnectionAdvice> advice,
      List<String> remarks,
      List<TimeCause> causes) {
    this(verdict, headline, reason, objectives, advice, remarks, causes, List.of());
  }

  /** A judgment that advises nothing about connections and knows no cause. */
  public Judgment(
      Verdict verdict,
      String headline,
      String reason,
      List<ObjectiveVerdict> objectives,
      List<String> remarks) {
    this(verdict, headline, reason, objectives, List.of(), remarks, List.of());
  }

  /** All that a reader should know beside the reason, one sentence each: advice, then remarks. */
  public List<String> notes() {
    return Stream.concat(advice.stream().map(ConnectionWording::note), remarks.stream()).toList();
  }

  /**
   * Percentiles of so few samples that one run of 20 sees none of the slow ones, with how many it
   * takes; empty for none.
   */
  public static String tooFew(List<ObjectiveVerdict> objectives) {
    List<String> few = new ArrayList<>();
    for (ObjectiveVerdict each : objectives) {
      Metric metric = each.objective().metric();
      long needed =
          metric.kind().isPercentile()
              ? new SamplePlan(1 - metric.percentile() / 100, MISSED, 1).leastForPass()
              : 0;
      if (each.samples() > 0 && each.samples() < needed) {
        String text =
            String.format(Locale.ROOT, "%s (%d of %,d needed)", metric, each.samples(), needed);
        few.add(text);
      }
    }
    return few.isEmpty() ? "" : "too few samples for " + String.join(" and ", few);
  }

  /**
   * How often at least a disturbance must come for a PASS to have seen it: in ns, of the time in
   * which requests were due, or of what was looked at when it was decided before its end.
   */
  public static long horizonNanos(RunResult run) {
    long seen = Math.min(run.elapsedNanos(), run.times().slices().coveredNanos());
    return seen / LEAST_DISTURBANCES;
  }

  /** The same with other numbers of connections: where only a share of what is set is its own. */
  public Judgment withConnections(LongUnaryOperator number) {
    List<ConnectionAdvice> other =
        advice.stream()
            .map(each -> each.withConnections(number.applyAsLong(each.connections())))
            .toList();
    return new Judgment(verdict, headline, reason, objectives, other, remarks, causes, comparisons);
  }
}
