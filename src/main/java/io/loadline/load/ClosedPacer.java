package io.loadline.load;

import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport.LoopConnections;
import java.util.ArrayDeque;

/**
 * A fixed number of users, each of whom sends again when the answer is there. A user that could not
 * connect rests for 100 ms, so that a closed port is not stormed.
 */
final class ClosedPacer extends LoadLoop {
  private static final long REST_NANOS = 100_000_000;

  private final ClosedPlan plan;
  private final UserCounts users;
  private final ArrayDeque<Long> resting = new ArrayDeque<>();
  private int awake;
  private boolean measuring;

  ClosedPacer(ClosedPlan plan, UserCounts users, MeasurementRecorder ledger, LoopSetting setting) {
    super(ledger, setting);
    this.plan = plan;
    this.users = users;
  }

  @Override
  public void ready(LoopConnections openLane) {
    inFlight.start(openLane);
  }

  @Override
  public long turn(long now) {
    if (inFlight.isOver(now)) {
      return abandon(now);
    }
    inFlight.expire(now);
    if (awake == 0 && now < inFlight.timeline().start()) {
      return inFlight.timeline().start();
    }
    wakeUsers(now);
    while (!resting.isEmpty() && resting.getFirst() <= now) {
      resting.removeFirst();
      if (!retires(now)) {
        sendNext(now);
      }
    }
    return inFlight.isEmpty() && resting.isEmpty() ? DONE : wake(now);
  }

  private long wake(long now) {
    long wake = Math.min(inFlight.wake(now), nextStage(now));
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
    while (inFlight.count() + resting.size() < wanted && sendNext(since)) {
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
    return inFlight.count() + resting.size() >= users.at(plan.offset(now));
  }

  @Override
  void freed(Exchange exchange) {
    if (inFlight.isCutOff() || retires(exchange.stamps().done())) {
      return;
    }
    if (exchange.outcome() == Outcome.CONNECT_FAILED) {
      resting.addLast(exchange.stamps().done() + REST_NANOS);
    } else {
      sendNext(exchange.stamps().done());
    }
  }

  /** A user is free since {@code intended}; false when nothing is left to send. */
  private boolean sendNext(long intended) {
    Phase phase = Phase.WARMUP;
    long index = measuring ? ClosedPlan.NONE : plan.takeWarmup(intended, inFlight.timeline());
    if (index == ClosedPlan.NONE) {
      beginMeasurement(intended);
      phase = Phase.MEASUREMENT;
      boolean over = setting.stop().isDecided();
      index = over ? ClosedPlan.NONE : plan.takeMeasurement(intended);
    }
    Exchange free = index == ClosedPlan.NONE ? null : inFlight.free();
    if (free == null) {
      return false;
    }
    inFlight.send(free, index, phase, fire(phase, intended));
    return true;
  }

  private void beginMeasurement(long now) {
    if (!measuring) {
      measuring = true;
      ledger.start(plan.measurementStart(now));
    }
  }

  private long abandon(long now) {
    ledger.abandon();
    beginMeasurement(now);
    inFlight.cutOff();
    ledger.notSent(plan.abandon(), InFlight.ENDED_EARLY, now);
    return DONE;
  }
}
