package io.loadline.testkit;

import io.loadline.codec.WorkerPlan;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans of workers. */
public final class WorkerPlans {
  private WorkerPlans() {}

  /** One load without a name that begins at once, whether its service is ready or not. */
  public static WorkerPlan of(String id, LoadPlan plan) {
    return of(id, plan, Optional.empty());
  }

  /** One load without a name that begins as soon as its service is ready. */
  public static WorkerPlan of(String id, LoadPlan plan, Optional<Readiness> readiness) {
    return of(id, List.of(new WorkerPlan.EndpointLoad("", plan, readiness)));
  }

  /** Loads that begin as soon as all services are ready. */
  public static WorkerPlan of(String id, List<WorkerPlan.EndpointLoad> loads) {
    return new WorkerPlan(
        id, "netty", Optional.empty(), Duration.ZERO, List.of(), List.of(), loads);
  }
}
