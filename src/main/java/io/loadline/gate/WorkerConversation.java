package io.loadline.gate;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.engine.WorkerLogReader;
import io.loadline.kubernetes.job.JobEnd;
import io.loadline.result.NotReadyException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a worker says, kept for the threads that wait for it. Read by one thread, waited for by
 * others.
 */
final class WorkerConversation {
  private final List<CompletableFuture<WorkerMessage.Ready>> ready;
  private final CompletableFuture<WorkerMessage.Waiting> waiting = new CompletableFuture<>();
  private final CompletableFuture<WorkerMessage.Starting> starting = new CompletableFuture<>();
  private final boolean alone;
  private final WorkerLoads loads;
  private final Consumer<WorkerMessage> others;
  private final WorkerLogReader reader = new WorkerLogReader();
  private final WorkerLog log;

  private Optional<WorkerMessage.Failure> failure = Optional.empty();

  /**
   * Nothing has been said yet.
   *
   * @param endpoints of the worker
   * @param others given the messages that nobody waits for
   * @param kept given the whole log once it was read, before the waits for what did not come end
   */
  WorkerConversation(int endpoints, Consumer<WorkerMessage> others, Consumer<String> kept) {
    this(endpoints, true, Integer.MAX_VALUE, others, new WorkerLog.InMemory(kept));
  }

  private WorkerConversation(
      int endpoints, boolean alone, int mostSlices, Consumer<WorkerMessage> others, WorkerLog log) {
    this.ready = futures(endpoints);
    this.loads = new WorkerLoads(endpoints, alone, mostSlices);
    this.alone = alone;
    this.others = others;
    this.log = log;
  }

  /**
   * As the constructor, of one of several: however it ends, what it was to send is a load that was
   * lost, and never what ends the others.
   *
   * @param mostSlices of what it measures that are kept of each endpoint
   */
  static WorkerConversation ofOneOfSeveral(
      int endpoints, int mostSlices, Consumer<WorkerMessage> others, WorkerLog log) {
    return new WorkerConversation(endpoints, false, mostSlices, others, log);
  }

  private static <T> List<CompletableFuture<T>> futures(int count) {
    return Stream.generate(CompletableFuture<T>::new).limit(count).toList();
  }

  CompletableFuture<WorkerMessage.Ready> ready(int endpoint) {
    return ready.get(endpoint);
  }

  /** One of several is ready, and waits to be told when to begin. */
  CompletableFuture<WorkerMessage.Waiting> waiting() {
    return waiting;
  }

  CompletableFuture<WorkerMessage.Starting> starting() {
    return starting;
  }

  /** All that the worker tells of a load, or what it has told of one that was lost. */
  CompletableFuture<WorkerLoad> result(int endpoint) {
    return loads.of(endpoint);
  }

  /** As {@link #result}, which is kept no longer then; of one of several. */
  void taken(int endpoint, Consumer<WorkerLoad> taker) {
    loads.take(endpoint, taker);
  }

  /** What has come is all that is waited for: it ends the waits, once anything was measured. */
  void giveUp(WorkerPod pod, String why) {
    loads.giveUp(alone ? pod.name() + ": " + why : why);
  }

  /** Reads all that the pod writes; ends all waits that have come to nothing then. */
  void read(WorkerPod pod) {
    try {
      Optional<JobEnd> end = follow(pod);
      if (!reader.isWhole()) {
        reader.beyondGap().forEach(this::accept);
      }
      UntoldReason reason = new UntoldReason(pod, reader, failure, end);
      loads.end(reader.isWhole(), alone ? reason.loss() : reason.unnamedLoss());
      fail(new NotReadyException(reason.notDriven()));
    } catch (FormatException e) {
      fail(unreadable(e));
    } catch (InterruptedException e) {
      fail(new CancellationException("interrupted while the worker was read"));
    } catch (RuntimeException | Error e) {
      // Nobody is to wait for what nobody reads any more.
      fail(e);
    }
  }

  /** The log is kept however it ends, and before anybody is told. */
  private Optional<JobEnd> follow(WorkerPod pod) throws InterruptedException {
    try {
      return pod.follow(this::isLast);
    } finally {
      log.end();
    }
  }

  private static IllegalStateException unreadable(FormatException e) {
    return new IllegalStateException("what the worker says cannot be read: " + e.getMessage(), e);
  }

  private boolean isLast(String line) {
    log.add(line);
    try {
      reader.read(line).ifPresent(this::accept);
      return reader.isWhole();
    } catch (FormatException e) {
      throw unreadable(e);
    }
  }

  private void accept(WorkerMessage message) {
    if (message instanceof WorkerMessage.Ready each) {
      ready.get(each.endpoint()).complete(each);
    } else if (message instanceof WorkerMessage.Waiting each) {
      waiting.complete(each);
    } else if (message instanceof WorkerMessage.Starting each) {
      starting.complete(each);
    } else if (message instanceof WorkerMessage.Result each) {
      loads.add(each);
    } else if (message instanceof WorkerMessage.Measured each) {
      loads.add(each);
    } else if (message instanceof WorkerMessage.Failure each) {
      failed(each);
    } else {
      others.accept(message);
    }
  }

  private void failed(WorkerMessage.Failure told) {
    if (told.kind() == FailureKind.NOT_READY && told.endpoint().isPresent()) {
      ready.get(told.endpoint().get()).completeExceptionally(new NotReadyException(told.text()));
      CancellationException other =
          new CancellationException("another endpoint of the test did not get ready");
      failWaits(other);
      if (alone) {
        loads.fail(other);
        return;
      }
    }
    others.accept(told);
    // A result of less than was planned may have come before it, and counts with the end behind.
    failure = Optional.of(told);
  }

  /** Of a wait that is over nothing changes. */
  private void fail(Throwable why) {
    failWaits(why);
    loads.fail(why);
  }

  private void failWaits(Throwable why) {
    Stream.concat(ready.stream(), Stream.of(waiting, starting))
        .forEach(each -> each.completeExceptionally(why));
  }
}
