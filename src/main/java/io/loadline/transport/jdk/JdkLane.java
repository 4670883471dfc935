package io.loadline.transport.jdk;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.transport.Answer;
import io.loadline.transport.AnswerCheck;
import io.loadline.transport.CheckThread;
import io.loadline.transport.ContentType;
import io.loadline.transport.Exchange;
import io.loadline.transport.InferenceHeader;
import io.loadline.transport.Lane;
import io.loadline.transport.Pacer;
import io.loadline.transport.UnjudgedAnswers;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends through a client and hears of the ends through a queue. */
final class JdkLane implements Lane {
  private final HttpClient client;
  private final PreparedRequests requests;
  private final AnswerCheck check;
  private final boolean streamed;
  private final Pacer pacer;
  private final UnjudgedAnswers unjudged;
  private final Thread loop = Thread.currentThread();
  private final ConcurrentLinkedQueue<Finished> finished = new ConcurrentLinkedQueue<>();
  private final IdentityHashMap<Exchange, Slot> slots = new IdentityHashMap<>();
  private final ArrayDeque<Slot> free = new ArrayDeque<>();

  JdkLane(HttpClient client, Call call, Pacer pacer, int size, CheckThread checks) {
    this.client = client;
    this.requests = new PreparedRequests(call);
    this.check = new AnswerCheck(call);
    this.streamed = call.answer() == AnswerKind.TOKEN_STREAM;
    this.pacer = pacer;
    this.unjudged = new UnjudgedAnswers(checks, () -> LockSupport.unpark(loop), System::nanoTime);
    for (int i = 0; i < size; i++) {
      Slot slot = new Slot();
      slots.put(slot.exchange, slot);
      free.add(slot);
    }
  }

  @Override
  public @Nullable Exchange free() {
    Slot first = free.peekFirst();
    return first == null ? null : first.exchange;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // what it is told comes through the queue
  public void send(Exchange exchange) {
    Slot slot = slots.get(exchange);
    if (slot == null || !free.remove(slot)) {
      throw new IllegalStateException("the exchange is not free");
    }
    long attempt = slot.begin();
    exchange.sent(System.nanoTime());
    var answer =
        client.sendAsync(
            requests.get(exchange.phase(), exchange.index()),
            slot.handler(attempt, streamed, check.text()));
    slot.await(answer);
    var unused = answer.whenComplete((response, failure) -> hear(slot, attempt, response, failure));
  }

  /** On a thread of the client. */
  private void hear(
      Slot slot, long attempt, @Nullable HttpResponse<Kept> response, @Nullable Throwable failure) {
    finished.add(new Finished(slot, attempt, response, failure, System.nanoTime()));
    LockSupport.unpark(loop);
  }

  boolean hasFinished() {
    return !finished.isEmpty() || unjudged.hasVerdicts();
  }

  /** Tells the pacer of the requests that have ended, and of those that were judged. */
  void releaseFinished() {
    unjudged.deliver(pacer);
    for (Finished next = finished.poll(); next != null; next = finished.poll()) {
      if (next.slot().awaits(next)) {
        end(next);
      }
    }
  }

  private void end(Finished next) {
    Slot slot = next.slot();
    HttpResponse<Kept> response = next.response();
    boolean costly =
        slot.stream() == null
            && response != null
            && response.body().length() > UnjudgedAnswers.WORTH_IT;
    if (costly) {
      slot.end();
      leave(slot, next, response.body().length());
      return;
    }
    Answer answer = judge(next);
    slot.end();
    release(slot, answer, next.done());
  }

  /** Leaves an answer to another thread, and its place to the next request. */
  private void leave(Slot slot, Finished next, long bytes) {
    Exchange exchange = slot.exchange;
    exchange.answered(next.done());
    slots.remove(exchange);
    slot.exchange = new Exchange();
    slots.put(slot.exchange, slot);
    free.addLast(slot);
    pacer.answered(exchange);
    if (!unjudged.add(exchange, bytes, () -> judgeWhole(next), () -> {})) {
      exchange.judged(judgeWhole(next));
      pacer.judged(exchange);
    }
  }

  private Answer judge(Finished next) {
    StreamBody stream = next.slot().stream();
    return stream == null ? judgeWhole(next) : judgeStream(next, stream);
  }

  private Answer judgeStream(Finished next, StreamBody stream) {
    HttpResponse<Kept> response = next.response();
    Answer answer = response == null ? failure(next) : stream.tokens().end();
    next.slot().exchange.stream().copyOf(stream.stamps());
    if (stream.tokens().hasFailed()) {
      return stream.tokens().error();
    }
    return response == null ? answer : check.check(response.statusCode(), answer);
  }

  private static Answer failure(Finished next) {
    return Failures.answer(Objects.requireNonNull(next.failure()), next.slot().sawHead());
  }

  private Answer judgeWhole(Finished next) {
    HttpResponse<Kept> response = next.response();
    if (response == null) {
      return failure(next);
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    String coding = String.join(",", response.headers().allValues("Content-Encoding"));
    Kept body = response.body();
    Optional<String> part = response.headers().firstValue(InferenceHeader.NAME);
    if (part.isPresent()) {
      long json = InferenceHeader.length(part.get());
      return InferenceHeader.check(
          check, response.statusCode(), json, coding, body.bytes(), body.length());
    }
    return check.check(
        response.statusCode(),
        ContentType.of(type),
        coding,
        body.bytes(),
        body.length(),
        body.all());
  }

  private void release(Slot slot, Answer answer, long done) {
    slot.exchange.end(answer, done);
    free.addLast(slot);
    pacer.completed(slot.exchange);
  }

  @Override
  public long expire(long now) {
    releaseFinished();
    for (Slot slot : slots.values()) {
      if (slot.isBusy() && slot.exchange.deadline() <= now) {
        slot.cancel();
        long end = System.nanoTime();
        release(slot, slot.exchange.late("no whole answer", end), end);
      }
    }
    if (now == Long.MAX_VALUE) {
      unjudged.finish(pacer);
    }
    return slots.values().stream()
        .filter(Slot::isBusy)
        .mapToLong(slot -> slot.exchange.deadline())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  void close() {
    slots.values().forEach(Slot::cancel);
  }
}
