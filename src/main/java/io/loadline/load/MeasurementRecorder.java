package io.loadline.load;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.QuarterTimes;
import io.loadline.measure.StreamedAnswer;
import io.loadline.plan.Phase;
import io.loadline.result.AnswerNote;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.transport.Exchange;
import io.loadline.transport.StreamStamps;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hands what belongs to the measurement to the recorder, and only counts the rest. */
final class MeasurementRecorder {
  private final LoopRecorder recorder;
  private final QuarterTimes quarters;
  private final StreamedAnswer streamed = new StreamedAnswer();
  private final AtomicLong idleNanos = new AtomicLong();
  private @Nullable ConnectionUse connections;
  private long start;
  private long warmups;
  private boolean abandoned;

  MeasurementRecorder(LoopRecorder recorder, QuarterTimes quarters) {
    this.recorder = recorder;
    this.quarters = quarters;
  }

  /** The measurement begins. */
  void start(long startNanos) {
    start = startNanos;
    recorder.start(startNanos);
  }

  void fired(Phase phase, long intended, long fired) {
    if (phase == Phase.MEASUREMENT) {
      recorder.fired(intended, fired);
    } else {
      warmups++;
    }
  }

  void ended(Exchange exchange) {
    AnswerNote note = exchange.note();
    if (note != null) {
      recorder.noted(note, exchange.detail(), exchange.phase(), exchange.intended());
    }
    if (exchange.phase() != Phase.MEASUREMENT) {
      return;
    }
    if (exchange.outcome() == Outcome.SUCCESS) {
      recorder.success(
          exchange.index(),
          exchange.intended(),
          exchange.fired(),
          exchange.sent(),
          exchange.done());
      quarters.success(exchange.intended() - start, exchange.done() - exchange.intended());
      streamed(exchange);
    } else {
      recorder.failure(
          exchange.outcome(),
          exchange.detail(),
          exchange.intended(),
          exchange.fired(),
          exchange.wasSent(),
          exchange.done());
    }
  }

  private void streamed(Exchange exchange) {
    if (recorder.isStreamed()) {
      StreamStamps stream = exchange.stream();
      recorder.streamed(
          exchange.intended(),
          exchange.fired(),
          exchange.sent(),
          exchange.done(),
          streamed.set(
              stream.stamps(),
              stream.count(),
              stream.tokens(),
              stream.following(),
              stream.isToldByMessage()));
    }
  }

  /** A fired request gave up waiting for a connection. */
  void gaveUp(Backlog backlog, long now) {
    if (backlog.phase() == Phase.MEASUREMENT) {
      String detail = "no free connection within the timeout";
      recorder.failure(Outcome.TIMEOUT, detail, backlog.intended(), backlog.fired(), false, now);
    }
  }

  void notSent(long count, long intended, String why) {
    if (count > 0) {
      recorder.notSent(count, intended, why);
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

  long warmups() {
    return warmups;
  }

  QuarterTimes quarters() {
    return quarters;
  }
}
