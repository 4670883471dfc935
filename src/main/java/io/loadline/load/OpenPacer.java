package io.loadline.load;

import io.loadline.plan.Phase;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.transport.Exchange;
import io.loadline.transport.Lane;
import io.loadline.transport.Pacer;
import org.jspecify.annotations.Nullable;

/**
 * Fires the schedule whatever the service does. A late loop fires what is overdue at once (those
 * users did arrive), but at most {@value #BURST} requests before answers are read again. A request
 * that finds no free connection waits in line; its intended start stays what it was.
 */
final class OpenPacer implements Pacer {
  private static final int BURST = 64;
  private static final long STOP_CHECK_NANOS = 100_000_000;

  private final PhasedArrivals arrivals;
  private final Ledger ledger;
  private final LoopSetting setting;
  private final long timeoutNanos;
  private final Backlog backlog = new Backlog();
  private @Nullable Lane lane;
  private Timeline timeline = new Timeline(0, 0, 0);
  private long nextExpiry = Long.MAX_VALUE;
  private int inFlight;
  private boolean abandoned;

  OpenPacer(PhasedArrivals arrivals, Ledger ledger, LoopSetting setting) {
    this.arrivals = arrivals;
    this.ledger = ledger;
    this.setting = setting;
    this.timeoutNanos = setting.timeoutNanos();
  }

  @Override
  public void ready(Lane openLane) {
    lane = openLane;
    timeline = setting.startLine().await();
    ledger.recorder().start(timeline.measurement());
  }

  @Override
  public long turn(long now) {
    if (setting.stop().isRequested() || now >= timeline.hardEnd()) {
      return abandon(now);
    }
    if (now >= nextExpiry) {
      nextExpiry = lane().expire(now);
    }
    serveBacklog(now);
    long nextArrival = fireDue(now);
    if (nextArrival == ArrivalSchedule.NONE && inFlight == 0 && backlog.isEmpty()) {
      return DONE;
    }
    long wake = Math.min(Math.min(nextArrival, nextExpiry), now + STOP_CHECK_NANOS);
    return backlog.isEmpty() ? wake : Math.min(wake, backlog.intended() + timeoutNanos);
  }

  @Override
  public void idled(long nanos) {
    ledger.idled(nanos);
  }

  @Override
  public void completed(Exchange exchange) {
    inFlight--;
    ledger.ended(exchange);
    if (!abandoned && !backlog.isEmpty()) {
      serveBacklog(exchange.done());
    }
  }

  private void serveBacklog(long now) {
    while (!backlog.isEmpty()) {
      if (now >= backlog.intended() + timeoutNanos) {
        ledger.gaveUp(backlog, now);
      } else {
        Exchange free = lane().free();
        if (free == null) {
          return;
        }
        send(free, backlog.index(), backlog.phase(), backlog.intended(), backlog.fired());
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
    return offset == ArrivalSchedule.NONE ? offset : timeline.start() + offset;
  }

  private void fire(long intended) {
    long fired = setting.clock().getAsLong();
    ledger.fired(arrivals.phase(), intended, fired);
    Exchange free = backlog.isEmpty() ? lane().free() : null;
    if (free == null) {
      backlog.add(arrivals.index(), arrivals.phase(), intended, fired);
    } else {
      send(free, arrivals.index(), arrivals.phase(), intended, fired);
    }
  }

  private void send(Exchange exchange, long index, Phase phase, long intended, long fired) {
    long deadline = intended + timeoutNanos;
    exchange.begin(index, phase, intended, fired, deadline);
    nextExpiry = Math.min(nextExpiry, deadline);
    inFlight++;
    lane().send(exchange);
  }

  /** Ends what is open and counts what was never fired. */
  private long abandon(long now) {
    abandoned = true;
    ledger.abandon();
    lane().expire(Long.MAX_VALUE);
    for (; !backlog.isEmpty(); backlog.removeFirst()) {
      ledger.gaveUp(backlog, now);
    }
    for (; arrivals.offset() != ArrivalSchedule.NONE; arrivals.advance()) {
      if (arrivals.phase() == Phase.MEASUREMENT) {
        ledger.notSent(1, due(), "the run was ended before its time");
      }
    }
    return DONE;
  }

  private Lane lane() {
    if (lane == null) {
      throw new IllegalStateException("ready(..) comes first");
    }
    return lane;
  }
}
