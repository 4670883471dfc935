package io.loadline.slo;

import io.loadline.plan.Workload;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeWindow;
import io.loadline.result.ScrapedProcess;
import io.loadline.result.ScrapedRun;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Why requests waited in a server's queue, where its counters tell how long its instances computed.
 */
record CountedQueue(BrokenObjective broken, FigureParts parts, ScrapedRun scraped) {
  private static final double MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** Too much to do for the instances that there are. */
  static Optional<TimeCause> capacity(BrokenObjective broken, FigureParts parts) {
    return of(broken, parts)
        .filter(CountedQueue::isShortOfCapacity)
        .flatMap(
            queue ->
                PlaceCause.cause(
                    broken,
                    TimeCause.Kind.QUEUE_CAPACITY,
                    new QueueWording(broken, parts).capacity(queue.scraped.busy())));
  }

  /** They wait although there is an instance for them. */
  static Optional<TimeCause> batch(BrokenObjective broken, FigureParts parts) {
    return of(broken, parts)
        .filter(CountedQueue::waitsBesideIdleInstances)
        .flatMap(
            queue ->
                PlaceCause.cause(
                    broken,
                    TimeCause.Kind.QUEUE_BATCH,
                    new QueueWording(broken, parts).batch(queue.scraped.busy())));
  }

  private static Optional<CountedQueue> of(BrokenObjective broken, FigureParts parts) {
    ScrapedRun scraped = broken.run().server().scraped();
    if (!parts.isCounted() || scraped == null || !Double.isFinite(scraped.busy())) {
      return Optional.empty();
    }
    return parts.isExplainedBy(PlaceCause.QUEUED, broken.objective().limit())
        ? Optional.of(new CountedQueue(broken, parts, scraped))
        : Optional.empty();
  }

  /**
   * More waits than the next batches take, which may be collected for a time, and nearly every
   * request did: behind a pause of the server many wait as well. No window has much longer work,
   * behind which the others would wait, and no process is idle, whose requests another had.
   */
  private boolean isShortOfCapacity() {
    double compute = parts.most(PlaceCause.WORK);
    double waited = CauseRule.ROUNDS_WAITING * compute;
    double idlest = scraped.processes().stream().mapToDouble(ScrapedProcess::busy).min().orElse(0);
    WorkOverTime work = WorkOverTime.of(broken.run(), parts, PlaceCause.WORK);
    return idlest >= CauseRule.BUSY
        && parts.most(PlaceCause.QUEUED) >= waited
        && broken.run().service().percentile(10) >= waited * MILLI
        && work.spread() <= CauseRule.STEADY_WORK;
  }

  /**
   * Where nobody waits beside an idle instance, requests that come evenly find all of them busy no
   * more often than these are, and beside their queue they take longer than k means in one of k
   * cases at most. If more than that took long, some waited for something else.
   */
  private boolean waitsBesideIdleInstances() {
    RunResult run = broken.run();
    Workload workload = run.plan().workload();
    boolean evenly =
        workload instanceof Workload.Closed
            || (workload instanceof Workload.Open open && open.slices() == null);
    double beside = run.service().mean() / MILLI - parts.most(PlaceCause.QUEUED);
    double median = run.service().percentile(50) / MILLI;
    return evenly
        && run.lag().percentile(99) < CauseRule.OWN_LAG * MILLI
        && broken.isOfResponse()
        && busyAtMost() + Math.max(0, beside) / median < CauseRule.IDLE;
  }

  /** As the requests found it; of the busiest process, since the others may be idle. */
  private double busyAtMost() {
    double found =
        scraped.windows().stream().mapToDouble(each -> each.busy() * each.requests()).sum()
            / Math.max(1, scraped.windows().stream().mapToLong(ScrapeWindow::requests).sum());
    double busiest = scraped.processes().stream().mapToDouble(ScrapedProcess::busy).max().orElse(1);
    return Math.max(found, busiest);
  }
}
