package io.loadline.testkit;

import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Runs plans in virtual time. */
public final class Simulation {
  private static final Clock WALL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private Simulation() {}

  public static RunResult run(LoadPlan plan, SimulatedTransport transport) {
    return run(plan, transport, new StopSignal());
  }

  public static RunResult run(LoadPlan plan, SimulatedTransport transport, StopSignal stop) {
    return new LoadEngine(transport, WALL, transport::nanoTime, 1).run(plan, stop, progress -> {});
  }
}
