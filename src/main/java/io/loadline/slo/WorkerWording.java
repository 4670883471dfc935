package io.loadline.slo;

import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.result.WorkerFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is to be said of workers that drove a load together, by their names. */
final class WorkerWording {
  private static final int MOST_NAMED = 3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Further apart wall clocks are worth a word: tokens and certificates go by them. */
  private static final long CLOCKS_DIFFER = 1_000_000_000;

  private final List<WorkerFigures> workers;

  /** Of a run of several workers, or of one load generator, of whom nothing is to be said. */
  WorkerWording(RunResult run) {
    this.workers = run.workers();
  }

  boolean isOfSeveral() {
    return !workers.isEmpty();
  }

  /**
   * The one whom a signal tells of most; empty for one load generator, and where it tells of none.
   */
  String worst(DisturbanceSignal signal) {
    return workers.stream()
        .filter(each -> signal.of(each) > 0)
        .max(Comparator.comparingDouble(signal::of))
        .map(WorkerFigures::name)
        .orElse("");
  }

  /** {@code 1 of 4 workers was lost, 2 never began}. */
  String lossHeadline() {
    long never = workers.stream().filter(WorkerWording::hasNeverBegun).count();
    long lost = workers.stream().filter(WorkerFigures::isLost).count() - never;
    String of = of(lost > 0 ? lost : never);
    if (lost == 0) {
      return of + " never began";
    }
    return of
        + (lost == 1 ? " was lost" : " were lost")
        + (never > 0 ? ", " + never + " never began" : "");
  }

  private String of(long count) {
    return count + " of " + workers.size() + " workers";
  }

  private static boolean hasNeverBegun(WorkerFigures worker) {
    return worker.isLost() && worker.start() == null;
  }

  /**
   * Who was lost, when and why.
   *
   * @param planned how long the measurement was to take; empty where that is not known
   */
  String losses(String planned) {
    Map<String, List<WorkerFigures>> byFate = new LinkedHashMap<>();
    for (WorkerFigures each : workers) {
      if (each.isLost()) {
        byFate.computeIfAbsent(fate(each, planned), it -> new ArrayList<>()).add(each);
      }
    }
    List<String> all = new ArrayList<>();
    byFate.forEach((fate, who) -> all.add(names(who) + " " + fate));
    return firstOf(all, "; ");
  }

  private static String fate(WorkerFigures worker, String planned) {
    String until = LostLoadWording.seconds(worker.elapsedNanos());
    String when =
        hasNeverBegun(worker)
            ? "never began"
            : "was lost after " + until + (planned.isEmpty() ? "" : " of " + planned) + " s";
    return when + ": " + worker.loss();
  }

  /** {@code worker 2 (pod a on node-7)}; {@code workers 2, 3, 5 and 9 more}. */
  private static String names(List<WorkerFigures> some) {
    if (some.size() == 1) {
      return some.get(0).name();
    }
    List<String> numbers =
        some.stream().map(each -> Integer.toString(each.worker().index())).toList();
    return "workers " + firstOf(numbers, ", ");
  }

  private static String firstOf(List<String> all, String between) {
    String first = all.stream().limit(MOST_NAMED).collect(Collectors.joining(between));
    int more = all.size() - MOST_NAMED;
    return more > 0 ? first + between + "and " + more + " more" : first;
  }

  /** Whether some ended before their time, and others did not. */
  boolean isInterruptedInPart() {
    return interrupted().size() < workers.size();
  }

  private List<WorkerFigures> interrupted() {
    return workers.stream().filter(each -> each.ending() == RunEnding.INTERRUPTED).toList();
  }

  /** {@code 1 of 4 workers was interrupted}. */
  String interruptedHeadline() {
    int count = interrupted().size();
    return of(count) + (count == 1 ? " was interrupted" : " were interrupted");
  }

  /** Who ended before its time. */
  String interruptions() {
    List<String> all =
        interrupted().stream()
            .map(
                each ->
                    each.name()
                        + " ended after "
                        + LostLoadWording.seconds(each.elapsedNanos())
                        + " s")
            .toList();
    return firstOf(all, "; ") + "; the others went on";
  }

  /** What else a reader should know of them. */
  List<String> notes() {
    List<String> late = new ArrayList<>();
    List<String> clocks = new ArrayList<>();
    for (WorkerFigures each : workers) {
      WorkerFigures.Start start = each.start();
      if (start != null && start.lateNanos() > 0) {
        late.add(
            "%s by %s ms".formatted(each.name(), decimal(start.lateNanos() / NANOS_PER_MILLI)));
      }
      if (start != null && Math.abs(start.wallOffsetNanos()) > CLOCKS_DIFFER) {
        clocks.add(clock(each, start.wallOffsetNanos()));
      }
    }
    List<String> notes = new ArrayList<>();
    if (!late.isEmpty()) {
      notes.add("begun late, where what was due until then is lag: " + firstOf(late, "; "));
    }
    if (!clocks.isEmpty()) {
      notes.add(
          "wall clocks differ from that of the test, by which no load starts, but tokens and"
              + " certificates expire: "
              + firstOf(clocks, "; "));
    }
    return notes;
  }

  private static String clock(WorkerFigures worker, long offset) {
    return "%s is %s s %s"
        .formatted(
            worker.name(),
            decimal(Math.abs(offset) / NANOS_PER_SECOND),
            offset > 0 ? "ahead" : "behind");
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
