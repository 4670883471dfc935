package io.loadline.gate;

import io.loadline.codec.RunCodec;
import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerPlan;
import io.loadline.codec.WorkerPlan.EndpointLoad;
import io.loadline.config.gate.Gate;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Readiness;
import io.loadline.report.Report;
import io.loadline.result.RunResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has loads driven by one pod of the cluster, next to the services. */
final class ClusterLoads implements LoadRunner {
  /** For us to look at the services between their being ready and the load. */
  private static final Duration START_DELAY = Duration.ofMillis(500);

  /** A model is asked anew from the pod, however long its objects took. */
  private static final Duration LEAST_READY = Duration.ofSeconds(10);

  private static final long TICK_MILLIS = 50;

  /** What a worker has for writing its results after it was told to stop, and a bit. */
  private static final long STOPPING_SECONDS = 40;

  private final String name;
  private final Gate gate;
  private final WorkerPod.Starter workers;
  private final StopSignal stop;
  private final CombinedProgress progress;
  private final ResultWriter writer;
  private final Consumer<String> say;
  private final CyclicBarrier found;
  private final EndpointLoad[] loads;
  private final String[] namespaces;
  private final WorkerConversation conversation;
  private volatile @Nullable WorkerPod pod;
  private boolean stopped;

  ClusterLoads(
      String name,
      Gate gate,
      WorkerPod.Starter workers,
      StopSignal stop,
      CombinedProgress progress,
      ResultWriter writer,
      Consumer<String> say) {
    int count = gate.endpoints().size();
    this.name = name;
    this.gate = gate;
    this.workers = workers;
    this.stop = stop;
    this.progress = progress;
    this.writer = writer;
    this.say = say;
    this.found = new CyclicBarrier(count, this::start);
    this.loads = new EndpointLoad[count];
    this.namespaces = new String[count];
    this.conversation = new WorkerConversation(count, this::heard);
  }

  @Override
  public RunResult measure(FoundEndpoint each) throws InterruptedException {
    int place = gate.endpoints().indexOf(each.endpoint());
    LoadPlan plan = reached(each);
    namespaces[place] = each.session().namespace();
    loads[place] =
        new EndpointLoad(each.endpoint().name(), plan, Optional.of(readiness(each.endpoint())));
    awaitOthers();
    WorkerMessage.Ready ready = await(conversation.ready(place));
    LoadPlan known = plan.calling(plan.call().spoken(ready.protocol())).with(ready.connections());
    each.endpoint().checked(known);
    await(conversation.starting());
    each.session().loadStarts();
    return result(await(conversation.result(place)), known);
  }

  /** The plan by the way that a pod takes, with a credential that it can use. */
  private LoadPlan reached(FoundEndpoint each) throws InterruptedException {
    Gate.Endpoint endpoint = each.endpoint();
    LoadPlan plan = endpoint.plan();
    long deadline = System.nanoTime() + endpoint.readiness().timeout().toNanos();
    Call reached = each.session().reach(plan.call(), deadline);
    TargetGuard.check(reached.target(), gate.switches().allowedHosts());
    endpoint.checkReadyPath(reached);
    return plan.calling(reached.as(each.credential().issued(reached.credential())));
  }

  private static Readiness readiness(Gate.Endpoint endpoint) {
    Readiness wanted = endpoint.readiness();
    return wanted.timeout().compareTo(LEAST_READY) < 0 ? wanted.within(LEAST_READY) : wanted;
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
    LoadPlan demand = gate.demand();
    WorkerPlan plan =
        new WorkerPlan(
            UUID.randomUUID().toString(),
            gate.switches().transport(),
            gate.switches().selfCheck() ? Optional.of(demand) : Optional.empty(),
            START_DELAY,
            List.of(loads));
    String namespace = gate.switches().worker().namespace();
    WorkerPod.WorkerOrder order =
        new WorkerPod.WorkerOrder(
            name,
            gate.switches().kubeContext(),
            namespace.isEmpty() ? namespaces[0] : namespace,
            gate.switches().worker(),
            RunCodec.writePlan(plan),
            Arrays.stream(loads).map(EndpointLoad::plan).toList(),
            WorkerTime.longest(plan));
    try {
      WorkerPod made = workers.start(order, say);
      pod = made;
      Thread reader = new Thread(() -> conversation.read(made), "loadline-worker-log");
      reader.setDaemon(true);
      reader.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the worker was made");
    }
  }

  /** What nobody waits for. */
  private void heard(WorkerMessage message) {
    if (message instanceof WorkerMessage.Line line) {
      say.accept(line.text());
    } else if (message instanceof WorkerMessage.Progress done) {
      progress.accept(
          done.endpoint(),
          new LoadEngine.Progress(
              done.elapsedNanos(), done.plannedNanos(), done.successes(), done.errors()));
    } else if (message instanceof WorkerMessage.SelfChecked checked) {
      writer.notes().selfChecked(checked.limits());
    } else if (message instanceof WorkerMessage.Host host) {
      writer.drivenOn(
          new Report.Environment(
              host.loadline(),
              host.java(),
              host.vendor(),
              host.os(),
              host.arch(),
              host.cpus(),
              host.node(),
              null));
    } else if (message instanceof WorkerMessage.Failure failure) {
      writer.notes().add(failure.text());
    }
  }

  /** Waits; when it is to stop meanwhile, so is the worker, which still gives what it has. */
  private <T> T await(CompletableFuture<T> awaited) throws InterruptedException {
    boolean interrupted = false;
    long end = Long.MAX_VALUE;
    while (true) {
      try {
        T got = awaited.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return got;
      } catch (TimeoutException e) {
        if (stop.isRequested() && end == Long.MAX_VALUE) {
          end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOPPING_SECONDS);
          stopOnce();
        }
        if (System.nanoTime() > end) {
          throw new CancellationException("the worker did not stop in time");
        }
      } catch (InterruptedException e) {
        if (!isMeasuring()) {
          throw e;
        }
        interrupted = true;
        stop.request();
      } catch (ExecutionException e) {
        throw rethrown(e.getCause());
      }
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    return cause instanceof RuntimeException each ? each : new IllegalStateException(cause);
  }

  private synchronized void stopOnce() {
    WorkerPod made = pod;
    if (!stopped && made != null) {
      stopped = true;
      made.stop();
    }
  }

  private static RunResult result(WorkerMessage.Result message, LoadPlan plan) {
    try {
      return RunCodec.readResult(message, plan);
    } catch (FormatException e) {
      throw new IllegalStateException("the worker's result cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean isMeasuring() {
    return conversation.starting().isDone() && !conversation.starting().isCompletedExceptionally();
  }

  @Override
  public void close() {
    progress.close();
    WorkerPod made = pod;
    if (made != null) {
      made.close();
    }
  }
}
