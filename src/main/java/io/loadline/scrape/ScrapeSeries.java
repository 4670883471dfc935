package io.loadline.scrape;

import io.loadline.result.RunResult;
import io.loadline.result.ScrapeCost;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.MetricsSource.Page;
import io.loadline.scrape.ServerDetection.DetectedServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The counters of one server over one run: what was read when. Used by one thread at a time. */
final class ScrapeSeries {
  private static final long MILLIS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SECONDS = TimeUnit.SECONDS.toNanos(1);
  private static final int IDLE = 3;

  /** A scrape takes at most a hundredth of the time. */
  private static final long PACE = 100;

  private final Map<String, URI> processes;
  private final URI called;
  private final Scope scope;
  private final MetricsSource source;
  private final ScrapeClock clock;
  private final List<DetectedServer> servers = new ArrayList<>();
  private final List<CounterSnapshot> snapshots = new ArrayList<>();
  private final List<Long> idle = new ArrayList<>();
  private final List<Long> loaded = new ArrayList<>();
  private final List<Long> last = new ArrayList<>();
  private int failed;
  private String failure = "";
  private long begun;
  private Instant begunAt = Instant.EPOCH;

  /**
   * How much may be asked of a server.
   *
   * @param longest that an answer may take
   * @param told whether it is told that nothing was to be had: where somebody asked for it
   */
  record Scope(Duration longest, boolean told) {
    static final Scope NAMED = new Scope(Duration.ofSeconds(2), true);
    static final Scope GUESSED = new Scope(Duration.ofMillis(500), false);
  }

  ScrapeSeries(
      Map<String, URI> processes,
      URI called,
      Scope scope,
      MetricsSource source,
      ScrapeClock clock) {
    this.processes = new LinkedHashMap<>(processes);
    this.called = called;
    this.scope = scope;
    this.source = source;
    this.clock = clock;
  }

  /** Reads what the server had counted before the load; whether there is more to read. */
  boolean before() throws InterruptedException {
    begun = clock.nanos();
    begunAt = clock.now();
    try {
      detect();
      while (idle.size() < IDLE && clock.nanos() - begun < scope.longest().toNanos()) {
        CounterSnapshot idled = snapshot(idle);
        snapshots.clear();
        snapshots.add(idled);
      }
    } catch (ScrapeException e) {
      snapshots.clear();
      failed++;
      failure = e.getMessage();
    }
    return !snapshots.isEmpty();
  }

  private void detect() throws ScrapeException, InterruptedException {
    ServerDetection detection = new ServerDetection(source, called, scope.longest());
    Map<String, DetectedServer> found =
        scope.told() ? detection.ofEach(processes) : detection.ofOneKind(processes);
    processes.keySet().retainAll(found.keySet());
    servers.addAll(found.values());
  }

  /** Reads on while the load goes on; what cannot be read is passed over. */
  void during() throws InterruptedException {
    try {
      snapshots.add(snapshot(loaded));
    } catch (ScrapeException e) {
      failed++;
      failure = e.getMessage();
    }
  }

  /** How long to wait until it is read again: soon at first, so that a short run is seen, too. */
  long pauseNanos() {
    long elapsed = clock.nanos() - begun;
    long longest = Math.max(2 * SECONDS, elapsed / 120);
    return Math.max(PACE * idleNanos(), Math.min(longest, Math.max(250 * MILLIS, elapsed / 5)));
  }

  /** Reads until the server has counted what was sent; null where there is nothing to say. */
  @Nullable ScrapedRun after(RunResult run) throws InterruptedException {
    if (snapshots.isEmpty()) {
      return scope.told() ? ScrapedFigures.none(failure, cost()) : null;
    }
    AgreementRule rule = new AgreementRule(run);
    String during = failure;
    String lost = waited(rule);
    long started = begun + Duration.between(begunAt, run.startedAt()).toNanos();
    return new ScrapedFigures(List.copyOf(processes.keySet()), servers, started, run)
        .of(snapshots, lost, cost(), during);
  }

  /** Why the counters could not be read in the end; empty where they could. */
  private String waited(AgreementRule rule) throws InterruptedException {
    long end = clock.nanos() + 2 * SECONDS;
    CounterSnapshot before = snapshots.get(0);
    CounterSnapshot after = null;
    while (true) {
      try {
        after = snapshot(last);
      } catch (ScrapeException e) {
        failed++;
        failure = e.getMessage();
      }
      boolean counted = after != null && after.sum(before).requests() >= rule.ours();
      if (counted || !rule.isComplete() || clock.nanos() >= end) {
        break;
      }
      clock.sleep(250 * MILLIS);
    }
    if (after == null) {
      snapshots.add(before);
      return failure;
    }
    snapshots.add(after);
    return "";
  }

  private CounterSnapshot snapshot(List<Long> costs) throws ScrapeException, InterruptedException {
    long from = clock.nanos();
    List<CompletableFuture<Page>> pages =
        processes.values().stream().map(url -> source.fetch(url, scope.longest())).toList();
    List<ServerCounters> counters = new ArrayList<>();
    int process = 0;
    for (URI url : processes.values()) {
      try {
        Page page = ServerDetection.fetched(pages.get(process));
        counters.add(servers.get(process).reader().read(page));
      } catch (ScrapeException e) {
        throw e.at(url);
      }
      process++;
    }
    costs.add(clock.nanos() - from);
    return new CounterSnapshot(clock.nanos(), counters);
  }

  private ScrapeCost cost() {
    int answered = idle.size() + loaded.size() + last.size();
    return new ScrapeCost(answered, failed, idleNanos(), loaded);
  }

  /** The median; 0 where there was none. */
  private long idleNanos() {
    return idle.isEmpty() ? 0 : idle.stream().sorted().toList().get(idle.size() / 2);
  }
}
