package io.loadline.report;

import io.loadline.result.Health;
import io.loadline.result.RunEnding;
import io.loadline.result.WorkerFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The workers that drove a load together: where they ran, and a line for each where one of them
 * differs from the others.
 */
final class WorkerLines {
  /** With more of them only those that differ have a line of their own. */
  private static final int MOST = 8;

  /** A worker is late that has three times the lag of most, if that is worth a word. */
  private static final double MUCH = 3;

  private static final long SMALL_LAG = 1_000_000;

  private final List<WorkerFigures> all;
  private final double usualLag;

  private WorkerLines(List<WorkerFigures> all) {
    this.all = all;
    List<Long> lags = all.stream().map(each -> each.lag().p99Nanos()).sorted().toList();
    this.usualLag = lags.get((lags.size() - 1) / 2);
  }

  /** Nothing for one load generator. */
  static List<String> of(List<WorkerFigures> workers) {
    return workers.isEmpty() ? List.of() : new WorkerLines(workers).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(RunLines.labeled("workers", where() + begun()));
    List<WorkerFigures> different = all.stream().filter(this::isDifferent).toList();
    if (!different.isEmpty()) {
      lines.addAll(Columns.align(rows(different)));
    }
    return lines;
  }

  /** {@code 4 on 2 nodes}. */
  private String where() {
    long nodes =
        all.stream()
            .map(each -> each.worker().node())
            .filter(node -> !node.isEmpty())
            .distinct()
            .count();
    return all.size() + (nodes == 0 ? "" : " on " + NumberText.count(nodes, "node"));
  }

  /** No two of those that were told in time begin further apart. */
  private String begun() {
    List<Long> errors =
        all.stream()
            .flatMap(each -> Stream.ofNullable(each.start()))
            .filter(start -> start.lateNanos() == 0)
            .map(WorkerFigures.Start::errorNanos)
            .sorted(Comparator.reverseOrder())
            .limit(2)
            .toList();
    long apart = errors.stream().mapToLong(Long::longValue).sum();
    return errors.size() < 2 ? "" : ", begun within " + NumberText.millis(apart) + " ms";
  }

  private boolean isDifferent(WorkerFigures worker) {
    WorkerFigures.Start start = worker.start();
    return worker.ending() != RunEnding.COMPLETE
        || start == null
        || start.lateNanos() > 0
        || throttled(worker) > 0
        || (worker.lag().p99Nanos() > SMALL_LAG && worker.lag().p99Nanos() > MUCH * usualLag);
  }

  private static long throttled(WorkerFigures worker) {
    Health health = worker.health();
    return health == null || health.throttledNanos() == null ? 0 : health.throttledNanos();
  }

  private List<List<String>> rows(List<WorkerFigures> different) {
    boolean few = all.size() <= MOST;
    List<WorkerFigures> shown = few ? all : different.stream().limit(MOST).toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("worker", "sent", "lag p99", "lag max", "", ""));
    shown.forEach(worker -> rows.add(row(worker)));
    List<WorkerFigures> others = all.stream().filter(each -> !shown.contains(each)).toList();
    if (!others.isEmpty()) {
      rows.add(rest(others));
    }
    return rows;
  }

  private static List<String> row(WorkerFigures worker) {
    String node = worker.worker().node();
    String pod = worker.worker().pod();
    return List.of(
        Integer.toString(worker.worker().index()),
        Long.toString(worker.sent()),
        NumberText.millis(worker.lag().p99Nanos()) + " ms",
        NumberText.millis(worker.lag().maxNanos()) + " ms",
        String.join(", ", oddities(worker)),
        (pod.isEmpty() ? "no pod" : "pod " + pod) + (node.isEmpty() ? "" : " on " + node));
  }

  private static List<String> oddities(WorkerFigures worker) {
    List<String> all = new ArrayList<>();
    WorkerFigures.Start start = worker.start();
    if (worker.isLost() && start == null) {
      all.add("never began");
    } else if (worker.ending() != RunEnding.COMPLETE) {
      all.add(how(worker.ending()) + " after " + NumberText.seconds(worker.elapsedNanos()));
    }
    if (start != null && start.lateNanos() > 0) {
      all.add("began " + NumberText.millis(start.lateNanos()) + " ms late");
    }
    if (throttled(worker) > 0) {
      all.add("throttled " + NumberText.millis(throttled(worker)) + " ms");
    }
    return all;
  }

  private static String how(RunEnding ending) {
    return switch (ending) {
      case COMPLETE, DECIDED -> "ended";
      case HARD_END -> "ended by force";
      case INTERRUPTED -> "interrupted";
      case LOST -> "lost";
    };
  }

  private static List<String> rest(List<WorkerFigures> others) {
    long least = others.stream().mapToLong(WorkerFigures::sent).min().orElse(0);
    long most = others.stream().mapToLong(WorkerFigures::sent).max().orElse(0);
    long lag = others.stream().mapToLong(each -> each.lag().maxNanos()).max().orElse(0);
    return List.of(
        NumberText.count(others.size(), "other"),
        least + (most > least ? " to " + most : ""),
        "",
        NumberText.millis(lag) + " ms",
        "",
        "");
  }
}
