package io.loadline.scrape;

import io.loadline.plan.TimedPart;
import io.loadline.result.Moments;
import io.loadline.result.ScrapeWindow;
import io.loadline.scrape.ServerDetection.DetectedServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Joins snapshots until each window is wide enough for counters that move by whole requests. */
final class ScrapeWindows {
  private static final long FEWEST_REQUESTS = 20;
  private static final long SHORTEST = TimeUnit.SECONDS.toNanos(2);
  private static final int MOST = 60;

  private final DetectedServer server;
  private final boolean apart;
  private final long instances;

  /**
   * Of one server.
   *
   * @param apart as in {@link CountersReader#told}
   * @param instances of all processes together
   */
  ScrapeWindows(DetectedServer server, boolean apart, long instances) {
    this.server = server;
    this.apart = apart;
    this.instances = instances;
  }

  /**
   * The windows between the first snapshot and the last.
   *
   * @param started when the measurement began
   */
  List<ScrapeWindow> of(List<CounterSnapshot> snapshots, long started) {
    List<CounterSnapshot> edges = joined(snapshots);
    while (edges.size() > MOST + 1) {
      edges = pairs(edges);
    }
    List<ScrapeWindow> windows = new ArrayList<>();
    for (int i = 1; i < edges.size(); i++) {
      windows.add(window(edges.get(i - 1), edges.get(i), started));
    }
    return windows;
  }

  private static List<CounterSnapshot> joined(List<CounterSnapshot> snapshots) {
    List<CounterSnapshot> edges = new ArrayList<>(snapshots.subList(0, 1));
    for (CounterSnapshot each : snapshots.subList(1, snapshots.size())) {
      CounterSnapshot last = edges.get(edges.size() - 1);
      boolean wide = each.atNanos() - last.atNanos() >= SHORTEST;
      if (wide && each.sum(last).requests() >= FEWEST_REQUESTS) {
        edges.add(each);
      }
    }
    CounterSnapshot end = snapshots.get(snapshots.size() - 1);
    if (edges.size() > 1) {
      edges.remove(edges.size() - 1);
    }
    edges.add(end);
    return edges;
  }

  private static List<CounterSnapshot> pairs(List<CounterSnapshot> edges) {
    List<CounterSnapshot> some = new ArrayList<>();
    for (int i = 0; i < edges.size() - 1; i += 2) {
      some.add(edges.get(i));
    }
    some.add(edges.get(edges.size() - 1));
    return some;
  }

  private ScrapeWindow window(CounterSnapshot from, CounterSnapshot to, long started) {
    ServerCounters since = to.sum(from);
    long length = to.atNanos() - from.atNanos();
    Map<TimedPart, Moments> parts = parts(since);
    Moments queue = parts.get(TimedPart.QUEUE);
    return new ScrapeWindow(
        from.atNanos() - started,
        length,
        since.requests(),
        parts,
        queue == null || length <= 0 ? Double.NaN : (double) queue.sum() / length,
        busy(since, length, instances));
  }

  /** Of each part count and sum. */
  Map<TimedPart, Moments> parts(ServerCounters since) {
    Map<TimedPart, Moments> parts = new EnumMap<>(TimedPart.class);
    server
        .reader()
        .told(since, apart)
        .forEach((part, nanos) -> parts.put(part, new Moments(since.requests(), nanos, 0, 0, 0)));
    return parts;
  }

  /** How much of a time so many instances computed, 0 to 1; NaN where they do not tell. */
  double busy(ServerCounters since, long length, long computing) {
    return server.reader().tellsBusy() && length > 0
        ? Math.min(1, (double) since.busyNanos() / length / computing)
        : Double.NaN;
  }
}
