package io.loadline.transport;

import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends one request as soon as the one before was answered, and counts how answers are told. */
public final class JudgedPacer implements Pacer {
  private static final long TIMEOUT = 20_000_000_000L;

  private final int total;
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Set<String> details = new HashSet<>();
  private final List<String> told = new ArrayList<>();
  private @Nullable LoopConnections lane;
  private int fired;
  private int completed;
  private int answered;
  private int judged;

  public JudgedPacer(int total) {
    this.total = total;
  }

  @Override
  public void ready(LoopConnections ready) {
    lane = ready;
  }

  @Override
  public long turn(long now) {
    LoopConnections ready = Objects.requireNonNull(lane);
    long next = ready.expire(now);
    Exchange free = fired < total && fired == completed + answered ? ready.free() : null;
    if (free != null) {
      free.begin(fired, Phase.MEASUREMENT, RequestStamps.onTime(now), now + TIMEOUT);
      fired++;
      ready.send(free);
      return now;
    }
    return completed + judged == total ? DONE : next;
  }

  @Override
  public void completed(Exchange exchange) {
    completed++;
    add(exchange);
  }

  @Override
  public void answered(Exchange exchange) {
    answered++;
  }

  @Override
  public void judged(Exchange exchange) {
    judged++;
    add(exchange);
  }

  private void add(Exchange exchange) {
    outcomes.merge(exchange.outcome(), 1, Integer::sum);
    details.add(exchange.detail());
    told.add(ToldParts.of(exchange.timings()));
  }

  public Map<Outcome, Integer> outcomes() {
    return outcomes;
  }

  public Set<String> details() {
    return details;
  }

  /** What the server told of its own time, of one request after the other. */
  public List<String> told() {
    return told;
  }

  /** How many were told when they were whole, before they were judged. */
  public int answered() {
    return answered;
  }

  public int judged() {
    return judged;
  }
}
