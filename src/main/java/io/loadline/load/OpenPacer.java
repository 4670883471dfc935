package io.loadline.load;

import io.loadline.plan.Phase;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport.LoopConnections;

/**
 * Fires the schedule whatever the service does. A late loop fires what is overdue at once (those
 * users did arrive), but at most {@value #BURST} requests before answers are read again. A request
 * that finds no free connection waits in line; its intended start stays what it was.
 */
final class OpenPacer extends LoadLoop {
  private static final int BURST = 64;

  private final PhasedArrivals arrivals;
  private final Backlog backlog = new Backlog();

  OpenPacer(PhasedArrivals arrivals, MeasurementRecorder ledger, LoopSetting setting) {
    super(ledger, setting);
    this.arrivals = arrivals;
  }

  @Override
  public void ready(LoopConnections openLane) {
    ledger.start(inFlight.start(openLane).measurement());
  }

  @Override
  public long turn(long now) {
    if (inFlight.isOver(now)) {
      return abandon(now);
    }
    inFlight.expire(now);
    serveBacklog(now);
    long nextArrival = fireDue(now);
    if (nextArrival == ArrivalSchedule.NONE && inFlight.isEmpty() && backlog.isEmpty()) {
      return DONE;
    }
    long wake = Math.min(nextArrival, inFlight.wake(now));
    return backlog.isEmpty() ? wake : Math.min(wake, inFlight.deadline(backlog.intended()));
  }

  @Override
  void freed(Exchange exchange) {
    if (!inFlight.isCutOff() && !backlog.isEmpty()) {
      serveBacklog(exchange.done());
    }
  }

  private void serveBacklog(long now) {
    while (!backlog.isEmpty()) {
      if (now >= inFlight.deadline(backlog.intended())) {
        ledger.gaveUp(backlog, now);
      } else {
        Exchange free = inFlight.free();
        if (free == null) {
          return;
        }
        inFlight.send(free, backlog.index(), backlog.phase(), backlog.intended(), backlog.fired());
      }
      backlog.removeFirst();
    }
  }

  /** Returns when the next arrival is due. */
  private long fireDue(long now) {
    for (int fired = 0; fired < BURST; fired++) {
      long due = due();
      if (due > now) {
        return due;
      }
      fire(due);
      arrivals.advance();
    }
    return due();
  }

  private long due() {
    long offset = arrivals.offset();
    return offset == ArrivalSchedule.NONE ? offset : inFlight.timeline().start() + offset;
  }

  private void fire(long intended) {
    long fired = setting.clock().getAsLong();
    ledger.fired(arrivals.phase(), intended, fired);
    Exchange free = backlog.isEmpty() ? inFlight.free() : null;
    if (free == null) {
      backlog.add(arrivals.index(), arrivals.phase(), intended, fired);
    } else {
      inFlight.send(free, arrivals.index(), arrivals.phase(), intended, fired);
    }
  }

  /** Ends what is open and counts what was never fired. */
  private long abandon(long now) {
    ledger.abandon();
    inFlight.cutOff();
    for (; !backlog.isEmpty(); backlog.removeFirst()) {
      ledger.gaveUp(backlog, now);
    }
    for (; arrivals.offset() != ArrivalSchedule.NONE; arrivals.advance()) {
      if (arrivals.phase() == Phase.MEASUREMENT) {
        ledger.notSent(1, due(), InFlight.ENDED_EARLY);
      }
    }
    return DONE;
  }
}
