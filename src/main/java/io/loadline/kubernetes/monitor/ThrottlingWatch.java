package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.client.Cluster.KubeletAnswer;
import io.loadline.kubernetes.monitor.LimitedContainer.Name;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.result.Interference;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Looks now and then how much the CPU limits of a service's containers took from them. Their
 * kubelets know that, and few accounts may ask those: without the right it is noted once, and
 * nothing is seen. A kubelet itself looks every 10 to 15 s. Thread-safe.
 */
final class ThrottlingWatch implements AutoCloseable {
  /** Of a service on more nodes than that, the first ones stand for all. */
  private static final int NODES = 10;

  /** What all containers of a node say in more than that is read before and after the load only. */
  private static final int CHEAP_CHARS = 1_000_000;

  private static final long PAUSE_SECONDS = 10;

  private static final String UNSEEN =
      ": it is not seen whether CPU limits hold the service's containers back";

  private static final String UNSEEN_AFTER =
      ": what CPU limits did after its last readable answer is not seen";

  /** How long a kubelet may take to look again. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(16);

  private final Cluster cluster;
  private final MonitorNotes notes;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Pause pause;
  private final Map<Name, LimitedContainer> limited = new LinkedHashMap<>();
  private final Map<Name, List<CfsCount>> counts = new LinkedHashMap<>();
  private final Set<String> nodes = new LinkedHashSet<>();

  /** Why the last text of a node could not be read. */
  private final Map<String, String> unreadable = new LinkedHashMap<>();

  private final ScheduledExecutorService again =
      Executors.newSingleThreadScheduledExecutor(ThrottlingWatch::daemon);

  /** Until it is worth to look again. */
  interface Pause {
    void pause() throws InterruptedException;
  }

  ThrottlingWatch(
      Cluster cluster, MonitorNotes notes, InstantSource clock, LongSupplier nanos, Pause pause) {
    this.cluster = cluster;
    this.notes = notes;
    this.clock = clock;
    this.nanos = nanos;
    this.pause = pause;
  }

  /** Looks for the first time, and asks nobody anything when there is no limit. */
  void start(List<KubeObject> pods) {
    for (LimitedContainer each : LimitedContainer.of(pods)) {
      if (nodes.contains(each.node()) || nodes.size() < NODES) {
        nodes.add(each.node());
        limited.put(each.name(), each);
      }
    }
    if (look() <= CHEAP_CHARS && !nodes.isEmpty()) {
      Future<?> unused =
          again.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /**
   * Looks for the last time.
   *
   * @param patient whether to wait for figures from after the end, up to 16 s
   */
  List<Interference> end(Instant startedAt, Instant endedAt, boolean patient)
      throws InterruptedException {
    close();
    look();
    long deadline = nanos.getAsLong() + PATIENCE;
    while (patient && !isKnownUntil(endedAt) && nanos.getAsLong() - deadline < 0) {
      pause.pause();
      look();
    }
    return told(startedAt, endedAt);
  }

  private synchronized List<Interference> told(Instant startedAt, Instant endedAt) {
    unreadable.forEach(
        (node, why) ->
            notes.add("the kubelet of node " + node + " can not be read: " + why + unseen(node)));
    if (!nodes.isEmpty() && counts.isEmpty() && unreadable.isEmpty()) {
      notes.add("the kubelets do not tell whether CPU limits hold the service's containers back");
    }
    List<Interference> told = new ArrayList<>();
    for (LimitedContainer each : limited.values()) {
      List<CfsCount> seen = counts.getOrDefault(each.name(), List.of());
      ThrottledTime throttled = ThrottledTime.during(seen, each, startedAt, endedAt);
      if (throttled.isWorthSaying()) {
        told.add(throttled.interference(each, startedAt));
      }
    }
    return told;
  }

  private synchronized boolean isKnownUntil(Instant end) {
    return counts.values().stream().allMatch(seen -> !seen.get(seen.size() - 1).at().isBefore(end));
  }

  /** How much there was to read. */
  private synchronized int look() {
    int chars = 0;
    for (String node : List.copyOf(nodes)) {
      chars += nodes.contains(node) ? look(node) : 0;
    }
    return chars;
  }

  private int look(String node) {
    try {
      Optional<KubeletAnswer> answer = cluster.containerMetrics(node);
      unreadable.remove(node);
      answer.ifPresent(
          it ->
              CadvisorText.read(it, limited, clock.instant(), why -> unreadable.put(node, why))
                  .forEach(this::keep));
      return answer.map(it -> it.text().length()).orElse(0);
    } catch (ApiException e) {
      if (e.isForbidden()) {
        notes.add("no right to " + e.asked() + unseen(node));
        nodes.clear();
        unreadable.clear();
      }
      return 0;
    }
  }

  private String unseen(String node) {
    return limited.values().stream()
            .anyMatch(each -> each.node().equals(node) && counts.containsKey(each.name()))
        ? UNSEEN_AFTER
        : UNSEEN;
  }

  /** Most of the time a kubelet says again what it said before. */
  private void keep(Name name, CfsCount count) {
    List<CfsCount> seen = counts.computeIfAbsent(name, none -> new ArrayList<>());
    if (seen.isEmpty() || count.at().isAfter(seen.get(seen.size() - 1).at())) {
      seen.add(count);
    }
  }

  @Override
  public void close() {
    again.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "loadline-throttling");
    thread.setDaemon(true);
    return thread;
  }
}
