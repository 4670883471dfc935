package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.engine.TargetGuard;
import io.loadline.plan.Call;
import io.loadline.plan.RunIn;
import io.loadline.plan.ScrapeTargets;
import io.loadline.plan.Target;
import io.loadline.result.RunResult;
import io.loadline.scrape.ServerScrape;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** A session beside which the server is asked for its own counters, as long as its load lasts. */
final class ScrapedSession implements ClusterSession {
  private final ClusterSession session;
  private final ServerScrape scrape;

  private ScrapedSession(ClusterSession session, ServerScrape scrape) {
    this.session = session;
    this.scrape = scrape;
  }

  /** Refuses public addresses of metrics. */
  static void guard(Gate.Endpoint endpoint, Set<String> allowedHosts) {
    endpoint.metrics().urls().forEach(url -> TargetGuard.check(new Target(url), allowedHosts));
  }

  /** The session itself where nothing is asked. */
  static ClusterSession of(ClusterSession session, Gate.Endpoint endpoint) {
    return scrape(session, endpoint)
        .<ClusterSession>map(found -> new ScrapedSession(session, found))
        .orElse(session);
  }

  private static Optional<ServerScrape> scrape(ClusterSession session, Gate.Endpoint endpoint) {
    ScrapeTargets metrics = endpoint.metrics();
    Target called = endpoint.plan().call().target();
    if (!metrics.urls().isEmpty()) {
      return Optional.of(
          ServerScrape.of(metrics.urls(), called.url(), System::nanoTime, Clock.systemUTC()));
    }
    // What stands behind a cluster's address, or a name in a header, are several processes.
    boolean here =
        session == NONE
            && endpoint.cluster().from() != RunIn.CLUSTER
            && called.virtualHost().isEmpty();
    return here && !metrics.off()
        ? ServerScrape.ofTriton(called.url(), System::nanoTime, Clock.systemUTC())
        : Optional.empty();
  }

  @Override
  public Call reach(Call call, long deadlineNanos) throws InterruptedException {
    return session.reach(call, deadlineNanos);
  }

  @Override
  public ServicePlace place() {
    return session.place();
  }

  @Override
  public void loadStarts() {
    try {
      scrape.begin();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    session.loadStarts();
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
      return new RunResult(
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
    scrape.stop();
    session.close();
  }
}
