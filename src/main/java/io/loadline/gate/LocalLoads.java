package io.loadline.gate;

import io.loadline.config.gate.Switches;
import io.loadline.engine.TransportChoice;
import io.loadline.load.LoadEngine;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.transport.Transport;
import java.time.Clock;
import java.time.Duration;

/** Drives loads in this JVM, once all endpoints are ready and the machine is theirs. */
final class LocalLoads implements LoadRunner {
  private final StartBarrier barrier;
  private final Switches switches;
  private final Duration fresh;

  /**
   * For the endpoints of one gate.
   *
   * @param barrier that all of them pass
   * @param fresh how long a service counts as ready without being asked again
   */
  LocalLoads(StartBarrier barrier, Switches switches, Duration fresh) {
    this.barrier = barrier;
    this.switches = switches;
    this.fresh = fresh;
  }

  @Override
  public RunResult measure(FoundEndpoint found) throws InterruptedException {
    EndpointPreparation preparation = new EndpointPreparation(found, switches, fresh);
    LoadPlan plan = preparation.ready();
    return barrier.pass(
        start -> {
          LoadPlan current = preparation.stillReady(plan);
          try (Transport transport =
              TransportChoice.of(switches.transport(), current, found.credential())) {
            return drive(transport, current, preparation, start);
          }
        });
  }

  private static RunResult drive(
      Transport transport,
      LoadPlan plan,
      EndpointPreparation preparation,
      StartBarrier.Start start) {
    LoadEngine engine =
        LoadEngine.watched(
            transport, Clock.systemUTC(), System::nanoTime, start.cores(), SelfChecking.cores());
    preparation.loadStarts();
    LoadEngine.Listeners listeners =
        new LoadEngine.Listeners(start.progress(), part -> {}, 1, Judge::decides);
    return engine.run(plan, start.stop(), listeners, start.place());
  }

  @Override
  public boolean isMeasuring() {
    return barrier.isPassed();
  }

  @Override
  public void close() {
    barrier.close();
  }
}
