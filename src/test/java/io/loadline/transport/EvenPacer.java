package io.loadline.transport;

import io.loadline.plan.Phase;
import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fires a number of requests at even distances and remembers how each ended. */
public final class EvenPacer implements Pacer {
  private final int total;
  private final long distance;
  private final long timeout;
  private final List<String> details = new ArrayList<>();
  private final Set<AnswerNote> notes = EnumSet.noneOf(AnswerNote.class);
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Set<Exchange> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private BooleanSupplier gate = () -> true;
  private Consumer<Exchange> observer = ended -> {};
  private @Nullable LoopConnections lane;
  private long start;
  private int fired;
  private int ended;
  private int sent;
  private int unordered;
  private int refused;
  private long slowest;
  private long lastEnd;

  public EvenPacer(int total, Duration distance, Duration timeout) {
    this.total = total;
    this.distance = distance.toNanos();
    this.timeout = timeout.toNanos();
  }

  /** Fires only while a condition holds; asks again each millisecond. */
  public EvenPacer onlyWhile(BooleanSupplier condition) {
    gate = condition;
    return this;
  }

  /** Fires only when every request before has ended. */
  public EvenPacer oneByOne() {
    return onlyWhile(() -> fired == ended);
  }

  /**
   * As {@link #oneByOne}, each so long after the end of the one before, however slow the machine.
   */
  public EvenPacer oneByOneAfter(Duration pause) {
    return onlyWhile(() -> fired == ended && System.nanoTime() - lastEnd >= pause.toNanos());
  }

  /** Shows each exchange to somebody when it has ended. */
  public EvenPacer showing(Consumer<Exchange> somebody) {
    observer = somebody;
    return this;
  }

  /** How many exchanges were used. */
  public int exchanges() {
    return used.size();
  }

  @Override
  public void ready(LoopConnections ready) {
    lane = ready;
    start = System.nanoTime();
    lastEnd = start;
  }

  @Override
  public long turn(long now) {
    LoopConnections ready = Objects.requireNonNull(lane);
    long earliest = ready.expire(now);
    while (fired < total && start + fired * distance - now <= 0 && fireOne(ready, now)) {
      fired++;
    }
    if (ended == total) {
      return DONE;
    }
    // A request just sent may time out before those that were in flight.
    long deadline = Math.min(earliest, now + timeout);
    return fired < total && ready.free() != null
        ? Math.min(deadline, Math.max(now + 1_000_000, start + fired * distance))
        : deadline;
  }

  private boolean fireOne(LoopConnections ready, long now) {
    Exchange exchange = ready.free();
    if (exchange == null || !gate.getAsBoolean()) {
      return false;
    }
    long intended = start + fired * distance;
    exchange.begin(
        fired, Phase.MEASUREMENT, new RequestStamps().intended(intended).fired(now), now + timeout);
    used.add(exchange);
    ready.send(exchange);
    return true;
  }

  @Override
  public void completed(Exchange exchange) {
    ended++;
    lastEnd = System.nanoTime();
    outcomes.merge(exchange.outcome(), 1, Integer::sum);
    details.add(exchange.detail());
    refused += exchange.wasRefused() ? 1 : 0;
    observer.accept(exchange);
    AnswerNote note = exchange.note();
    if (note != null) {
      notes.add(note);
    }
    slowest = Math.max(slowest, exchange.stamps().done() - exchange.stamps().fired());
    if (exchange.stamps().wasSent()) {
      sent++;
      boolean ordered =
          exchange.stamps().fired() <= exchange.stamps().sent()
              && exchange.stamps().sent() <= exchange.stamps().done();
      unordered += ordered ? 0 : 1;
    }
  }

  /** How many the server took for one too many. */
  public int refused() {
    return refused;
  }

  public Map<Outcome, Integer> outcomes() {
    return outcomes;
  }

  public List<String> details() {
    return details;
  }

  /** The kinds of notes that answers had. */
  public Set<AnswerNote> notes() {
    return notes;
  }

  /** How many have a sent stamp. */
  public int sent() {
    return sent;
  }

  /** How many have stamps that contradict each other. */
  public int unordered() {
    return unordered;
  }

  public Duration slowest() {
    return Duration.ofNanos(slowest);
  }
}
