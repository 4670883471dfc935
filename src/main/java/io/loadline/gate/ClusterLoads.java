package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerPlan.EndpointLoad;
import io.loadline.config.gate.Gate;
import io.loadline.load.StopSignal;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;

/** Has loads driven by pods of the cluster, next to the services. */
final class ClusterLoads implements LoadRunner {
  /** An API server takes so many connections of ours at a time with ease. */
  private static final int TOLD_AT_ONCE = 16;

  private final String name;
  private final Gate gate;
  private final StopSignal stop;
  private final CombinedProgress progress;
  private final ResultWriter writer;
  private final CyclicBarrier found;
  private final EndpointLoad[] loads;
  private final ClusterSession.ServicePlace[] places;
  private final RefreshingCredential[] callers;
  private final UUID id;
  private final ClusterWorkers workers;
  private final RunningWorkers running;
  private final StartWatch start;
  private final HeardMessages heard;

  ClusterLoads(
      String name,
      Gate gate,
      ClusterParts parts,
      StopSignal stop,
      CombinedProgress progress,
      ResultWriter writer,
      Consumer<String> say) {
    int count = gate.endpoints().size();
    this.name = name;
    this.gate = gate;
    this.stop = stop;
    this.progress = progress;
    this.writer = writer;
    this.found = new CyclicBarrier(count, this::start);
    this.callers = new RefreshingCredential[count];
    this.start = new StartWatch(count, Clock.systemUTC(), System::nanoTime);
    this.loads = new EndpointLoad[count];
    this.places = new ClusterSession.ServicePlace[count];
    this.heard = new HeardMessages(gate, start, progress, writer, say);
    this.id = parts.ids().get();
    this.workers = gate.workers() == 1 ? only(count) : several(count);
    this.running = new RunningWorkers(parts, workers::read, say);
    parts.workers().prepare();
  }

  private ClusterWorkers only(int endpoints) {
    return new OnlyWorker(new WorkerConversation(endpoints, heard::accept, writer.logs()::keep));
  }

  private ClusterWorkers several(int endpoints) {
    StartAgreement agreement =
        new StartAgreement(
            id.toString(), System::nanoTime, Clock.systemUTC(), new EachAtOnce(TOLD_AT_ONCE));
    return new SeveralWorkers(
        endpoints, gate.workers(), agreement, heard::beforeStart, heard::accept, writer.logs());
  }

  @Override
  public RunResult measure(FoundEndpoint each) throws InterruptedException {
    int place = gate.endpoints().indexOf(each.endpoint());
    callers[place] = each.credential();
    loads[place] = WorkerOrder.load(each.endpoint(), reached(each));
    places[place] = each.session().place();
    awaitOthers();
    LoadPlan plan = loads[place].plan();
    WorkerMessage.Ready ready = await(workers.ready(place));
    LoadPlan known = plan.calling(plan.call().spoken(ready.protocol())).with(ready.connections());
    each.endpoint().checked(known, Set.copyOf(ready.told()));
    Instant begins = await(workers.starting());
    if (gate.workers() == 1) {
      start.clockNote(begins).ifPresent(writer.notes()::addOnce);
    }
    CompletableFuture<RunResult> told = workers.result(place, known);
    each.session().loadStarts();
    start.lateLook(place).ifPresent(each.session()::notConfirmed);
    RunResult run = allTold(told);
    start.endedBy(place, run).ifPresent(each.session()::loadEnded);
    if (run.ending() == RunEnding.INTERRUPTED && !stop.isRequested()) {
      workers.interruptions(run).forEach(writer.notes()::addOnce);
    }
    heard.noteFailures(run);
    return run;
  }

  /** When a worker does not stop in time, what it has told until then. */
  private RunResult allTold(CompletableFuture<RunResult> told) throws InterruptedException {
    try {
      return await(told);
    } catch (CancellationException e) {
      workers.giveUp(String.valueOf(e.getMessage()));
      if (!told.isDone() || told.isCompletedExceptionally()) {
        throw e;
      }
      return told.join();
    }
  }

  /** The plan by the way that a pod takes. */
  private LoadPlan reached(FoundEndpoint each) throws InterruptedException {
    LoadPlan plan = each.endpoint().plan();
    Call reached = each.reach(gate.switches().allowedHosts(), System.nanoTime());
    return plan.calling(reached);
  }

  private void awaitOthers() throws InterruptedException {
    try {
      found.await();
    } catch (BrokenBarrierException e) {
      throw new CancellationException("another endpoint of the test did not get ready");
    }
  }

  /** By the last of the threads that has found its service. */
  private void start() {
    writer.logs().removeEarlier();
    running.start(this::order);
  }

  /**
   * With tokens as fresh as can be: other gates may have been waited for, and a pod renews none.
   */
  private WorkerOrder order(String owner) {
    for (int i = 0; i < loads.length; i++) {
      EndpointLoad load = loads[i];
      Call call = load.plan().call();
      LoadPlan issued = load.plan().calling(call.as(callers[i].issued(call.credential())));
      loads[i] = new EndpointLoad(load.name(), issued, load.readiness());
    }
    return WorkerOrder.of(id, owner, name, gate, List.of(places), List.of(loads));
  }

  /** Waits; when it is to stop meanwhile, so is the worker, which still gives what it has. */
  private <T> T await(CompletableFuture<T> awaited) throws InterruptedException {
    return new StoppableWait(stop, this::isMeasuring, running::stopOnce).await(awaited);
  }

  @Override
  public boolean isMeasuring() {
    return workers.hasStarted();
  }

  @Override
  public void close() {
    try {
      progress.close();
    } finally {
      running.close();
    }
  }
}
