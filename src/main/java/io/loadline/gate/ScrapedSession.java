package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.engine.TargetGuard;
import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.plan.Call;
import io.loadline.plan.RunIn;
import io.loadline.plan.ScrapeTargets;
import io.loadline.plan.Target;
import io.loadline.result.RunResult;
import io.loadline.scrape.ServerScrape;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session beside which the server is asked for its own counters, as long as its load lasts. */
final class ScrapedSession implements ClusterSession {
  private final ClusterSession session;
  private final Map<String, AccessRoute> ways = new LinkedHashMap<>();
  private @Nullable ServerScrape scrape;
  private URI called;

  /**
   * Beside a session.
   *
   * @param named how it is asked; empty where its pods say where
   */
  private ScrapedSession(ClusterSession session, Optional<ServerScrape> named, URI called) {
    this.session = session;
    this.scrape = named.orElse(null);
    this.called = called;
  }

  /** Refuses public addresses of metrics. */
  static void guard(Gate.Endpoint endpoint, Set<String> allowedHosts) {
    endpoint.metrics().urls().forEach(url -> TargetGuard.check(new Target(url), allowedHosts));
  }

  /** The session itself where nothing is asked. */
  static ClusterSession of(ClusterSession session, Gate.Endpoint endpoint) {
    URI called = endpoint.plan().call().target().url();
    Optional<ServerScrape> named = named(session, endpoint, called);
    boolean pods = session != NONE && !endpoint.metrics().off();
    return named.isPresent() || pods ? new ScrapedSession(session, named, called) : session;
  }

  private static Optional<ServerScrape> named(
      ClusterSession session, Gate.Endpoint endpoint, URI called) {
    ScrapeTargets metrics = endpoint.metrics();
    if (!metrics.urls().isEmpty()) {
      return Optional.of(
          ServerScrape.of(metrics.urls(), called, System::nanoTime, Clock.systemUTC()));
    }
    // What stands behind a cluster's address, or a name in a header, are several processes.
    boolean here =
        session == NONE
            && endpoint.cluster().from() != RunIn.CLUSTER
            && endpoint.plan().call().target().virtualHost().isEmpty();
    return here && !metrics.off()
        ? ServerScrape.ofTriton(called, System::nanoTime, Clock.systemUTC())
        : Optional.empty();
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
    if (scrape == null) {
      ways.putAll(session.metricsPoints());
      Map<String, URI> points = new LinkedHashMap<>();
      ways.forEach((pod, way) -> points.put(pod, way.target().url()));
      scrape =
          points.isEmpty()
              ? null
              : ServerScrape.ofPods(points, called, System::nanoTime, Clock.systemUTC());
    }
    try {
      if (scrape != null) {
        scrape.begin();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
    return session.finished(told(run));
  }

  private RunResult told(RunResult run) {
    try {
      return scrape == null
          ? run
          : new RunResult(
              run.plan(),
              run.execution(),
              run.counts(),
              run.times(),
              run.series(),
              run.stream(),
              run.cluster(),
              run.server().with(scrape.end(run)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return run;
    }
  }

  @Override
  public void close() {
    if (scrape != null) {
      scrape.stop();
    }
    ways.values().forEach(AccessRoute::close);
    session.close();
  }
}
