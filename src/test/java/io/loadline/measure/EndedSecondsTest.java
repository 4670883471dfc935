package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.testkit.Plans;
import io.loadline.transport.RequestStamps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Up to when all that was due has ended. */
class EndedSecondsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final LoadPlan PLAN =
      Plans.plan(
          Plans.constant(10),
          new PhaseLength.Span(Duration.ofSeconds(60)),
          PhaseLength.NOTHING,
          4,
          Plans.noErrors());

  private final LoopRecorder first = new LoopRecorder(PLAN, 60 * SECOND);
  private final LoopRecorder second = new LoopRecorder(PLAN, 60 * SECOND);
  private final RunRecorder run = new RunRecorder(PLAN, List.of(first, second));

  private static RequestStamps at(double seconds) {
    long due = Math.round(seconds * SECOND);
    return new RequestStamps().intended(due).fired(due).sent(due).done(due + 1);
  }

  private static void answered(LoopRecorder loop, double seconds) {
    loop.fired(at(seconds));
    loop.success(0, at(seconds));
  }

  @Test
  void a_second_has_ended_when_a_later_one_has_begun() {
    answered(first, 0.5);
    answered(second, 0.6);
    assertThat(run.ended()).isZero();

    answered(first, 4.5);
    answered(second, 4.6);
    assertThat(run.ended()).isEqualTo(4 * SECOND);
  }

  @Test
  void a_request_under_way_holds_its_second_and_all_later_ones() {
    answered(second, 5.5);
    answered(first, 0.5);
    first.fired(at(1.5));
    answered(first, 5.5);
    assertThat(run.ended()).isEqualTo(SECOND);

    first.success(0, at(1.5));
    answered(first, 6.5);
    answered(second, 7.5);
    assertThat(run.ended()).isEqualTo(6 * SECOND);
  }

  @Test
  void the_slowest_loop_decides() {
    answered(first, 9.5);
    answered(second, 3.5);

    assertThat(run.ended()).isEqualTo(3 * SECOND);
  }
}
