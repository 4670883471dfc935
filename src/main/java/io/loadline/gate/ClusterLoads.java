package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerPlan.EndpointLoad;
import io.loadline.config.gate.Gate;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has loads driven by one pod of the cluster, next to the services. */
final class ClusterLoads implements LoadRunner {
  /** From the end of a pod to that of its log. */
  private static final long READING_MILLIS = 5_000;

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
  private final WorkerConversation conversation;
  private volatile @Nullable MachineLock lock;
  private volatile @Nullable WorkerPod pod;
  private volatile @Nullable Thread reader;
  private boolean stopped;

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
    this.loads = new EndpointLoad[count];
    this.places = new ClusterSession.ServicePlace[count];
    this.conversation = new WorkerConversation(count, this::heard, writer::keepLog);
  }

  @Override
  public RunResult measure(FoundEndpoint each) throws InterruptedException {
    int place = gate.endpoints().indexOf(each.endpoint());
    LoadPlan plan = reached(each);
    places[place] = each.session().place();
    loads[place] = WorkerOrder.load(each.endpoint(), plan);
    awaitOthers();
    WorkerMessage.Ready ready = await(conversation.ready(place));
    LoadPlan known = plan.calling(plan.call().spoken(ready.protocol())).with(ready.connections());
    each.endpoint().checked(known);
    WorkerMessage.Starting starting = await(conversation.starting());
    each.session().loadStarts();
    RunResult run = told(place).run(known, starting.at());
    if (run.ending() == RunEnding.INTERRUPTED && !stop.isRequested()) {
      Objects.requireNonNull(pod).interruption().ifPresent(writer.notes()::add);
    }
    return run;
  }

  /** When the worker does not stop in time, what it has told until then. */
  private WorkerLoad told(int place) throws InterruptedException {
    CompletableFuture<WorkerLoad> told = conversation.result(place);
    try {
      return await(told);
    } catch (CancellationException e) {
      conversation.giveUp(Objects.requireNonNull(pod), String.valueOf(e.getMessage()));
      if (!told.isDone() || told.isCompletedExceptionally()) {
        throw e;
      }
      return told.join();
    }
  }

  /** The plan by the way that a pod takes, with a credential that it can use. */
  private LoadPlan reached(FoundEndpoint each) throws InterruptedException {
    LoadPlan plan = each.endpoint().plan();
    Call reached = each.reach(gate.switches().allowedHosts(), System.nanoTime());
    return plan.calling(reached.as(each.credential().issued(reached.credential())));
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
    try {
      // As for a load from here; a later run of this gate removes what an earlier one has left.
      MachineLock held = MachineLock.acquire(SelfChecking.lockFile(), say);
      lock = held;
      WorkerPod made = parts.workers().start(order(held.owner()), say);
      pod = made;
      Thread reading = new Thread(() -> conversation.read(made), "loadline-worker-log");
      reading.setDaemon(true);
      reading.start();
      reader = reading;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the worker was made");
    }
  }

  private WorkerOrder order(String owner) {
    return WorkerOrder.of(parts.ids().get(), owner, name, gate, List.of(places), List.of(loads));
  }

  /** What nobody waits for. */
  private void heard(WorkerMessage message) {
    if (message instanceof WorkerMessage.Line line) {
      if (gate.switches().progress()) {
        say.accept(line.text());
      }
    } else if (message instanceof WorkerMessage.Progress done) {
      progress.accept(
          done.endpoint(),
          new LoadEngine.Progress(
              done.elapsedNanos(), done.plannedNanos(), done.successes(), done.errors()));
    } else if (message instanceof WorkerMessage.SelfChecked checked) {
      writer.notes().selfChecked(checked.limits());
    } else if (message instanceof WorkerMessage.Host host) {
      writer.drivenOn(host);
    } else if (message instanceof WorkerMessage.Failure failure) {
      writer.notes().add(failure.text());
    }
  }

  /** Waits; when it is to stop meanwhile, so is the worker, which still gives what it has. */
  private <T> T await(CompletableFuture<T> awaited) throws InterruptedException {
    return new StoppableWait(stop, this::isMeasuring, this::stopOnce).await(awaited);
  }

  private synchronized void stopOnce() {
    WorkerPod made = pod;
    if (!stopped && made != null) {
      stopped = true;
      made.stop();
    }
  }

  @Override
  public boolean isMeasuring() {
    return conversation.starting().isDone() && !conversation.starting().isCompletedExceptionally();
  }

  /** It keeps the log at last. */
  private void awaitReader() {
    Thread reading = reader;
    try {
      if (reading != null) {
        reading.join(READING_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    progress.close();
    WorkerPod made = pod;
    if (made != null) {
      made.close();
      awaitReader();
    }
    MachineLock held = lock;
    if (held != null) {
      held.close();
    }
  }
}
