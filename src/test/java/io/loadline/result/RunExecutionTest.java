package io.loadline.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.RunIn;
import io.loadline.result.RunExecution.WarmupCounts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunExecutionTest {
  private static final RunExecution WHOLE =
      new RunExecution(Instant.EPOCH, 9, WarmupCounts.NONE, RunEnding.COMPLETE, "netty", null);

  @Test
  void a_lost_run_is_whole_only_if_all_of_its_parts_are() {
    RunExecution result = WHOLE.lost("a line is missing");
    RunExecution intervals = WHOLE.lost(4, "the pod was evicted");
    assertThat(result.plus(WHOLE).loss())
        .isEqualTo(new RunExecution.Loss("a line is missing", true));
    assertThat(WHOLE.plus(intervals).loss())
        .isEqualTo(new RunExecution.Loss("the pod was evicted", false));
    assertThat(result.plus(intervals).loss())
        .isEqualTo(new RunExecution.Loss("a line is missing", false));
    assertThat(WHOLE.plus(WHOLE).loss()).isNull();
  }

  @Test
  void the_warm_up_of_all_parts_is_over_when_the_last_one_is() {
    assertThat(new WarmupCounts(3, 2, 9).plus(new WarmupCounts(4, 4, 7)))
        .isEqualTo(new WarmupCounts(7, 6, 9));
  }

  @Test
  void where_it_was_driven_stays_with_it() {
    RunExecution pod = WHOLE.in(RunIn.CLUSTER);
    assertThat(pod.lost("a line is missing").runIn()).isEqualTo(RunIn.CLUSTER);
    assertThat(pod.lost(4, "the pod was evicted").runIn()).isEqualTo(RunIn.CLUSTER);
    assertThat(pod.plus(pod).runIn()).isEqualTo(RunIn.CLUSTER);
    assertThat(WHOLE.runIn()).isEqualTo(RunIn.LOCAL);
  }

  @Test
  void what_was_lost_says_so_and_nothing_else_does() {
    assertThatThrownBy(
            () ->
                new RunExecution(
                    Instant.EPOCH, 9, WarmupCounts.NONE, RunEnding.LOST, "netty", null))
        .hasMessage("a run that ended LOST has loss null");
  }
}
