package io.loadline.load;

import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.transport.Exchange;
import io.loadline.transport.Lane;
import io.loadline.transport.Pacer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of users, each of whom sends again when the answer is there. A user that could not
 * connect rests for 100 ms, so that a closed port is not stormed.
 */
final class ClosedPacer implements Pacer {
  private static final long REST_NANOS = 100_000_000;
  private static final long STOP_CHECK_NANOS = 100_000_000;

  private final ClosedPlan plan;
  private final UserCounts users;
  private final Ledger ledger;
  private final LoopSetting setting;
  private final long timeoutNanos;
  private final ArrayDeque<Long> resting = new ArrayDeque<>();
  private @Nullable Lane lane;
  private Timeline timeline = new Timeline(0, 0, 0);
  private long nextExpiry = Long.MAX_VALUE;
  private int inFlight;
  private int awake;
  private boolean measuring;
  private boolean abandoned;

  ClosedPacer(ClosedPlan plan, UserCounts users, Ledger ledger, LoopSetting setting) {
    this.plan = plan;
    this.users = users;
    this.ledger = ledger;
    this.setting = setting;
    this.timeoutNanos = setting.timeoutNanos();
  }

  @Override
  public void ready(Lane openLane) {
    lane = openLane;
    timeline = setting.startLine().await();
  }

  @Override
  public long turn(long now) {
    if (setting.stop().isRequested() || now >= timeline.hardEnd()) {
      return abandon(now);
    }
    if (now >= nextExpiry) {
      nextExpiry = lane().expire(now);
    }
    if (awake == 0 && now < timeline.start()) {
      return timeline.start();
    }
    wakeUsers(now);
    while (!resting.isEmpty() && resting.getFirst() <= now) {
      resting.removeFirst();
      if (!retires(now)) {
        sendNext(now);
      }
    }
    return inFlight == 0 && resting.isEmpty() ? DONE : wake(now);
  }

  private long wake(long now) {
    long wake = Math.min(nextExpiry, Math.min(now + STOP_CHECK_NANOS, nextStage(now)));
    return resting.isEmpty() ? wake : Math.min(wake, resting.getFirst());
  }

  /** Each user that is new in a stage sends its first request, due since the stage began. */
  private void wakeUsers(long now) {
    long offset = plan.offset(now);
    int wanted = users.at(offset);
    if (wanted == awake) {
      return;
    }
    long since = awake == 0 ? now : now - offset + users.stageStart(offset);
    awake = wanted;
    while (inFlight + resting.size() < wanted && sendNext(since)) {
      // one more
    }
  }

  private long nextStage(long now) {
    long offset = plan.offset(now);
    long next = users.nextStage(offset);
    return next == Long.MAX_VALUE ? next : now - offset + next;
  }

  /** Whether this user is one too many since a stage with fewer began. */
  private boolean retires(long now) {
    return inFlight + resting.size() >= users.at(plan.offset(now));
  }

  @Override
  public void idled(long nanos) {
    ledger.idled(nanos);
  }

  @Override
  public void completed(Exchange exchange) {
    inFlight--;
    ledger.ended(exchange);
    if (abandoned || retires(exchange.done())) {
      return;
    }
    if (exchange.outcome() == Outcome.CONNECT_FAILED) {
      resting.addLast(exchange.done() + REST_NANOS);
    } else {
      sendNext(exchange.done());
    }
  }

  /** A user is free since {@code intended}; false when nothing is left to send. */
  private boolean sendNext(long intended) {
    Phase phase = Phase.WARMUP;
    long index = measuring ? Tickets.NONE : plan.takeWarmup(intended, timeline.start());
    if (index == Tickets.NONE) {
      beginMeasurement(intended);
      phase = Phase.MEASUREMENT;
      index = plan.takeMeasurement(intended);
    }
    Exchange free = index == Tickets.NONE ? null : lane().free();
    if (free == null) {
      return false;
    }
    long fired = setting.clock().getAsLong();
    long deadline = intended + timeoutNanos;
    ledger.fired(phase, intended, fired);
    free.begin(index, phase, intended, fired, deadline);
    nextExpiry = Math.min(nextExpiry, deadline);
    inFlight++;
    lane().send(free);
    return true;
  }

  private void beginMeasurement(long now) {
    if (!measuring) {
      measuring = true;
      ledger.recorder().start(plan.measurementStart(now));
    }
  }

  private long abandon(long now) {
    abandoned = true;
    ledger.abandon();
    beginMeasurement(now);
    lane().expire(Long.MAX_VALUE);
    ledger.notSent(plan.abandon(), now, "the run was ended before its time");
    return DONE;
  }

  private Lane lane() {
    if (lane == null) {
      throw new IllegalStateException("ready(..) comes first");
    }
    return lane;
  }
}
