package io.loadline.probe;

import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.text.TimeText;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A service by script and the clock it lives by: time passes in pauses and in answers only. */
final class FakeService implements ReadinessProber {
  static final ProbeResponse EMPTY_OK = answer(200, "", "");
  static final ProbeResponse PREDICTION = json(200, "{\"outputs\":[{\"data\":[1,1]}]}");

  final List<ProbeRequest> requests = new ArrayList<>();
  final List<Long> pauses = new ArrayList<>();
  boolean closed;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final FailedWaitHistory vain = new FailedWaitHistory();
  private long now = 1_000_000_007L;
  private final long start = now;
  private Runnable tick = () -> {};
  private Function<ProbeRequest, ProbeResponse> readiness = request -> EMPTY_OK;
  private Function<ProbeRequest, ProbeResponse> inference = request -> PREDICTION;

  FakeService readiness(Function<ProbeRequest, ProbeResponse> script) {
    readiness = script;
    return this;
  }

  FakeService inference(Function<ProbeRequest, ProbeResponse> script) {
    inference = script;
    return this;
  }

  static ProbeResponse json(int status, String body) {
    return new Answered(status, ContentType.JSON, body.getBytes(StandardCharsets.UTF_8), "", false);
  }

  static ProbeResponse answer(int status, String body, String location) {
    return new Answered(
        status, ContentType.OTHER, body.getBytes(StandardCharsets.UTF_8), location, false);
  }

  static ProbeResponse failed(Failure failure, String detail) {
    return new Failed(failure, detail);
  }

  /** Answers in turn, the last one for good. */
  static Function<ProbeRequest, ProbeResponse> inTurn(ProbeResponse... replies) {
    List<ProbeResponse> left = new ArrayList<>(List.of(replies));
    return request -> left.size() > 1 ? left.remove(0) : left.get(0);
  }

  @Override
  public ProbeResponse send(ProbeRequest request) {
    requests.add(request);
    return (request.url().getPath().matches(".*/(ready|models)") ? readiness : inference)
        .apply(request);
  }

  /** Never answers: its time-out passes. */
  ProbeResponse hang(ProbeRequest request) {
    pass(request.timeout().toNanos());
    return failed(Failure.TIMEOUT, "no answer within " + TimeText.of(request.timeout()));
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

  private ReadinessLoop.ReadinessClock.Ticking startTicking(Runnable each) {
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
    ReadinessLoop.ReadinessClock clock =
        new ReadinessLoop.ReadinessClock(() -> now, this::sleep, this::startTicking);
    return new ReadyWait(target -> this, clock, vain, insideCluster);
  }
}
