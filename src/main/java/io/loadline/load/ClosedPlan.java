package io.loadline.load;

import io.loadline.load.StartLine.Timeline;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.WorkerShare;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the loops of a closed run share on one worker: who may send what, and when the measurement
 * began.
 */
final class ClosedPlan {
  /** In place of the number of a request, where none may start. */
  static final long NONE = -1;

  private static final long UNKNOWN = Long.MIN_VALUE;

  private final PhaseLength warmup;
  private final PhaseLength measurement;
  private final RequestBudget warmupTickets;
  private final RequestBudget measurementTickets;
  private final AtomicLong measurementStart = new AtomicLong(UNKNOWN);

  ClosedPlan(LoadPlan plan, WorkerShare worker) {
    warmup = plan.warmup();
    measurement = plan.extent();
    warmupTickets = tickets(warmup, worker);
    measurementTickets = tickets(measurement, worker);
  }

  private static RequestBudget tickets(PhaseLength extent, WorkerShare worker) {
    return new RequestBudget(
        extent instanceof PhaseLength.Requests requests
            ? worker.of(requests.count())
            : Long.MAX_VALUE,
        worker);
  }

  /** The number of a warm-up request that may start now, or {@link #NONE}. */
  long takeWarmup(long now, Timeline timeline) {
    boolean over =
        warmup instanceof PhaseLength.Span span
            && now - timeline.start() >= span.duration().toNanos();
    return over ? NONE : warmupTickets.take();
  }

  /** The number of a measured request that may start now, or {@link #NONE}. */
  long takeMeasurement(long now) {
    boolean over =
        measurement instanceof PhaseLength.Span span
            && now - measurementStart(now) >= span.duration().toNanos();
    return over ? NONE : measurementTickets.take();
  }

  /** The first to ask begins the measurement. */
  long measurementStart(long now) {
    long known = measurementStart.get();
    if (known != UNKNOWN) {
      return known;
    }
    measurementStart.compareAndSet(UNKNOWN, now);
    return measurementStart.get();
  }

  /** How far the measurement is; 0 as long as it has not begun. */
  long offset(long now) {
    long known = measurementStart.get();
    return known == UNKNOWN ? 0 : Math.max(0, now - known);
  }

  /** Measured requests that nobody will send any more; none for a run by time. */
  long abandon() {
    return measurement instanceof PhaseLength.Requests ? measurementTickets.takeAll() : 0;
  }

  /**
   * A fixed number of requests, shared by the loops of a closed run. Workers take turns at the
   * numbers of the whole, so that each is sent once. Thread-safe.
   */
  private static final class RequestBudget {
    private final AtomicLong taken = new AtomicLong();
    private final long count;
    private final WorkerShare worker;

    /**
     * A budget of one worker.
     *
     * @param count its own requests
     */
    RequestBudget(long count, WorkerShare worker) {
      this.count = count;
      this.worker = worker;
    }

    /** The next number, or {@link #NONE}. */
    long take() {
      if (taken.getPlain() >= count) {
        return NONE;
      }
      long ticket = taken.getAndIncrement();
      return ticket < count ? worker.turn(ticket) : NONE;
    }

    /** Takes all that are left and says how many those were. */
    long takeAll() {
      return Math.max(0, count - taken.getAndSet(count));
    }
  }
}
