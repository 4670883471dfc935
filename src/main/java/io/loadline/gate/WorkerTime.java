package io.loadline.gate;

import io.loadline.codec.WorkerPlan;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Readiness;
import java.time.Duration;

/** How long a worker may take for its plan. */
final class WorkerTime {
  /** For the JVM's start, a self-check, and writing what came out. */
  private static final Duration BESIDE = Duration.ofSeconds(60);

  private WorkerTime() {}

  /** From its start to its end, at the most. */
  static Duration longest(WorkerPlan plan) {
    Duration longest = Duration.ZERO;
    for (WorkerPlan.EndpointLoad each : plan.endpoints()) {
      Duration ready = each.readiness().map(Readiness::timeout).orElse(Duration.ZERO);
      Duration own = ready.plus(load(each.plan()));
      longest = longest.compareTo(own) < 0 ? own : longest;
    }
    return longest.plus(plan.startDelay()).plus(BESIDE);
  }

  private static Duration load(LoadPlan plan) {
    return span(plan.warmup(), plan)
        .plus(span(plan.extent(), plan))
        .plus(plan.call().timeout().multipliedBy(2));
  }

  private static Duration span(PhaseLength length, LoadPlan plan) {
    return length instanceof PhaseLength.Span span ? span.duration() : plan.maxDuration();
  }
}
