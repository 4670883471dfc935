package io.loadline.truth;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static io.loadline.testkit.Plans.poisson;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.RunResult;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.testkit.VirtualLoops;
import io.loadline.transport.Exchange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Row A for several loops: together they fire the schedule of the seed, each arrival once. */
class LoopsTruthTest {
  private static final int CORES = 4;
  private static final int REQUESTS = 60_000;
  private static final int WARMUPS = 3_001;

  private final AtomicLongArray intended = new AtomicLongArray(REQUESTS);
  private final AtomicIntegerArray times = new AtomicIntegerArray(REQUESTS);

  static Stream<Workload> arrivals() {
    return Stream.of(poisson(60_000), constant(60_000));
  }

  @ParameterizedTest
  @MethodSource("arrivals")
  void three_loops_fire_the_schedule_of_the_seed_from_one_start(Workload workload) {
    VirtualLoops transport = new VirtualLoops(100_000, this::note);
    RunResult run = run(workload, transport, 64);
    assertThat(transport.loops()).isEqualTo(3);
    assertThat(run.outcomes().successes()).isEqualTo(REQUESTS);
    assertThat(run.outcomes().total()).isEqualTo(REQUESTS);
    assertThat(run.warmupRequests()).isEqualTo(WARMUPS);
    assertThat(run.lag().max()).isZero();
    assertIsSchedule((Workload.Open) workload);
  }

  @Test
  void a_closed_run_of_several_loops_hands_out_each_number_once() {
    VirtualLoops transport = new VirtualLoops(100_000, this::note);
    RunResult run = run(new Workload.Closed(192), transport, 192);
    assertThat(transport.loops()).isEqualTo(3);
    assertThat(run.outcomes().successes()).isEqualTo(REQUESTS);
    assertThat(run.warmupRequests()).isEqualTo(WARMUPS);
    assertEachOnce();
  }

  private void assertEachOnce() {
    for (int i = 0; i < REQUESTS; i++) {
      assertThat(times.get(i)).as("how often #%d was sent", i).isOne();
    }
  }

  private void assertIsSchedule(Workload.Open open) {
    assertEachOnce();
    ArrivalSchedule schedule =
        ArrivalSchedule.of(open, new PhaseLength.Requests(REQUESTS), new SplittableRandom(7));
    long first = schedule.next();
    long start = intended.get(0) - first;
    for (int i = 1; i < REQUESTS; i++) {
      assertThat(intended.get(i) - start).isEqualTo(schedule.next());
    }
  }

  private void note(Exchange exchange) {
    if (exchange.phase() == Phase.MEASUREMENT) {
      intended.set((int) exchange.index(), exchange.stamps().intended());
      times.incrementAndGet((int) exchange.index());
    }
  }

  private static RunResult run(Workload workload, VirtualLoops transport, int connections) {
    LoadPlan plan =
        plan(
            workload,
            new PhaseLength.Requests(REQUESTS),
            new PhaseLength.Requests(WARMUPS),
            connections,
            noErrors());
    Clock wall = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new LoadEngine(transport, wall, transport::nanoTime, CORES)
        .run(plan, new StopSignal(), progress -> {});
  }
}
