package io.loadline.transport.jdk;

import io.loadline.plan.Call;
import io.loadline.transport.Answer;
import io.loadline.transport.Answer.FailureKind;
import io.loadline.transport.Exchange;
import io.loadline.transport.TimingFields;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.ReceivedAnswer;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.loadline.transport.answer.UnjudgedAnswers.AnswerRoom;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends through a client and hears of the ends through a queue. */
final class JdkLoopConnections implements LoopConnections {
  private final HttpClient client;
  private final PreparedRequests requests;
  private final AnswerCheck check;
  private final TimingFields timings;
  private final Pacer pacer;
  private final @Nullable Consumer<ReceivedAnswer> listener;
  private final UnjudgedAnswers unjudged;
  private final Thread loop = Thread.currentThread();
  private final ConcurrentLinkedQueue<RequestSlot.Finished> finished =
      new ConcurrentLinkedQueue<>();
  private final IdentityHashMap<Exchange, RequestSlot> slots = new IdentityHashMap<>();
  private final ArrayDeque<RequestSlot> free = new ArrayDeque<>();

  JdkLoopConnections(JdkTransport.Wiring wiring, Call call, Pacer pacer, int size) {
    this.client = wiring.client();
    this.requests = new PreparedRequests(call, wiring.credentials(), wiring.tracing());
    this.check = new AnswerCheck(call);
    this.timings = TimingFields.ofHeads(call.timings());
    this.pacer = pacer;
    this.listener = wiring.listener();
    this.unjudged =
        new UnjudgedAnswers(
            wiring.checks(), () -> LockSupport.unpark(loop), pacer, System::nanoTime);
    for (int i = 0; i < size; i++) {
      RequestSlot slot = new RequestSlot();
      slots.put(slot.exchange, slot);
      free.add(slot);
    }
  }

  @Override
  public @Nullable Exchange free() {
    RequestSlot first = free.peekFirst();
    return first == null ? null : first.exchange;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // what it is told comes through the queue
  public void send(Exchange exchange) {
    RequestSlot slot = slots.get(exchange);
    if (slot == null || !free.remove(slot)) {
      throw new IllegalStateException("the exchange is not free");
    }
    long attempt = slot.begin();
    exchange.sent(System.nanoTime());
    var answer =
        client.sendAsync(
            requests.get(exchange.phase(), exchange.index()),
            slot.handler(attempt, check, timings));
    slot.await(answer);
    var unused = answer.whenComplete((response, failure) -> hear(slot, attempt, response, failure));
  }

  /** On a thread of the client. */
  private void hear(
      RequestSlot slot,
      long attempt,
      @Nullable HttpResponse<KeptBody> response,
      @Nullable Throwable failure) {
    finished.add(new RequestSlot.Finished(slot, attempt, response, failure, System.nanoTime()));
    LockSupport.unpark(loop);
  }

  boolean hasFinished() {
    return !finished.isEmpty() || unjudged.hasVerdicts();
  }

  /** Tells the pacer of the requests that have ended, and of those that were judged. */
  void releaseFinished() {
    unjudged.deliver();
    for (RequestSlot.Finished next = finished.poll(); next != null; next = finished.poll()) {
      if (next.slot().awaits(next)) {
        end(next);
      }
    }
  }

  private void end(RequestSlot.Finished next) {
    RequestSlot slot = next.slot();
    HttpResponse<KeptBody> response = next.response();
    if (response != null && listener == null && response.body().isCostly()) {
      slot.end();
      leave(slot, response, next.done());
      return;
    }
    Answer answer = judge(next);
    slot.end();
    release(slot, answer, next.done());
  }

  /** Leaves an answer to another thread, and its place to the next request. */
  private void leave(RequestSlot slot, HttpResponse<KeptBody> response, long done) {
    Optional<BodyReader> reader = slot.reader();
    AnswerRoom left = new AnswerRoom(slot.exchange, response.body());
    left.exchange().answered(done);
    slots.remove(slot.exchange);
    // The client makes the bodies itself: of a room only the exchange is used again.
    slot.exchange = unjudged.next(() -> new AnswerRoom(new Exchange(), left.body())).exchange();
    slots.put(slot.exchange, slot);
    free.addLast(slot);
    unjudged.judge(left, () -> judge(left.exchange(), reader, response), nanos -> {});
  }

  private Answer judge(
      Exchange exchange, Optional<BodyReader> reader, HttpResponse<KeptBody> response) {
    Answer answer = WholeResponse.judge(check, response);
    reader.ifPresent(heard -> heard.into(exchange));
    return answer;
  }

  private Answer judge(RequestSlot.Finished next) {
    HttpResponse<KeptBody> response = next.response();
    if (response != null && listener != null) {
      listener.accept(WholeResponse.received(response));
    }
    Answer answer =
        response == null
            ? next.slot().failed().orElseGet(() -> failure(next))
            : WholeResponse.judge(check, response);
    next.slot().reader().ifPresent(reader -> reader.into(next.slot().exchange));
    return answer;
  }

  private static Answer failure(RequestSlot.Finished next) {
    Throwable failure = Objects.requireNonNull(next.failure());
    next.slot().exchange.failed(ClientFailures.kind(failure));
    return ClientFailures.answer(failure, next.slot().sawHead());
  }

  private void release(RequestSlot slot, Answer answer, long done) {
    slot.exchange.end(answer, done);
    free.addLast(slot);
    pacer.completed(slot.exchange);
  }

  @Override
  public long expire(long now) {
    releaseFinished();
    for (RequestSlot slot : slots.values()) {
      if (slot.isBusy() && slot.exchange.deadline() <= now) {
        slot.cancel();
        long end = System.nanoTime();
        slot.exchange.failed(slot.sawHead() ? FailureKind.INCOMPLETE : FailureKind.OTHER);
        release(slot, late(slot, end), end);
      }
    }
    if (now == Long.MAX_VALUE) {
      unjudged.finish();
    }
    return slots.values().stream()
        .filter(RequestSlot::isBusy)
        .mapToLong(slot -> slot.exchange.deadline())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static Answer late(RequestSlot slot, long end) {
    return slot.failed().orElseGet(() -> slot.exchange.late("no whole answer", end));
  }

  void close() {
    slots.values().forEach(RequestSlot::cancel);
  }
}
