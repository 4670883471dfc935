package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.engine.TargetGuard;
import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.plan.Call;
import io.loadline.plan.RunIn;
import io.loadline.plan.TimedPart;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.ServerScrape;
import io.loadline.text.OneLine;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session beside which the server is asked for its own counters, as long as its load lasts. */
final class ScrapedSession implements ClusterSession {
  private final ClusterSession session;
  private final Gate.Endpoint endpoint;
  private final Map<String, AccessRoute> ways = new LinkedHashMap<>();
  private URI called;
  private @Nullable ServerScrape scrape;
  private @Nullable ScrapedRun told;

  private ScrapedSession(ClusterSession session, Gate.Endpoint endpoint) {
    this.session = session;
    this.endpoint = endpoint;
    this.called = endpoint.plan().call().target().url();
  }

  /** Refuses public addresses of metrics. */
  static void guard(Gate.Endpoint endpoint, Set<String> allowedHosts) {
    endpoint.metrics().urls().forEach(url -> TargetGuard.checkMetrics(url, allowedHosts));
  }

  /**
   * The session itself where nothing is asked: also where pods drive the load, since that has begun
   * before what was counted until then could be read from here.
   */
  static ClusterSession of(ClusterSession session, Gate.Endpoint endpoint) {
    boolean here = endpoint.cluster().from() != RunIn.CLUSTER;
    return here && !endpoint.metrics().off() ? new ScrapedSession(session, endpoint) : session;
  }

  @Override
  public Call reach(Call call, long deadlineNanos) throws InterruptedException {
    Call reached = session.reach(call, deadlineNanos);
    called = reached.target().url();
    return reached;
  }

  @Override
  public ServicePlace place() {
    return session.place();
  }

  @Override
  public void loadStarts() {
    session.loadStarts();
    attempt(this::begin);
  }

  private void begin() throws InterruptedException {
    ServerScrape begun = scrape().orElse(null);
    scrape = begun;
    if (begun != null) {
      begun.begin();
    }
  }

  /** By the address that the load calls, which is known since the service was reached. */
  private Optional<ServerScrape> scrape() {
    List<URI> urls = endpoint.metrics().urls();
    if (!urls.isEmpty()) {
      return Optional.of(ServerScrape.of(urls, called, System::nanoTime, Clock.systemUTC()));
    }
    ways.putAll(session.metricsPoints());
    Map<String, URI> points = new LinkedHashMap<>();
    ways.forEach((pod, way) -> points.put(pod, way.target().url()));
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(ServerScrape.ofPods(points, called, System::nanoTime, Clock.systemUTC()));
  }

  /** A step without which the load is as good. */
  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }

  /** Whatever fails is one note: the load's own figures need nothing of it. */
  private void attempt(Step step) {
    try {
      step.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      String why = "the server's own counters could not be read: " + OneLine.of(e.toString());
      told = ServerScrape.failed(why);
    }
  }

  @Override
  public String uncounted(TimedPart part) {
    if (told != null) {
      return told.agreement().refused();
    }
    return scrape == null ? "nobody says where its metrics are" : scrape.uncounted(part);
  }

  @Override
  public void notConfirmed(String why) {
    session.notConfirmed(why);
  }

  @Override
  public void loadEnded(long nanos) {
    session.loadEnded(nanos);
  }

  @Override
  public RunResult finished(RunResult run) {
    ServerScrape begun = scrape;
    if (begun != null && told == null) {
      attempt(() -> told = begun.end(run));
    }
    return session.finished(with(run));
  }

  private RunResult with(RunResult run) {
    return new RunResult(
        run.plan(),
        run.execution(),
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server().with(told));
  }

  @Override
  public void close() {
    try {
      if (scrape != null) {
        scrape.stop();
      }
      ways.values().forEach(AccessRoute::close);
    } finally {
      session.close();
    }
  }
}
