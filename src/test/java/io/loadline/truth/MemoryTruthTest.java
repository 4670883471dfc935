package io.loadline.truth;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static io.loadline.testkit.Plans.poisson;
import static io.loadline.testkit.Plans.upper;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.Call;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.TimedPart;
import io.loadline.plan.Workload;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.ServerResult;
import io.loadline.result.StreamResult;
import io.loadline.result.TailTimes;
import io.loadline.testkit.VirtualLoops;
import io.loadline.transport.Exchange;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Row H: what a run keeps does not grow with its requests, and a request allocates nothing. All
 * within one virtual second, so that the figures of the seconds are in none of it.
 */
class MemoryTruthTest {
  private static final long SERVICE = 400;
  private static final int UNMEASURED = 300_000;
  private static final int MEASURED = 400_000;
  private static final int MOST_RUNS = 10;

  static Stream<LoadPlan> plans() {
    return Stream.of(
        run(constant(1_000_000), 64, UNMEASURED + MEASURED),
        run(poisson(1_000_000), 64, UNMEASURED + MEASURED),
        // at 0.8 of what one connection carries, most requests wait for it
        run(poisson(2_000_000), 1, UNMEASURED + MEASURED),
        run(new Workload.Closed(1), 1, UNMEASURED + MEASURED));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void a_request_allocates_nothing(LoadPlan plan) {
    long bytes =
        allocated(
            meter -> {
              RunResult run = run(plan, meter);
              assertThat(run.outcomes().successes()).isEqualTo(UNMEASURED + MEASURED);
            });
    double each = (double) bytes / MEASURED;
    Figures.print("H %s: %d bytes, %.4f a request", plan.workload(), bytes, each);
    assertThat(bytes).isZero();
  }

  @Test
  void a_streamed_request_allocates_nothing_either() {
    LoadPlan plan = run(constant(1_000_000), 64, UNMEASURED + MEASURED);
    Call call = plan.call().streaming(plan.call().payloads());
    long bytes =
        allocated(
            meter -> {
              StreamResult stream = run(plan.calling(call), threeTokens(meter)).stream();
              long tokens = Objects.requireNonNull(stream).tokens();
              assertThat(tokens).isEqualTo(3L * (UNMEASURED + MEASURED));
            });
    Figures.print("H a stream of three tokens: %d bytes", bytes);
    assertThat(bytes).isZero();
  }

  @Test
  void a_request_of_which_the_server_tells_its_time_allocates_nothing_either() {
    LoadPlan plan = run(poisson(1_000_000), 64, UNMEASURED + MEASURED);
    long bytes =
        allocated(
            meter -> {
              ServerResult server = run(plan, told(meter)).server();
              RequestTimings timings = Objects.requireNonNull(server.requests());
              assertThat(timings.told()).isEqualTo(UNMEASURED + MEASURED);
              assertThat(timings.tail().count()).isEqualTo(TailTimes.MOST);
            });
    Figures.print("H a request with two parts told: %d bytes", bytes);
    assertThat(bytes).isZero();
  }

  /** Two parts, and each thousandth request contradicted. */
  private static Consumer<Exchange> told(Consumer<Exchange> meter) {
    return exchange -> {
      long queue = exchange.index() % 1_000 == 0 ? 2_000_000 : exchange.index() % SERVICE;
      exchange.timings().tell(KnownTiming.VLLM_METRICS, TimedPart.QUEUE, queue);
      exchange.timings().tell(KnownTiming.VLLM_METRICS, TimedPart.PREFILL, SERVICE / 2);
      meter.accept(exchange);
    };
  }

  private static Consumer<Exchange> threeTokens(Consumer<Exchange> meter) {
    return exchange -> {
      for (int i = 0; i < 3; i++) {
        exchange.stream().add(exchange.stamps().done() - 20 + 10L * i);
      }
      meter.accept(exchange);
    };
  }

  /**
   * Of one run; of another where it was more than nothing, since the compiler that sees to it may
   * come late on a busy machine. What a request allocates by itself is in all of them.
   */
  private static long allocated(Consumer<AllocationMeter> run) {
    AllocationMeter meter = new AllocationMeter();
    for (int i = 0; i < MOST_RUNS && meter.bytes != 0; i++) {
      run.accept(meter);
    }
    return meter.bytes;
  }

  @Test
  void a_run_of_two_million_requests_keeps_no_more_than_one_of_a_hundred_thousand() {
    keepsNoMore("heap in use", UnaryOperator.identity());
  }

  @Test
  void nor_does_one_of_which_the_server_tells_its_time() {
    keepsNoMore("with two parts told", MemoryTruthTest::told);
  }

  private static void keepsNoMore(String what, UnaryOperator<Consumer<Exchange>> service) {
    used(2_000_000, service); // what is loaded once, by a run that lasts
    used(100_000, service); // what that run left may go meanwhile, and must not hide a growth
    long few = used(100_000, service);
    long many = used(2_000_000, service);
    few = Math.min(few, used(100_000, service));
    Figures.print("H %s after 10^5 requests %d B, after 2 x 10^6 %d B", what, few, many);
    assertThat(many - few).isLessThan(Math.max(few / 20, 2_000_000));
  }

  /** Of the heap, while all recorders live. */
  private static long used(int requests, UnaryOperator<Consumer<Exchange>> service) {
    long[] used = {0};
    Consumer<Exchange> atTheEnd =
        exchange -> {
          if (exchange.index() == requests - 1) {
            System.gc();
            used[0] = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
          }
        };
    run(run(poisson(requests * 1.25), 64, requests), service.apply(atTheEnd));
    return used[0];
  }

  /** Of the loop's thread, from one request to another. */
  private static final class AllocationMeter implements Consumer<Exchange> {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long bytes = Long.MAX_VALUE;

    @Override
    public void accept(Exchange exchange) {
      if (exchange.index() == UNMEASURED) {
        bytes = threads.getCurrentThreadAllocatedBytes();
      } else if (exchange.index() == UNMEASURED + MEASURED - 1) {
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
      }
    }
  }

  private static LoadPlan run(Workload workload, int connections, int requests) {
    PhaseLength extent = new PhaseLength.Requests(requests);
    return plan(
        workload,
        extent,
        PhaseLength.NOTHING,
        connections,
        noErrors(),
        upper(Metric.percentile(99), 10));
  }

  private static RunResult run(LoadPlan plan, Consumer<Exchange> observer) {
    VirtualLoops loops = new VirtualLoops(SERVICE, observer);
    Clock wall = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new LoadEngine(loops, wall, loops::nanoTime, 1)
        .run(plan, new StopSignal(), progress -> {});
  }
}
