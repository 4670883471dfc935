package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.config.gate.Switches;
import io.loadline.engine.TransportChoice;
import io.loadline.health.HealthSources;
import io.loadline.load.LoadEngine;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.report.Report;
import io.loadline.result.NotReadyException;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.HeaderSource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs one endpoint of a gate, from its plan to its report: guard, wait, load, judge. */
final class EndpointRun {
  private final String shownName;
  private final Gate.Endpoint endpoint;
  private final Switches switches;
  private final ResultWriter writer;
  private final PrintStream out;
  private final ClusterParts parts;
  private final Duration fresh;

  /**
   * An endpoint that is to run once.
   *
   * @param gate the name of the gate
   * @param fresh how long a service counts as ready without being asked again
   */
  EndpointRun(
      String gate,
      Gate.Endpoint endpoint,
      Switches switches,
      ResultWriter writer,
      PrintStream out,
      ClusterParts parts,
      Duration fresh) {
    this.shownName = DryRun.shownName(gate, endpoint);
    this.endpoint = endpoint;
    this.switches = switches;
    this.writer = writer;
    this.out = out;
    this.parts = parts;
    this.fresh = fresh;
  }

  /** Makes ready, measures when all are past the barrier, and leaves nothing open. */
  Report measure(StartBarrier barrier) throws InterruptedException {
    Call call = endpoint.plan().call();
    TargetGuard.check(call.target(), switches.allowedHosts());
    TokenRequests requests = parts.tokens(endpoint.cluster(), call.target());
    try (RefreshingCredential credential = RefreshingCredential.of(call.credential(), requests)) {
      writer.hide(credential::mask);
      RunResult run = measure(barrier, credential);
      return writer.report(endpoint, run, Judge.judge(run, endpoint.readiness().permitted()));
    } catch (NotReadyException e) {
      throw e.masked(this::told);
    }
  }

  private String told(String text) {
    String place = endpoint.name().isEmpty() ? "" : "endpoint " + endpoint.name() + ": ";
    return place + writer.mask(text);
  }

  private RunResult measure(StartBarrier barrier, HeaderSource credential)
      throws InterruptedException {
    Consumer<String> say = switches.progress() ? this::say : line -> {};
    try (ClusterSession session = open(endpoint.plan().call())) {
      EndpointPreparation preparation =
          new EndpointPreparation(endpoint, switches, credential, session, fresh, say);
      LoadPlan plan = preparation.ready();
      return session.finished(
          barrier.pass(
              start -> {
                LoadPlan current = preparation.stillReady(plan);
                try (Transport transport =
                    TransportChoice.of(switches.transport(), current.call(), credential)) {
                  return drive(transport, current, session, start);
                }
              }));
    }
  }

  private ClusterSession open(Call call) {
    return parts.clusters().open(call, endpoint.readiness(), endpoint.cluster(), this::say);
  }

  private static RunResult drive(
      Transport transport, LoadPlan plan, ClusterSession session, StartBarrier.Start start) {
    LoadEngine engine =
        new LoadEngine(
            transport,
            Clock.systemUTC(),
            System::nanoTime,
            start.cores(),
            Optional.of(new HealthSources(Path.of("/"), System::nanoTime, SelfChecking.cores())));
    session.loadStarts();
    return engine.run(plan, start.stop(), start.progress(), start.place());
  }

  private void say(String line) {
    out.println(writer.mask(shownName + ": " + line));
  }
}
