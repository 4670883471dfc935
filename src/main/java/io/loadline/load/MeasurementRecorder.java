package io.loadline.load;

import io.loadline.measure.LoopRecorder;
import io.loadline.plan.Phase;
import io.loadline.result.AnswerNote;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hands what belongs to the measurement to the recorder, and only counts the rest. */
final class MeasurementRecorder {
  private final LoopRecorder recorder;
  private final AtomicLong idleNanos = new AtomicLong();
  private @Nullable ConnectionUse connections;
  private final AtomicLong warmups = new AtomicLong();
  private final AtomicLong warmupSuccesses = new AtomicLong();
  private final AtomicLong lastWarmup = new AtomicLong(Long.MIN_VALUE);
  private boolean abandoned;

  MeasurementRecorder(LoopRecorder recorder) {
    this.recorder = recorder;
  }

  /** The measurement begins. */
  void start(long startNanos) {
    recorder.start(startNanos);
  }

  void fired(Phase phase, RequestStamps stamps) {
    if (phase == Phase.MEASUREMENT) {
      recorder.fired(stamps);
    } else {
      warmups.lazySet(warmups.getPlain() + 1);
    }
  }

  void ended(Exchange exchange) {
    AnswerNote note = exchange.note();
    RequestStamps stamps = exchange.stamps();
    if (note != null) {
      recorder.noted(note, exchange.detail(), exchange.phase(), stamps.intended());
    }
    if (exchange.phase() != Phase.MEASUREMENT) {
      warmed(exchange.outcome(), stamps.done());
      return;
    }
    if (exchange.outcome() == Outcome.SUCCESS) {
      recorder.success(exchange.index(), stamps);
      recorder.streamed(stamps, exchange.stream());
      if (!exchange.timings().isEmpty()) {
        recorder.told(exchange.index(), stamps, exchange.timings());
      }
    } else {
      if (exchange.wasRefused()) {
        recorder.refused(stamps);
      }
      recorder.failure(exchange.index(), exchange.outcome(), exchange.detail(), stamps);
    }
  }

  private void warmed(Outcome outcome, long done) {
    lastWarmup.lazySet(Math.max(lastWarmup.getPlain(), done));
    if (outcome == Outcome.SUCCESS) {
      warmupSuccesses.lazySet(warmupSuccesses.getPlain() + 1);
    }
  }

  /** A fired request gave up waiting for a connection. */
  void gaveUp(Backlog backlog, long now) {
    if (backlog.phase() == Phase.MEASUREMENT) {
      String detail = "no free connection within the timeout";
      recorder.failure(backlog.index(), Outcome.TIMEOUT, detail, backlog.stamps().done(now));
    }
  }

  void notSent(long count, String why, long intended) {
    if (count > 0) {
      recorder.notSent(count, why, intended);
    }
  }

  void connected(ConnectionUse use) {
    connections = use;
  }

  /** Null where the transport does not say. */
  @Nullable ConnectionUse connections() {
    return connections;
  }

  void idled(long nanos) {
    idleNanos.lazySet(idleNanos.getPlain() + nanos);
  }

  /** May be read by any thread. */
  long idleNanos() {
    return idleNanos.get();
  }

  /** The loop was ended by force. */
  void abandon() {
    abandoned = true;
  }

  boolean wasAbandoned() {
    return abandoned;
  }

  LoopRecorder recorder() {
    return recorder;
  }

  /**
   * May be read by any thread.
   *
   * @param start when the measurement began
   */
  WarmupCounts warmup(long start) {
    long overlap = Math.max(start, lastWarmup.get()) - start;
    return new WarmupCounts(warmups.get(), warmupSuccesses.get(), overlap);
  }
}
