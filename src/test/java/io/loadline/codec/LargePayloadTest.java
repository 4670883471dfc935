package io.loadline.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Target;
import io.loadline.testkit.Plans;
import io.loadline.testkit.WorkerPlans;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargePayloadTest {
  private static final int MOST = 32 << 20;

  private static LoadPlan plan(Payload payload) {
    return Plans.plan(
        new Call(
            new Target(URI.create("http://127.0.0.1:1/")),
            "POST",
            List.of(),
            List.of(payload),
            Duration.ofSeconds(30),
            List.of()),
        Plans.constant(10),
        new PhaseLength.Requests(5),
        PhaseLength.NOTHING,
        2,
        Plans.noErrors());
  }

  @Test
  void a_payload_as_large_as_any_may_be_is_read_again() throws FormatException {
    WorkerPlan written = WorkerPlans.of("r1", plan(Payload.of("inline", new byte[MOST])));

    WorkerPlan read = RunCodec.readPlan(RunCodec.writePlan(written));

    Call call = read.endpoints().get(0).plan().call();
    assertThat(call.payloads().get(0).size()).isEqualTo(MOST);
  }
}
