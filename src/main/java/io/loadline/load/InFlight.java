package io.loadline.load;

import io.loadline.load.StartLine.Timeline;
import io.loadline.plan.Phase;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.Transport.LoopConnections;
import org.jspecify.annotations.Nullable;

/** The requests of one loop that are on their way, from its start line to its hard end. */
final class InFlight {
  /** Detail of what an early end keeps from being sent. */
  static final String ENDED_EARLY = "the run was ended before its time";

  private static final long STOP_CHECK_NANOS = 100_000_000;

  private final LoopSetting setting;
  private final long timeoutNanos;
  private @Nullable LoopConnections lane;
  private Timeline timeline = new Timeline(0, 0, 0);
  private long nextExpiry = Long.MAX_VALUE;
  private int count;
  private int unjudged;
  private boolean cutOff;

  InFlight(LoopSetting setting) {
    this.setting = setting;
    this.timeoutNanos = setting.timeoutNanos();
  }

  /** Blocks until all loops are as far. */
  Timeline start(LoopConnections openLane) {
    lane = openLane;
    timeline = setting.startLine().await();
    return timeline;
  }

  Timeline timeline() {
    return timeline;
  }

  /** Whether the run was stopped, or has reached its hard end. */
  boolean isOver(long now) {
    return setting.stop().isRequested() || now >= timeline.hardEnd();
  }

  /** Ends what has waited longer than the timeout. */
  void expire(long now) {
    if (now >= nextExpiry) {
      nextExpiry = lane().expire(now);
    }
  }

  /** When to look again at the latest, though nothing is due. */
  long wake(long now) {
    return Math.min(nextExpiry, now + STOP_CHECK_NANOS);
  }

  long deadline(RequestStamps stamps) {
    return stamps.intended() + timeoutNanos;
  }

  /** Null when all connections are taken. */
  @Nullable Exchange free() {
    return lane().free();
  }

  void send(Exchange exchange, long index, Phase phase, RequestStamps stamps) {
    long deadline = deadline(stamps);
    exchange.begin(index, phase, stamps, deadline);
    nextExpiry = Math.min(nextExpiry, deadline);
    count++;
    lane().send(exchange);
  }

  /** One of them has ended. */
  void ended() {
    count--;
  }

  /** The answer to one of them is whole, and still to be judged. */
  void answered() {
    count--;
    unjudged++;
  }

  /** One that was {@link #answered} has been judged. */
  void judged() {
    unjudged--;
  }

  /** Whether nothing is on its way, and all answers have been judged. */
  boolean isEmpty() {
    return count == 0 && unjudged == 0;
  }

  int count() {
    return count;
  }

  /** Ends all that are open; nothing may be sent after. */
  void cutOff() {
    cutOff = true;
    lane().expire(Long.MAX_VALUE);
  }

  boolean isCutOff() {
    return cutOff;
  }

  private LoopConnections lane() {
    if (lane == null) {
      throw new IllegalStateException("start(..) comes first");
    }
    return lane;
  }
}
