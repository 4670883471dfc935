package io.loadline.testkit;

import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A service in virtual time, for one loop: hours of load take milliseconds, and nothing depends on
 * the machine. Time moves only when the loop waits.
 */
public final class SimulatedTransport implements Transport {
  /** Answers a request that is sent at {@code sent}. */
  public interface Service {
    Answer answer(Exchange exchange, long sent);
  }

  /**
   * How and when a request ends.
   *
   * @param done {@link Long#MAX_VALUE} for never
   * @param refused whether its status says that it is one too many
   */
  public record Answer(long done, Outcome outcome, boolean refused) {
    public Answer(long done, Outcome outcome) {
      this(done, outcome, false);
    }
  }

  private final Service service;
  private final AtomicLong now = new AtomicLong(1_000_000_000L);
  private long pauseOnceSent;
  private int received;

  public SimulatedTransport(Service service) {
    this.service = service;
  }

  /** A service that succeeds after a fixed time, however many requests it has. */
  public static SimulatedTransport answeringAfter(long nanos) {
    return new SimulatedTransport((exchange, sent) -> new Answer(sent + nanos, Outcome.SUCCESS));
  }

  /** The virtual clock. */
  public long nanoTime() {
    return now.get();
  }

  /** Moves time by hand: a pause of the generator itself. */
  public void pause(long nanos) {
    now.addAndGet(nanos);
  }

  /** As {@link #pause}, right after the next request was sent. */
  public void pauseOnceSent(long nanos) {
    pauseOnceSent = nanos;
  }

  /** How many requests the service saw. */
  public int received() {
    return received;
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public void drive(Call call, int connections, Pacer pacer) {
    SimulatedLane lane = new SimulatedLane(connections, pacer);
    pacer.ready(lane);
    while (true) {
      long wake = pacer.turn(now.get());
      if (wake == Pacer.DONE) {
        return;
      }
      lane.advance(wake);
    }
  }

  @Override
  public void close() {}

  private record Event(long at, Exchange exchange, Answer answer) {}

  private final class SimulatedLane implements LoopConnections {
    private final ArrayDeque<Exchange> free = new ArrayDeque<>();
    private final PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final Pacer pacer;

    SimulatedLane(int connections, Pacer pacer) {
      this.pacer = pacer;
      for (int i = 0; i < connections; i++) {
        free.add(new Exchange());
      }
    }

    @Override
    public @Nullable Exchange free() {
      return free.peekFirst();
    }

    @Override
    public void send(Exchange exchange) {
      free.remove(exchange);
      received++;
      Answer answer = service.answer(exchange, now.get());
      if (answer.outcome() != Outcome.CONNECT_FAILED) {
        exchange.sent(now.get());
      }
      pause(pauseOnceSent);
      pauseOnceSent = 0;
      events.add(new Event(answer.done(), exchange, answer));
    }

    @Override
    public long expire(long deadline) {
      List<Event> late =
          events.stream().filter(event -> event.exchange().deadline() <= deadline).toList();
      events.removeAll(late);
      late.forEach(event -> end(event.exchange(), Outcome.TIMEOUT, false));
      return events.stream()
          .mapToLong(event -> event.exchange().deadline())
          .min()
          .orElse(Long.MAX_VALUE);
    }

    private void advance(long wake) {
      Event next = events.peek();
      if (next != null && next.at() <= wake) {
        events.remove();
        now.set(Math.max(now.get(), next.at()));
        end(next.exchange(), next.answer().outcome(), next.answer().refused());
      } else {
        now.set(Math.max(now.get(), wake));
      }
    }

    private void end(Exchange exchange, Outcome outcome, boolean refused) {
      String detail = outcome == Outcome.SUCCESS ? "" : "simulated";
      exchange.end(io.loadline.transport.Answer.failed(outcome, detail, refused), now.get());
      free.addLast(exchange);
      pacer.completed(exchange);
    }
  }
}
