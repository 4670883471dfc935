package io.loadline.slo;

import io.loadline.result.Ending;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sentences of a judgment on one run. */
final class Wording {
  static final String DISTURBED = "the disturbed load generator may explain it";
  static final String OWN_FAULT = "our own lag explains it";
  static final String DRAWN =
      "the service kept up; when its requests were drawn, or the last of them was answered, alone"
          + " moves the figure over the limit";

  private static final String DEAD_ALONE =
      "no objective is broken, but a service without a single success never passes";
  private static final double NANOS_PER_MILLI = 1e6;

  private final RunResult run;
  private final List<ObjectiveVerdict> verdicts;
  private final Disturbances disturbances;
  private final TunnelReview tunneled;
  private final InterferenceReview interfered;
  private final ThrottlingReview heldBack;

  Wording(
      RunResult run,
      List<ObjectiveVerdict> verdicts,
      Disturbances disturbances,
      TunnelReview tunneled,
      InterferenceReview interfered,
      ThrottlingReview heldBack) {
    this.run = run;
    this.verdicts = verdicts;
    this.disturbances = disturbances;
    this.tunneled = tunneled;
    this.interfered = interfered;
    this.heldBack = heldBack;
  }

  String headline(Verdict verdict) {
    return switch (verdict) {
      case PASS -> holds(verdicts.size());
      case FAIL -> broken();
      case INVALID -> invalid();
      case INCONCLUSIVE -> count(verdicts, Verdict.INCONCLUSIVE) + " not decided";
    };
  }

  private static String holds(int objectives) {
    return objectives == 1 ? "the objective holds" : "all " + objectives + " objectives hold";
  }

  /** A FAIL without a broken objective is that of a dead service. */
  private String broken() {
    String dead = Judge.isDead(run) ? "no request succeeded (" + worst(run) + ")" : "";
    if (!Judge.has(verdicts, Verdict.FAIL)) {
      return dead;
    }
    return (dead.isEmpty() ? "" : dead + ", ") + count(verdicts, Verdict.FAIL) + " broken";
  }

  private String invalid() {
    if (run.ending() == Ending.INTERRUPTED) {
      return "the run was interrupted";
    }
    if (interfered.isSpoiled()) {
      return InterferenceWording.headline(interfered.spoiling());
    }
    if (run.ending() == Ending.HARD_END) {
      return "the run came to its hard end";
    }
    if (Judge.unsent(run) > Judge.unsentAllowed(run)) {
      return Judge.unsent(run) + " of " + run.outcomes().total() + " requests were never sent";
    }
    if (isHeldBack()) {
      return heldBack.headline();
    }
    return (isLate(verdicts) ? "the load generator's own lag" : "a disturbed load generator")
        + " spoiled "
        + count(verdicts, Verdict.INVALID);
  }

  /** Nothing else spoiled it, and an objective is broken that might hold without a CPU limit. */
  private boolean isHeldBack() {
    return !interfered.isSpoiled() && !Judge.isSpoiled(run) && heldBack.explains(verdicts);
  }

  private static boolean isLate(List<ObjectiveVerdict> verdicts) {
    return verdicts.stream().anyMatch(each -> each.reason().equals(OWN_FAULT));
  }

  private static String count(List<ObjectiveVerdict> verdicts, Verdict verdict) {
    long count = verdicts.stream().filter(each -> each.verdict() == verdict).count();
    return count + " of " + verdicts.size() + (verdicts.size() == 1 ? " objective" : " objectives");
  }

  private static String worst(RunResult run) {
    return run.outcomes().byOutcome().entrySet().stream()
        .max(Comparator.comparingLong(entry -> entry.getValue().count()))
        .map(Wording::worst)
        .orElse("none was made");
  }

  private static String worst(Map.Entry<Outcome, OutcomeCounts.Count> entry) {
    return entry.getValue().count() + " x " + entry.getKey().id();
  }

  /** Why, in one sentence; empty where the objectives say it all. */
  String reason(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "";
      case INCONCLUSIVE -> tunneled.reason(verdicts);
      case FAIL ->
          Judge.has(verdicts, Verdict.FAIL) ? new ConnectionWait(run).share(verdicts) : DEAD_ALONE;
      case INVALID -> spoiled();
    };
  }

  private String spoiled() {
    if (interfered.isSpoiled() && run.ending() != Ending.INTERRUPTED) {
      return InterferenceWording.reason(interfered.spoiling());
    }
    return isHeldBack() ? heldBack.reason() : remedy(isLate(verdicts));
  }

  private String remedy(boolean late) {
    return switch (run.ending()) {
      case INTERRUPTED -> "the figures are those until then";
      case HARD_END -> "it took longer than planned; less load, or a larger loadline.max-duration";
      case COMPLETE -> disturbed(late);
    };
  }

  private String disturbed(boolean late) {
    String reason = HealthWording.reason(disturbances);
    boolean said = disturbances.crossings().stream().anyMatch(peak -> peak.signal() == Signal.LAG);
    if (said || !(late || reason.isEmpty())) {
      return reason;
    }
    return late() + (reason.isEmpty() ? "" : "; " + reason);
  }

  private String late() {
    return String.format(
        Locale.ROOT,
        "requests were fired up to %.1f ms late (p99 %.1f ms): free a core for the test, or"
            + " lower the rate",
        run.lag().max() / NANOS_PER_MILLI,
        run.lag().percentile(99) / NANOS_PER_MILLI);
  }

  List<String> notes(Verdict verdict) {
    List<String> notes = new ArrayList<>(new ConnectionWait(run).notes());
    notes.addAll(UnansweredConnections.notes(run));
    notes.addAll(StreamNotes.of(run));
    notes.addAll(tunneled.notes(verdicts));
    notes.addAll(InterferenceWording.notes(interfered));
    boolean byLimit = verdict == Verdict.INVALID && isHeldBack();
    notes.addAll(heldBack.notes(byLimit));
    boolean stands = verdict != Verdict.INVALID || run.ending() != Ending.COMPLETE || byLimit;
    notes.addAll(HealthWording.notes(disturbances, stands));
    return notes;
  }
}
