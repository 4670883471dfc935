package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Calls;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop that the JVM or the machine holds up for longer than the timeout of a request. */
class HeldUpLoopTest {
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(20);

  /** So long that it passes only in what the pacer says of the time. */
  private static final long LONG = TimeUnit.HOURS.toNanos(1);

  static Stream<NettyTransport> transports() {
    return NettyTransportTest.transports();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void an_answer_that_came_while_the_loop_was_held_up_is_no_time_out(NettyTransport transport) {
    CountDownLatch answered = new CountDownLatch(1);
    Behaviour iris = Answers.iris();
    Behaviour telling =
        reply -> {
          iris.answer(reply);
          answered.countDown();
        };
    try (ScriptedServer server = ScriptedServer.always(telling)) {
      OneHeldUp pacer = new OneHeldUp(answered, LONG);
      transport.drive(Calls.post(server.url()), 1, pacer);
      assertThat(pacer.outcome()).isEqualTo(Outcome.SUCCESS);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void what_has_not_come_by_then_is_a_time_out(NettyTransport transport) {
    try (ScriptedServer server = ScriptedServer.always(Behaviour.hang())) {
      OneHeldUp pacer = new OneHeldUp(new CountDownLatch(0), SHORT);
      transport.drive(Calls.post(server.url()), 1, pacer);
      assertThat(pacer.outcome()).isEqualTo(Outcome.TIMEOUT);
    }
  }

  /** Sends one request and holds its loop up until it is answered and its deadline has passed. */
  private static final class OneHeldUp implements Pacer {
    private final CountDownLatch answered;
    private final long timeout;
    private @Nullable LoopConnections lane;
    private @Nullable Exchange sent;
    private @Nullable Outcome outcome;

    OneHeldUp(CountDownLatch answered, long timeout) {
      this.answered = answered;
      this.timeout = timeout;
    }

    @Override
    public void ready(LoopConnections ready) {
      lane = ready;
    }

    @Override
    public long turn(long now) {
      LoopConnections ready = Objects.requireNonNull(lane);
      Exchange before = sent;
      if (before == null) {
        Exchange free = Objects.requireNonNull(ready.free());
        free.begin(0, Phase.MEASUREMENT, RequestStamps.onTime(now), now + timeout);
        ready.send(free);
        sent = free;
        return now;
      }
      long next = ready.expire(holdUp(before.deadline()));
      return outcome == null ? next : DONE;
    }

    private long holdUp(long deadline) {
      try {
        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        while (timeout == SHORT && System.nanoTime() - deadline <= 0) {
          Thread.onSpinWait();
        }
        return deadline + 1;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void completed(Exchange exchange) {
      outcome = exchange.outcome();
    }

    Outcome outcome() {
      return Objects.requireNonNull(outcome);
    }
  }
}
