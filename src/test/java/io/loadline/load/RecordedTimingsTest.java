package io.loadline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.TimedPart;
import io.loadline.result.Outcome;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestTimings;
import io.loadline.result.ServerResult;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class RecordedTimingsTest {
  private static final long MILLI = 1_000_000;
  private static final long SERVICE = 10 * MILLI;
  private static final LoadPlan PLAN =
      Plans.plan(
          Plans.constant(100),
          new PhaseLength.Requests(20),
          new PhaseLength.Requests(5),
          2,
          Plans.noErrors());

  /** Of a server that tells the queue of some, and answers each tenth of a phase with an error. */
  private static ServerResult told(LongPredicate some) {
    SimulatedTransport.Service service =
        (exchange, sent) -> {
          if (some.test(exchange.index())) {
            long queue = exchange.index() * 100_000;
            exchange.timings().tell(KnownTiming.VLLM_METRICS, TimedPart.QUEUE, queue);
          }
          boolean failing = exchange.index() % 10 == 0;
          return new Answer(sent + SERVICE, failing ? Outcome.SERVER_ERROR : Outcome.SUCCESS);
        };
    return Simulation.run(PLAN, new SimulatedTransport(service)).server();
  }

  @Test
  void what_is_told_of_the_successes_of_the_measurement_is_recorded() {
    RequestTimings timings = Objects.requireNonNull(told(index -> true).requests());
    PartTimes queue = Objects.requireNonNull(timings.parts().get(TimedPart.QUEUE));
    assertThat(timings.told()).isEqualTo(18);
    assertThat(queue.times().count()).isEqualTo(18);
    // the numbers from 1 to 19 without 10, in tenths of a ms
    assertThat(queue.times().moments().sum()).isEqualTo(180 * 100_000);
    assertThat(timings.untold().moments().sum()).isEqualTo(18 * SERVICE - 180 * 100_000);
  }

  @Test
  void a_request_does_not_inherit_what_was_told_of_the_one_before_it() {
    RequestTimings timings = Objects.requireNonNull(told(index -> index == 7).requests());
    assertThat(timings.told()).isEqualTo(1);
    assertThat(timings.untold().min()).isEqualTo(SERVICE - 700_000);
  }

  @Test
  void nothing_told_is_no_result() {
    assertThat(told(index -> false)).isEqualTo(ServerResult.NONE);
  }
}
