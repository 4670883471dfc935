package io.loadline.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.RunCodec.PlanText;
import io.loadline.plan.PhaseLength;
import io.loadline.testkit.Plans;
import io.loadline.testkit.WorkerPlans;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a worker is told not to say, and whom it may call. */
class HiddenTextTest {
  private static WorkerPlan plan() {
    WorkerPlan plan =
        WorkerPlans.of(
            "r1",
            Plans.plan(
                Plans.call("http://model/v1", Duration.ofSeconds(20)),
                Plans.constant(10),
                new PhaseLength.Requests(5),
                PhaseLength.NOTHING,
                2,
                Plans.noErrors()));
    return new WorkerPlan(
        plan.id(),
        plan.transport(),
        plan.selfCheck(),
        4,
        new WorkerPlan.Start(plan.start().delay(), Duration.ofMinutes(3)),
        List.of("a.example", "b.example"),
        List.of(new WorkerPlan.Hidden("hunter2"), new WorkerPlan.Hidden("xyz")),
        plan.endpoints());
  }

  @Test
  void it_is_read_as_it_was_written() throws FormatException {
    assertThat(RunCodec.readPlan(RunCodec.writePlan(plan()))).isEqualTo(plan());
  }

  @Test
  void it_is_in_the_secrets_alone() {
    PlanText text = RunCodec.writePlan(plan());

    assertThat(text.plan()).doesNotContain("hunter2").contains("\"hidden\":[{\"secret\":");
    assertThat(text.secrets()).contains("{\"value\":\"hunter2\"}");
    assertThat(new WorkerPlan.Hidden("hunter2").toString()).doesNotContain("hunter2");
  }
}
