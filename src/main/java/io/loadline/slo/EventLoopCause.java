package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.result.ClusterResult;
import io.loadline.result.Distribution;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeWindow;
import io.loadline.result.ScrapedRun;
import io.loadline.result.TargetPath;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A server that works on its only event loop: its metrics come as late as its answers, and most of
 * the time of a request passes before the server begins to count it. A starved machine makes
 * metrics late as well, but then the server's own clock shows it, or nothing fills that time.
 *
 * @param own the server's own time of a request, in ms
 */
record EventLoopCause(BrokenObjective broken, ScrapedRun scraped, double own) {
  private static final double MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** Of which it is known that their models may work there. */
  private static final Set<KnownTiming> SERVERS =
      EnumSet.of(KnownTiming.MLSERVER_METRICS, KnownTiming.KSERVE_METRICS);

  static Optional<TimeCause> of(BrokenObjective broken) {
    RunResult run = broken.run();
    ScrapedRun scraped = run.server().scraped();
    KnownTiming row = scraped == null ? null : scraped.row();
    if (scraped == null || row == null || !SERVERS.contains(row) || !run.hasServiceTimes()) {
      return Optional.empty();
    }
    Moments told = scraped.own();
    // The warm-up may be among them: as if all of that time were the measurement's.
    long of = Math.min(told.count(), run.outcomes().successes());
    if (of < CauseRule.FEWEST_TOLD) {
      return Optional.empty();
    }
    EventLoopCause loop = new EventLoopCause(broken, scraped, told.sum() / MILLI / of);
    return loop.isLate() && loop.isOneByOne() && loop.isServerAlone() && loop.explains()
        ? Optional.of(loop.cause())
        : Optional.empty();
  }

  /** Its metrics, by what they took without the network. */
  private boolean isLate() {
    double late = late();
    double idle = scraped.cost().idleNanos() / MILLI;
    return scraped.cost().answerNanos().size() >= CauseRule.FEWEST_SCRAPES
        && late >= CauseRule.LATE_AS_ANSWERS * broken.run().service().percentile(50) / MILLI
        && late >= CauseRule.LATE_BY_IDLE * idle
        && late >= CauseRule.LATE_MILLIS;
  }

  /** The median. */
  private double late() {
    List<Long> answers = scraped.cost().answerNanos().stream().sorted().toList();
    return answers.isEmpty() ? 0 : answers.get((answers.size() - 1) / 2) / MILLI;
  }

  /** Its work fills most of the time, and no more: what runs beside other work blocks none. */
  private boolean isOneByOne() {
    return busy() >= CauseRule.LOOP_BUSY && busy() <= 1 + CauseRule.ROUNDING;
  }

  /** The part of the time that its work takes, one after the other. */
  private double busy() {
    double length = scraped.windows().stream().mapToLong(ScrapeWindow::lengthNanos).sum();
    return scraped.own().sum() / length / scraped.processes().size();
  }

  private boolean isServerAlone() {
    ClusterResult cluster = broken.run().cluster();
    return (cluster == null || cluster.path() != TargetPath.PORT_FORWARD)
        && broken.run().lag().percentile(99) < CauseRule.OWN_LAG * MILLI
        && InterferenceReview.all(broken.run()).stream()
            .noneMatch(each -> each.kind() == InterferenceKind.THROTTLED);
  }

  /** Most of the time is not the server's own, and without that the limit would hold. */
  private boolean explains() {
    Distribution times = broken.times();
    double service = broken.run().service().mean() / MILLI;
    double left = times.mean() / MILLI - (service - own);
    double limit = broken.objective().limit();
    return broken.isOfResponse()
        && broken.isByTime()
        && own <= CauseRule.OWN_OF_SERVICE * service
        && (broken.metric().isRank() ? CountedParts.isMostly(left, times, limit) : left <= limit);
  }

  private TimeCause cause() {
    String sentence =
        String.format(
            Locale.ROOT,
            "%s: the server's event loop is blocked: its metrics came as late as the answers (median"
                + " %.1f ms, %.1f ms when idle), and by its own clock it worked on a request for"
                + " %.1f of %.1f ms on average",
            broken.figure(),
            late(),
            scraped.cost().idleNanos() / MILLI,
            own,
            broken.run().service().mean() / MILLI);
    return new TimeCause(broken.metric(), TimeCause.Kind.EVENT_LOOP, sentence, advice());
  }

  /** A loop that is free again leaves all of the work to be done. */
  private String advice() {
    String free =
        scraped.row() == KnownTiming.MLSERVER_METRICS
            ? "let the model run in a worker of its own: parallel_workers = 1 in settings.json"
            : "let predict run in a thread or a process of its own, or await work done elsewhere";
    return String.format(
        Locale.ROOT,
        "%s; and add replicas or workers, or lower the rate: its work, one after the other, fills"
            + " %.0f %% of the time",
        free,
        100 * Math.min(1, busy()));
  }
}
