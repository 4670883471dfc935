package io.loadline.load;

import io.loadline.plan.Phase;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
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
    if (setting.stop().isDecided()) {
      arrivals.end();
    }
    inFlight.expire(now);
    serveBacklog(now);
    long nextArrival = fireDue(now);
    if (nextArrival == ArrivalSchedule.NONE && inFlight.isEmpty() && backlog.isEmpty()) {
      return DONE;
    }
    long wake = Math.min(nextArrival, inFlight.wake(now));
    return backlog.isEmpty() ? wake : Math.min(wake, inFlight.deadline(backlog.stamps()));
  }

  @Override
  void freed(Exchange exchange) {
    if (!inFlight.isCutOff() && !backlog.isEmpty()) {
      serveBacklog(exchange.stamps().done());
    }
  }

  private void serveBacklog(long now) {
    while (!backlog.isEmpty()) {
      if (now >= inFlight.deadline(backlog.stamps())) {
        ledger.gaveUp(backlog, now);
      } else {
        Exchange free = inFlight.free();
        if (free == null) {
          return;
        }
        inFlight.send(free, backlog.index(), backlog.phase(), backlog.stamps());
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
      send(due);
      arrivals.advance();
    }
    return due();
  }

  private long due() {
    long offset = arrivals.offset();
    return offset == ArrivalSchedule.NONE ? offset : inFlight.timeline().start() + offset;
  }

  private void send(long intended) {
    RequestStamps stamps = fire(arrivals.phase(), intended);
    Exchange free = backlog.isEmpty() ? inFlight.free() : null;
    if (free == null) {
      backlog.add(arrivals.index(), arrivals.phase(), stamps);
    } else {
      inFlight.send(free, arrivals.index(), arrivals.phase(), stamps);
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
        ledger.notSent(1, InFlight.ENDED_EARLY, due());
      }
    }
    return DONE;
  }
}
