package io.loadline.engine;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.codec.WorkerPlan;
import io.loadline.health.ResourceLimits;
import io.loadline.health.ResourceLimits.TooFewResourcesException;
import io.loadline.load.CommonStart;
import io.loadline.load.StopSignal;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PublicTargetException;
import io.loadline.plan.RunIn;
import io.loadline.plan.WorkerShare;
import io.loadline.result.NotReadyException;
import io.loadline.selfcheck.SelfChecks;
import io.loadline.text.Secrets;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.HeaderSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Runs the plan of a worker: waits for all services, then drives all loads at once. */
final class WorkerRun {
  private final WorkerPlan plan;
  private final WorkerShare share;
  private final WorkerOutput out;
  private final WorkerEndpoint.Engine engine;
  private final Secrets hidden;
  private final List<WorkerEndpoint> endpoints = new ArrayList<>();

  /**
   * A run that has sent nothing yet.
   *
   * @param share whose loads are driven
   * @throws IllegalArgumentException when a credential of the plan cannot be used
   */
  WorkerRun(WorkerPlan plan, WorkerShare share, WorkerOutput out, WorkerEndpoint.Engine engine) {
    this.plan = plan;
    this.share = share;
    this.out = out;
    this.engine = engine;
    this.hidden = Secrets.of(plan.hidden().stream().map(WorkerPlan.Hidden::value).toList());
    for (WorkerPlan.EndpointLoad each : plan.endpoints()) {
      WorkerCredential credential = WorkerCredential.of(each.plan(), engine.wall());
      endpoints.add(
          new WorkerEndpoint(
              endpoints.size(), each, share, plan.transport(), credential, hidden::mask, out));
    }
  }

  /** Never throws: what goes wrong is said in a message. */
  WorkerExitCode run(StopSignal stop) {
    try (EndpointThreads threads = new EndpointThreads(stop);
        WorkerStart start = new WorkerStart(plan, share, out, engine)) {
      checkTargets();
      ResourceLimits.ofThisProcess().check(connections(), RunIn.CLUSTER);
      checkItself();
      List<LoadPlan> ready = threads.orNone(readiness());
      return drive(ready, start.await(stop), threads, stop);
    } catch (NotReadyException e) {
      // Its endpoint has told it.
      return WorkerExitCode.NOT_READY;
    } catch (PublicTargetException e) {
      failed(FailureKind.REFUSED, String.valueOf(e.getMessage()));
      return WorkerExitCode.REFUSED;
    } catch (TooFewResourcesException e) {
      return failed(FailureKind.TOO_FEW_RESOURCES, String.valueOf(e.getMessage()));
    } catch (WorkerStart.NotToldException e) {
      return failed(FailureKind.STOPPED, String.valueOf(e.getMessage()));
    } catch (CancellationException | InterruptedException e) {
      return failed(FailureKind.STOPPED, "the worker was told to stop before the load began");
    } catch (RuntimeException | Error e) {
      return failed(FailureKind.FAILED, e.toString());
    }
  }

  /** Here a name may stand for another address than where the plan was written. */
  private void checkTargets() {
    Set<String> allowed = Set.copyOf(plan.allowedHosts());
    plan.endpoints().forEach(each -> TargetGuard.check(each.plan().call().target(), allowed));
  }

  private int connections() {
    return plan.endpoints().stream()
        .mapToInt(each -> Math.max(1, share.of(each.plan().connections())))
        .sum();
  }

  private void checkItself() {
    if (plan.selfCheck().isEmpty()) {
      return;
    }
    Path folder = Path.of(System.getProperty("java.io.tmpdir", "."));
    SelfChecks checks = new SelfChecks(folder, engine.wall(), engine.nanos(), engine.cores());
    try (Transport plain = TransportChoice.overHttp1(plan.transport(), HeaderSource.NONE)) {
      checks
          .limits(plan.selfCheck().get(), share.count(), plain, this::say)
          .ifPresent(found -> out.write(new WorkerMessage.SelfChecked(found)));
    }
  }

  private List<Callable<LoadPlan>> readiness() {
    return endpoints.stream()
        .<Callable<LoadPlan>>map(each -> () -> ready(each, engine.nanos()))
        .toList();
  }

  private static LoadPlan ready(WorkerEndpoint endpoint, LongSupplier nanos)
      throws InterruptedException {
    try {
      return endpoint.ready(nanos);
    } catch (NotReadyException e) {
      endpoint.fail(FailureKind.NOT_READY, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private WorkerExitCode drive(
      List<LoadPlan> ready, CommonStart start, EndpointThreads threads, StopSignal stop)
      throws InterruptedException {
    int count = ready.size();
    List<Callable<WorkerExitCode>> loads =
        IntStream.range(0, count)
            .<Callable<WorkerExitCode>>mapToObj(
                i ->
                    () ->
                        endpoints
                            .get(i)
                            .drive(ready.get(i), engine, count, stop.ofOneRun(), start.place()))
            .toList();
    return threads.all(loads).contains(WorkerExitCode.FAILED)
        ? WorkerExitCode.FAILED
        : WorkerExitCode.DONE;
  }

  private void say(String line) {
    out.write(new WorkerMessage.Line(Optional.empty(), hidden.mask(line)));
  }

  private WorkerExitCode failed(FailureKind kind, String why) {
    out.write(new WorkerMessage.Failure(kind, Optional.empty(), hidden.mask(why)));
    return WorkerExitCode.FAILED;
  }
}
