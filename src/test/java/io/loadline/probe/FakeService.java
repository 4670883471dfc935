package io.loadline.probe;

import io.loadline.plan.TimeText;
import io.loadline.probe.Reply.Answered;
import io.loadline.probe.Reply.Failed;
import io.loadline.probe.Reply.Failure;
import io.loadline.transport.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A service by script and the clock it lives by: time passes in pauses and in answers only. */
final class FakeService implements Prober {
  static final Reply EMPTY_OK = answer(200, "", "");
  static final Reply PREDICTION = json(200, "{\"outputs\":[{\"data\":[1,1]}]}");

  final List<Ask> asks = new ArrayList<>();
  final List<Long> pauses = new ArrayList<>();
  boolean closed;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final VainWaits vain = new VainWaits();
  private long now = 1_000_000_007L;
  private final long start = now;
  private Runnable tick = () -> {};
  private Function<Ask, Reply> readiness = ask -> EMPTY_OK;
  private Function<Ask, Reply> inference = ask -> PREDICTION;

  FakeService readiness(Function<Ask, Reply> script) {
    readiness = script;
    return this;
  }

  FakeService inference(Function<Ask, Reply> script) {
    inference = script;
    return this;
  }

  static Reply json(int status, String body) {
    return new Answered(status, ContentType.JSON, body.getBytes(StandardCharsets.UTF_8), "");
  }

  static Reply answer(int status, String body, String location) {
    return new Answered(status, ContentType.OTHER, body.getBytes(StandardCharsets.UTF_8), location);
  }

  static Reply failed(Failure failure, String detail) {
    return new Failed(failure, detail);
  }

  /** Answers in turn, the last one for good. */
  static Function<Ask, Reply> inTurn(Reply... replies) {
    List<Reply> left = new ArrayList<>(List.of(replies));
    return ask -> left.size() > 1 ? left.remove(0) : left.get(0);
  }

  @Override
  public Reply send(Ask ask) {
    asks.add(ask);
    return (ask.url().getPath().matches(".*/(ready|models)") ? readiness : inference).apply(ask);
  }

  /** Never answers: its time-out passes. */
  Reply hang(Ask ask) {
    pass(ask.timeout().toNanos());
    return failed(Failure.TIMEOUT, "no answer within " + TimeText.of(ask.timeout()));
  }

  @Override
  public void close() {
    closed = true;
  }

  void sleep(long nanos) {
    pauses.add(TimeUnit.NANOSECONDS.toMillis(nanos));
    pass(nanos);
  }

  /** Time passes, and each second of it ticks. */
  void pass(long nanos) {
    long left = nanos;
    while (left > 0) {
      long step = Math.min(left, SECOND - (now - start) % SECOND);
      now += step;
      left -= step;
      if ((now - start) % SECOND == 0) {
        tick.run();
      }
    }
  }

  long now() {
    return now;
  }

  private ReadinessClock.Ticking startTicking(Runnable each) {
    tick = each;
    return () -> tick = () -> {};
  }

  double elapsedSeconds() {
    return (now - start) / 1e9;
  }

  ReadyWait outsideCluster() {
    return waiting(false);
  }

  ReadyWait insideCluster() {
    return waiting(true);
  }

  private ReadyWait waiting(boolean insideCluster) {
    ReadinessClock clock = new ReadinessClock(() -> now, this::sleep, this::startTicking);
    return new ReadyWait(target -> this, clock, vain, insideCluster);
  }
}
