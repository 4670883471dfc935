package io.loadline.scrape;

import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingCoverage;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.MetricsSource.Page;
import io.loadline.scrape.ServerDetection.DetectedServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The counters of one server over one run: what was read when. Used by one thread at a time. */
final class ScrapeSeries {
  /** How long after the load the counts may take to be those that were sent. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

  private static final int IDLE = 3;

  private final Map<String, URI> processes;
  private final URI called;
  private final ScrapeScope scope;
  private final MetricsSource source;
  private final ScrapeClock clock;
  private final List<DetectedServer> servers = new ArrayList<>();
  private final List<CounterSnapshot> snapshots = new ArrayList<>();
  private final ScrapeTimes times = new ScrapeTimes();
  private String failure = "";
  private String leftOut = "";
  private boolean proxied;
  private long begun;
  private ScrapeClock.Moment idled = ScrapeClock.Moment.NONE;

  ScrapeSeries(
      Map<String, URI> processes,
      URI called,
      ScrapeScope scope,
      MetricsSource source,
      ScrapeClock clock) {
    this.processes = new LinkedHashMap<>(processes);
    this.called = called;
    this.scope = scope;
    this.source = source;
    this.clock = clock;
  }

  /** Reads what was counted before the load, twice where it came late; whether there is more. */
  boolean before() throws InterruptedException {
    begun = clock.nanos();
    idle();
    if (snapshots.isEmpty() && clock.nanos() - begun >= scope.longest().toNanos()) {
      idle();
    }
    idled = clock.moment();
    return !snapshots.isEmpty();
  }

  private void idle() throws InterruptedException {
    try {
      if (servers.isEmpty()) {
        detect();
      }
      long end = clock.nanos() + scope.longest().toNanos();
      do {
        CounterSnapshot last = snapshot();
        times.wasIdle();
        snapshots.clear();
        snapshots.add(last);
      } while (times.idleScrapes() < IDLE && clock.nanos() < end);
    } catch (ScrapeException e) {
      times.failed();
      failure = snapshots.isEmpty() ? e.getMessage() : "";
    }
  }

  /** As {@link ServerScrape#uncounted}; of a server that was found what it is decides. */
  String uncounted(TimedPart part, boolean found) {
    Stream<String> all = servers.stream().map(each -> each.untold(part));
    return found ? all.filter(each -> !each.isEmpty()).findFirst().orElse("") : failure;
  }

  private void detect() throws ScrapeException, InterruptedException {
    ServerDetection detection = new ServerDetection(source, called, scope.longest());
    Map<String, DetectedServer> found =
        scope == ScrapeScope.NAMED ? detection.ofEach(processes) : detection.ofOneKind(processes);
    leftOut = AgreementRule.leftOut(processes.keySet(), found.keySet());
    processes.keySet().retainAll(found.keySet());
    servers.addAll(found.values());
  }

  /** Reads on while the load goes on; what cannot be read is passed over. */
  void during() throws InterruptedException {
    try {
      snapshots.add(snapshot());
      times.wasLoaded();
    } catch (ScrapeException e) {
      times.failed();
      failure = e.getMessage();
    }
  }

  /** Whether it surely is the server itself that was late, and nothing before it. */
  private boolean isDirect(RunResult run) {
    RequestTimings told = run.server().requests();
    boolean proxyAnswers =
        told != null
            && told.rows().stream().anyMatch(row -> row.claim().coverage() == TimingCoverage.PROXY);
    return !proxied
        && !(scope == ScrapeScope.NAMED && proxyAnswers)
        && processes.values().stream().allMatch(url -> scope.isDirect(url, called));
  }

  /** How long to wait until it is read again. */
  long pauseNanos() {
    return times.pauseNanos(clock.nanos() - begun);
  }

  /** Reads until the server has counted what was sent; null where there is nothing to say. */
  @Nullable ScrapedRun after(RunResult run) throws InterruptedException {
    if (snapshots.isEmpty()) {
      return scope == ScrapeScope.NAMED ? ScrapedFigures.none(failure, times.cost(false)) : null;
    }
    AgreementRule rule = new AgreementRule(run, leftOut);
    String during = failure;
    String lost = waited(rule);
    long started = idled.nanosAt(run.startedAt());
    return new ScrapedFigures(List.copyOf(processes.keySet()), servers, started, rule)
        .of(snapshots, lost, times.cost(isDirect(run)), during);
  }

  /** Why the counters could not be read in the end; empty where they could. */
  private String waited(AgreementRule rule) throws InterruptedException {
    long end = clock.nanos() + PATIENCE;
    CounterSnapshot before = snapshots.get(0);
    CounterSnapshot after = null;
    while (true) {
      try {
        after = snapshot();
      } catch (ScrapeException e) {
        times.failed();
        failure = e.getMessage();
      }
      boolean counted = after != null && after.sum(before).requests() >= rule.ours();
      if (counted || !rule.isComplete() || clock.nanos() >= end) {
        break;
      }
      clock.sleep(PATIENCE / 8);
    }
    snapshots.add(after == null ? before : after);
    return after == null ? failure : "";
  }

  private CounterSnapshot snapshot() throws ScrapeException, InterruptedException {
    long from = clock.nanos();
    List<CompletableFuture<Page>> pages =
        processes.values().stream().map(url -> source.fetch(url, scope.longest())).toList();
    List<ServerCounters> counters = new ArrayList<>();
    int process = 0;
    long connecting = 0;
    try {
      for (Map.Entry<String, URI> each : processes.entrySet()) {
        CompletableFuture<Page> page = pages.get(process);
        counters.add(read(each, process, page));
        connecting = Math.max(connecting, page.join().connectNanos());
        proxied |= page.join().isProxied();
        process++;
      }
    } finally {
      pages.forEach(page -> page.cancel(true));
      times.took(clock.nanos() - from);
    }
    times.answered(connecting);
    return new CounterSnapshot(from, clock.nanos(), counters);
  }

  /** A tunnel to a pod has an address that says nothing: there the pod is named. */
  private ServerCounters read(
      Map.Entry<String, URI> process, int place, CompletableFuture<Page> page)
      throws ScrapeException, InterruptedException {
    try {
      return servers.get(place).reader().read(ServerDetection.fetched(page));
    } catch (ScrapeException e) {
      boolean pod = scope == ScrapeScope.DECLARED;
      throw pod ? e.at(process.getKey()) : e.at(process.getValue());
    }
  }
}
