package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerPlan.EndpointLoad;
import io.loadline.config.gate.Gate;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;

/** Has loads driven by one pod of the cluster, next to the services. */
final class ClusterLoads implements LoadRunner {
  private final String name;
  private final Gate gate;
  private final ClusterParts parts;
  private final StopSignal stop;
  private final CombinedProgress progress;
  private final ResultWriter writer;
  private final Consumer<String> say;
  private final CyclicBarrier found;
  private final EndpointLoad[] loads;
  private final ClusterSession.ServicePlace[] places;
  private final RefreshingCredential[] callers;
  private final WorkerConversation conversation;
  private final RunningWorker worker;
  private final StartWatch start;
  private final List<String> failures = new CopyOnWriteArrayList<>();

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
    this.parts = parts;
    this.stop = stop;
    this.progress = progress;
    this.writer = writer;
    this.say = say;
    this.found = new CyclicBarrier(count, this::start);
    this.callers = new RefreshingCredential[count];
    this.start = new StartWatch(count, Clock.systemUTC(), System::nanoTime);
    this.loads = new EndpointLoad[count];
    this.places = new ClusterSession.ServicePlace[count];
    this.conversation = new WorkerConversation(count, this::heard, writer::keepLog);
    this.worker = new RunningWorker(parts, conversation::read, say);
    parts.workers().prepare();
  }

  @Override
  public RunResult measure(FoundEndpoint each) throws InterruptedException {
    int place = gate.endpoints().indexOf(each.endpoint());
    callers[place] = each.credential();
    loads[place] = WorkerOrder.load(each.endpoint(), reached(each));
    places[place] = each.session().place();
    awaitOthers();
    LoadPlan plan = loads[place].plan();
    WorkerMessage.Ready ready = await(conversation.ready(place));
    LoadPlan known = plan.calling(plan.call().spoken(ready.protocol())).with(ready.connections());
    each.endpoint().checked(known);
    WorkerMessage.Starting starting = await(conversation.starting());
    start.clockNote(starting.at()).ifPresent(writer.notes()::addOnce);
    each.session().loadStarts();
    start.lateLook(place).ifPresent(each.session()::notConfirmed);
    RunResult run = told(place).run(known, starting.at());
    start.endedBy(place, run).ifPresent(each.session()::loadEnded);
    if (run.ending() == RunEnding.INTERRUPTED && !stop.isRequested()) {
      worker.pod().interruption().ifPresent(writer.notes()::addOnce);
    }
    noteFailures(run);
    return run;
  }

  /** Beside a result; a load that was lost says itself what ended it. */
  private void noteFailures(RunResult run) {
    RunExecution.Loss loss = run.execution().loss();
    failures.stream()
        .filter(text -> loss == null || !loss.why().contains(text))
        .forEach(writer.notes()::addOnce);
  }

  /** When the worker does not stop in time, what it has told until then. */
  private WorkerLoad told(int place) throws InterruptedException {
    CompletableFuture<WorkerLoad> told = conversation.result(place);
    try {
      return await(told);
    } catch (CancellationException e) {
      conversation.giveUp(worker.pod(), String.valueOf(e.getMessage()));
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
    worker.start(this::order);
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
    return WorkerOrder.of(parts.ids().get(), owner, name, gate, List.of(places), List.of(loads));
  }

  /** What nobody waits for. */
  private void heard(WorkerMessage message) {
    if (message instanceof WorkerMessage.Line line) {
      if (gate.switches().progress()) {
        say.accept(line.text());
      }
    } else if (message instanceof WorkerMessage.Progress done) {
      start.heard(done);
      progress.accept(
          done.endpoint(),
          new LoadEngine.Progress(
              done.elapsedNanos(), done.plannedNanos(), done.successes(), done.errors()));
    } else if (message instanceof WorkerMessage.SelfChecked checked) {
      writer.notes().selfChecked(checked.limits());
    } else if (message instanceof WorkerMessage.Host host) {
      writer.drivenOn(host);
    } else if (message instanceof WorkerMessage.Failure failure) {
      failures.add(failure.text());
    }
  }

  /** Waits; when it is to stop meanwhile, so is the worker, which still gives what it has. */
  private <T> T await(CompletableFuture<T> awaited) throws InterruptedException {
    return new StoppableWait(stop, this::isMeasuring, worker::stopOnce).await(awaited);
  }

  @Override
  public boolean isMeasuring() {
    return conversation.starting().isDone() && !conversation.starting().isCompletedExceptionally();
  }

  @Override
  public void close() {
    try {
      progress.close();
    } finally {
      worker.close();
    }
  }
}
