package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** After which runs the reason is worth waiting for, and which show that nothing had ended. */
class ClusterGatesTest {
  private final SampleRun fast = new SampleRun().response(FixedDistribution.ofMillis(5).times(100));

  private static SampleRun failing(SampleRun run) {
    return run.outcome(Outcome.SERVER_ERROR, 20, Duration.ofSeconds(2), "no memory");
  }

  @Test
  void a_run_is_broken_when_one_of_its_objectives_is() {
    assertThat(ClusterGates.isBroken(fast.build())).isFalse();
    assertThat(ClusterGates.isBroken(failing(fast).build())).isTrue();
  }

  @Test
  void a_run_that_was_ended_early_does_not_wait_for_reasons() {
    SampleRun interrupted = failing(fast).ending(RunEnding.INTERRUPTED);

    assertThat(ClusterGates.isBroken(interrupted.build())).isFalse();
  }

  @Test
  void a_run_is_answered_when_each_of_its_requests_was_a_success() {
    SampleRun cut = new SampleRun().response(FixedDistribution.ofMillis(5).times(100));
    SampleRun failed = new SampleRun().response(FixedDistribution.ofMillis(5).times(100));
    SampleRun unsent = new SampleRun().response(FixedDistribution.ofMillis(5).times(100));

    assertThat(ClusterGates.isAnswered(fast.build())).isTrue();
    assertThat(ClusterGates.isAnswered(cut.ending(RunEnding.INTERRUPTED).build())).isFalse();
    assertThat(ClusterGates.isAnswered(one(failed, Outcome.TIMEOUT).build())).isFalse();
    assertThat(ClusterGates.isAnswered(one(unsent, Outcome.NOT_SENT).build())).isFalse();
  }

  private static SampleRun one(SampleRun run, Outcome outcome) {
    return run.outcome(outcome, 1, Duration.ofSeconds(2), "");
  }
}
