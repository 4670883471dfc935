package io.loadline.slo;

import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sentences of a judgment on one run. */
final class VerdictWording {
  private static final String DEAD_ALONE =
      "no objective is broken, but a service without a single success never passes";
  private static final double NANOS_PER_MILLI = 1e6;

  private final RunResult run;
  private final List<ObjectiveVerdict> verdicts;
  private final RunDisturbances disturbances;
  private final TunnelReview tunnel;
  private final InterferenceReview interference;
  private final ThrottlingReview throttling;
  private final WorkerWording workers;
  private final EarlyEndRule end;

  VerdictWording(RunResult run, List<ObjectiveVerdict> verdicts, VerdictReviews reviews) {
    this.run = run;
    this.verdicts = verdicts;
    this.disturbances = reviews.disturbances();
    this.tunnel = reviews.tunnel();
    this.interference = reviews.interference();
    this.throttling = reviews.throttling();
    this.workers = new WorkerWording(run);
    this.end = new EarlyEndRule(run);
  }

  String headline(Verdict verdict) {
    return switch (verdict) {
      case PASS -> holds(verdicts.size()) + end.headline();
      case FAIL -> broken() + end.headline();
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
    if (run.ending() == RunEnding.LOST) {
      return LostLoadWording.headline(run);
    }
    if (run.ending() == RunEnding.INTERRUPTED) {
      return workers.isInterruptedInPart()
          ? workers.interruptedHeadline()
          : "the run was interrupted";
    }
    if (interference.isSpoiled()) {
      return InterferenceWording.headline(interference.spoiling());
    }
    if (run.ending() == RunEnding.HARD_END) {
      return "the run came to its hard end";
    }
    if (Judge.unsent(run) > Judge.unsentAllowed(run)) {
      return Judge.unsent(run) + " of " + run.outcomes().total() + " requests were never sent";
    }
    if (isHeldBack()) {
      return InterferenceWording.headline(throttling.all());
    }
    return (isLate(verdicts) ? "the load generator's own lag" : "a disturbed load generator")
        + " spoiled "
        + count(verdicts, Verdict.INVALID);
  }

  /** Nothing else spoiled it, and an objective is broken that might hold without a CPU limit. */
  private boolean isHeldBack() {
    return !interference.isSpoiled() && !Judge.isSpoiled(run) && throttling.explains(verdicts);
  }

  private static boolean isLate(List<ObjectiveVerdict> verdicts) {
    return verdicts.stream().anyMatch(each -> each.cause() == Cause.OWN_LAG);
  }

  private static String count(List<ObjectiveVerdict> verdicts, Verdict verdict) {
    long count = verdicts.stream().filter(each -> each.verdict() == verdict).count();
    return count + " of " + verdicts.size() + (verdicts.size() == 1 ? " objective" : " objectives");
  }

  private static String worst(RunResult run) {
    return run.outcomes().byOutcome().entrySet().stream()
        .max(Comparator.comparingLong(entry -> entry.getValue().count()))
        .map(VerdictWording::worst)
        .orElse("none was made");
  }

  private static String worst(Map.Entry<Outcome, OutcomeCounts.Count> entry) {
    return entry.getValue().count() + " x " + entry.getKey().id();
  }

  /** Why, in one sentence; empty where the objectives say it all. */
  String reason(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "";
      case INCONCLUSIVE -> undecided();
      case FAIL ->
          Judge.has(verdicts, Verdict.FAIL)
              ? ConnectionWording.reason(new ConnectionWait(run).share(verdicts))
              : DEAD_ALONE;
      case INVALID -> spoiled();
    };
  }

  private String undecided() {
    if (verdicts.stream().anyMatch(each -> each.cause() == Cause.TUNNEL)) {
      return "it was reached through a port-forward, which "
          + tunnelAdds()
          + ". Fix: access = INGRESS, or runIn = CLUSTER";
    }
    return ServerNotes.uncounted(run, verdicts);
  }

  private String tunnelAdds() {
    double millis = tunnel.overheadMillis();
    return millis < 0
        ? "adds to every response time, by how much is not known"
        : String.format(Locale.ROOT, "adds up to %.1f ms (p99) to a response time", millis);
  }

  private String spoiled() {
    boolean ended = run.ending() == RunEnding.INTERRUPTED || run.ending() == RunEnding.LOST;
    if (interference.isSpoiled() && !ended) {
      return InterferenceWording.reason(interference.spoiling());
    }
    return isHeldBack() ? InterferenceWording.reason(throttling.all()) : remedy(isLate(verdicts));
  }

  private String remedy(boolean late) {
    return switch (run.ending()) {
      case INTERRUPTED ->
          workers.isInterruptedInPart()
              ? workers.interruptions()
              : "the figures are those until then";
      case LOST -> LostLoadWording.reason(run);
      case HARD_END -> "it took longer than planned; less load, or a larger loadline.max-duration";
      case COMPLETE, DECIDED -> disturbed(late);
    };
  }

  private String disturbed(boolean late) {
    String reason = HealthWording.reason(disturbances, run.execution().runIn());
    boolean said =
        disturbances.crossings().stream().anyMatch(peak -> peak.signal() == DisturbanceSignal.LAG);
    if (said || !(late || reason.isEmpty())) {
      return reason;
    }
    return late() + (reason.isEmpty() ? "" : "; " + reason);
  }

  private String late() {
    String worst = workers.worst(DisturbanceSignal.LAG);
    return String.format(
        Locale.ROOT,
        "requests were fired up to %.1f ms late%s (p99 %.1f ms): %s",
        run.lag().max() / NANOS_PER_MILLI,
        worst.isEmpty() ? "" : " by " + worst,
        run.lag().percentile(99) / NANOS_PER_MILLI,
        HealthWording.remedy(DisturbanceSignal.LAG, run.execution().runIn()));
  }

  /** What else a reader should know. */
  List<String> remarks(Verdict verdict) {
    List<String> notes = new ArrayList<>(LostLoadWording.notes(run));
    end.note(verdict).ifPresent(notes::add);
    notes.addAll(workers.notes());
    notes.addAll(ServerNotes.of(run));
    if (tunnel.isOutweighed(verdicts)) {
      notes.add("the port-forward " + tunnelAdds() + "; the limit is broken without that, too");
    }
    notes.addAll(InterferenceWording.notes(interference));
    boolean byLimit = verdict == Verdict.INVALID && isHeldBack();
    notes.addAll(InterferenceWording.notes(throttling, byLimit));
    boolean stands = verdict != Verdict.INVALID || !run.ending().isWhole() || byLimit;
    notes.addAll(HealthWording.notes(disturbances, stands, run.execution().runIn()));
    return notes;
  }
}
