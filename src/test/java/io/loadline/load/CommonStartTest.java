package io.loadline.load;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.testkit.VirtualLoops;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CommonStartTest {
  private static final LoadPlan PLAN =
      plan(constant(100), new PhaseLength.Requests(20), PhaseLength.NOTHING, 4, noErrors());

  private static RunResult run(StopSignal stop, CommonStart.Place place) {
    VirtualLoops transport = new VirtualLoops(1_000_000, exchange -> {});
    return new LoadEngine(transport, Clock.systemUTC(), transport::nanoTime, 1)
        .run(PLAN, stop, progress -> {}, place);
  }

  @Test
  void the_moment_is_known_when_all_have_arrived_and_not_before() throws InterruptedException {
    CommonStart start = new CommonStart(2);
    CommonStart.Place one = start.place();
    CommonStart.Place other = start.place();
    one.arrive(1_000);
    one.arrive(2_000);
    assertThat(one.moment(1, 0)).isZero();
    other.arrive(3_000);
    assertThat(one.moment(0, 0)).isEqualTo(other.moment(0, 0)).isGreaterThan(3_000);
  }

  @Test
  void a_run_waits_for_the_others() throws Exception {
    CommonStart start = new CommonStart(2);
    CommonStart.Place other = start.place();
    CompletableFuture<RunResult> waiting =
        CompletableFuture.supplyAsync(() -> run(new StopSignal(), start.place()));
    assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    other.arrive(5_000_000_000L);
    assertThat(waiting.get().outcomes().successes()).isEqualTo(20);
  }

  @Test
  void the_end_of_one_run_is_not_that_of_the_others() {
    StopSignal whole = new StopSignal();
    StopSignal one = whole.ofOneRun();
    one.request();
    assertThat(whole.isRequested()).isFalse();
    assertThat(whole.ofOneRun().isRequested()).isFalse();
    assertThat(one.isRequested()).isTrue();
  }

  @Test
  void one_stop_ends_all_runs() {
    StopSignal whole = new StopSignal();
    whole.request();
    RunResult run = run(whole.ofOneRun(), CommonStart.alone());
    assertThat(run.ending()).isEqualTo(RunEnding.INTERRUPTED);
  }
}
