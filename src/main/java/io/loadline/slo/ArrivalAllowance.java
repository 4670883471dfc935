package io.loadline.slo;

import io.loadline.plan.MeanLoad;
import io.loadline.result.ArrivalFigures;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times of an open load without what only our draw of the arrivals, or a constant
 * response time, does to them. Neither is the service's doing: a draw of few or late arrivals makes
 * any service look slow, and the last answer always comes a response time after the last arrival.
 * In a closed loop the service sets the pace, so nothing is allowed for.
 */
final class ArrivalAllowance {
  /** Late response times exceed early ones by more than so many standard deviations of those. */
  private static final double DEVIATIONS = 2;

  /** They grew by more than so many times the mean gap between requests. */
  private static final double GAPS = 3;

  /** And by more than this share of the planned time. */
  private static final double SHARE = 0.01;

  private final RunResult run;
  private final @Nullable ArrivalFigures arrivals;

  ArrivalAllowance(RunResult run) {
    this.run = run;
    this.arrivals = run.arrivals();
  }

  /** Whether the load is open, so that something may be allowed for. */
  boolean isOpen() {
    return arrivals != null;
  }

  /** Requests that the plan offers on average, but the draw did not; 0 when it drew enough. */
  double missing() {
    return Math.max(0, -surplus());
  }

  /** Requests that the draw offered beyond the plan's average; negative when it offered fewer. */
  double surplus() {
    return arrivals == null ? 0 : run.outcomes().total() - arrivals.mean().requests();
  }

  /** Requests a second that the plan offers, or the draw if that is more. */
  double offeredPerSecond() {
    if (arrivals == null) {
      return 0;
    }
    double most = Math.max(arrivals.mean().requests(), (double) run.outcomes().total());
    return most * 1e9 / arrivals.mean().nanos();
  }

  /**
   * The planned time, and by how much the service is behind at its end.
   *
   * @param excusedNanos of being behind that may be our own doing
   */
  double seconds(long excusedNanos) {
    return arrivals == null
        ? run.elapsedNanos() / 1e9
        : (arrivals.mean().nanos() + Math.max(0, behindNanos(arrivals) - excusedNanos)) / 1e9;
  }

  /**
   * How much later the last answer came than that of a service that takes the requests, as they
   * were drawn, at the mean rate and answers each after the shortest response time of the run.
   */
  private long behindNanos(ArrivalFigures figures) {
    long kept = Math.max(figures.mean().nanos(), figures.steadyNanos() + run.response().min());
    return fallsBehind(figures) ? Math.max(0, run.elapsedNanos() - kept) : 0;
  }

  /** Whether answers took longer and longer, by more than they differ anyway. */
  private static boolean fallsBehind(ArrivalFigures figures) {
    Moments early = figures.early();
    Moments late = figures.late();
    if (early.count() == 0 || late.count() == 0) {
      return false;
    }
    MeanLoad mean = figures.mean();
    double growth = late.mean() - early.mean();
    double ordinary = Math.max(SHARE * mean.nanos(), GAPS * 1e9 / mean.perSecond());
    return growth > ordinary && growth > DEVIATIONS * early.stddev();
  }
}
