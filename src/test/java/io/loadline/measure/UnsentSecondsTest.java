package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.testkit.Plans;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsentSecondsTest {
  private static final long SECOND = 1_000_000_000;
  private static final int HOUR = 3_600;
  private static final LoadPlan PLAN =
      Plans.plan(Plans.constant(1), new PhaseLength.Requests(1), PhaseLength.NOTHING, 1);

  /** A worker with 256 MB had no memory left when it was told to stop in a plan of five minutes. */
  @Test
  void an_hour_in_which_nothing_was_sent_takes_little_memory() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    LoopRecorder recorder =
        new LoopRecorder(new long[0], SECOND, new StageRecorders(new long[0], 0), null, 0);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int second = 0; second < HOUR; second++) {
      recorder.notSent(1, "ended early", second * SECOND);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
    assertThat(new RunRecorder(PLAN, List.of(recorder)).finish().counts().outcomes().errors())
        .isEqualTo(HOUR);
  }
}
