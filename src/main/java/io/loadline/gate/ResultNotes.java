package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.result.ClusterResult;
import io.loadline.result.GeneratorLimits;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.selfcheck.SelfChecks;
import io.loadline.slo.Judge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a reader of the results should know beside them. What concerns the whole gate stands
 * with its only endpoint where that has no name.
 */
final class ResultNotes {
  static final String ERRORS_IMPLIED = "no error objective was named: none are allowed";

  private final Gate gate;
  private final List<String> early = new CopyOnWriteArrayList<>();
  private @Nullable GeneratorLimits limits;

  ResultNotes(Gate gate) {
    this.gate = gate;
  }

  /** Adds what is known before the run; it stands before the other notes. */
  void add(String note) {
    early.add(note);
  }

  /** As {@link #add}, of what several endpoints may find. */
  void addOnce(String note) {
    if (!early.contains(note)) {
      early.add(note);
    }
  }

  /** What the self-check found, and what it says against all plans together. */
  void selfChecked(GeneratorLimits found) {
    limits = found;
  }

  /** Null where there was no self-check. */
  @Nullable GeneratorLimits limits() {
    return limits;
  }

  /**
   * One sentence each.
   *
   * @param last the run before this one
   */
  List<String> of(Gate.Endpoint endpoint, RunResult run, LastRun last) {
    boolean alone = !gate.namesEndpoints();
    List<String> all = new ArrayList<>(alone ? early : List.of());
    ClusterResult cluster = run.cluster();
    if (cluster != null) {
      all.addAll(cluster.notes());
    }
    all.addAll(scraped(run));
    if (endpoint.settings().onlyErrorsJudged()) {
      all.add("no objective was named: only errors were judged");
    } else if (endpoint.settings().errorsImplied()) {
      all.add(ERRORS_IMPLIED);
    }
    all.addAll(endpoint.warnings());
    all.addAll(Judge.power(run.plan(), last::designEffect));
    all.addAll(alone ? onLimits() : List.of());
    return all;
  }

  /** Those of an endpoint that have nothing to do with its objectives. */
  List<String> lasting(RunResult run) {
    boolean alone = !gate.namesEndpoints();
    ClusterResult cluster = run.cluster();
    return Stream.of(
            alone ? early : List.<String>of(),
            cluster == null ? List.<String>of() : cluster.notes(),
            scraped(run),
            alone ? onLimits() : List.<String>of())
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> scraped(RunResult run) {
    ScrapedRun scraped = run.server().scraped();
    return scraped == null ? List.of() : scraped.notes();
  }

  /** Of all endpoints together, one sentence each. */
  List<String> ofGate() {
    List<String> all = new ArrayList<>(early);
    all.addAll(gate.warnings());
    all.addAll(onLimits());
    return all;
  }

  /** What the self-check says against the load, one sentence each. */
  List<String> onLimits() {
    GeneratorLimits found = limits;
    return found == null
        ? List.of()
        : SelfChecks.warnings(gate.demand(), gate.workers(), found, gate.runIn());
  }
}
