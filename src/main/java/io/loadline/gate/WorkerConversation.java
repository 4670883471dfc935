package io.loadline.gate;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.engine.WorkerLogReader;
import io.loadline.kubernetes.job.JobEnd;
import io.loadline.result.NotReadyException;
import java.util.ArrayList;
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
  private final CompletableFuture<WorkerMessage.Starting> starting = new CompletableFuture<>();
  private final WorkerLoads loads;
  private final Consumer<WorkerMessage> others;
  private final WorkerLogReader reader = new WorkerLogReader();
  private final ReadLog log = new ReadLog();

  private Optional<WorkerMessage.Failure> failure = Optional.empty();
  private final Consumer<String> kept;

  /**
   * Nothing has been said yet.
   *
   * @param endpoints of the worker
   * @param others given the messages that nobody waits for
   * @param kept given the whole log once it was read, before the waits for what did not come end
   */
  WorkerConversation(int endpoints, Consumer<WorkerMessage> others, Consumer<String> kept) {
    this.ready = futures(endpoints);
    this.loads = new WorkerLoads(endpoints);
    this.others = others;
    this.kept = kept;
  }

  private static <T> List<CompletableFuture<T>> futures(int count) {
    return Stream.generate(CompletableFuture<T>::new).limit(count).toList();
  }

  CompletableFuture<WorkerMessage.Ready> ready(int endpoint) {
    return ready.get(endpoint);
  }

  CompletableFuture<WorkerMessage.Starting> starting() {
    return starting;
  }

  /** All that the worker tells of a load, or what it has told of one that was lost. */
  CompletableFuture<WorkerLoad> result(int endpoint) {
    return loads.of(endpoint);
  }

  /** What has come is all that is waited for: it ends the waits, once anything was measured. */
  void giveUp(WorkerPod pod, String why) {
    loads.endLost(pod.name() + ": " + why);
  }

  /** Reads all that the pod writes; ends all waits that have come to nothing then. */
  void read(WorkerPod pod) {
    try {
      Optional<JobEnd> end = follow(pod);
      if (reader.isWhole()) {
        loads.endWhole(reason(pod, end).loss());
      } else {
        reader.beyondGap().forEach(this::accept);
        loads.endLost(reason(pod, end).loss());
      }
      fail(new NotReadyException(reason(pod, end).notDriven()));
    } catch (FormatException e) {
      fail(unreadable(e));
    } catch (InterruptedException e) {
      fail(new CancellationException("interrupted while the worker was read"));
    } catch (RuntimeException | Error e) {
      // Nobody is to wait for what nobody reads any more.
      fail(e);
    }
  }

  private UntoldReason reason(WorkerPod pod, Optional<JobEnd> end) {
    return new UntoldReason(pod, reader, failure, end);
  }

  /** The log is kept however it ends, and before anybody is told. */
  private Optional<JobEnd> follow(WorkerPod pod) throws InterruptedException {
    try {
      return pod.follow(this::isLast);
    } finally {
      kept.accept(log.text());
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
      fail(new CancellationException("another endpoint of the test did not get ready"));
      return;
    }
    others.accept(told);
    // A result of less than was planned may have come before it, and counts with the end behind.
    failure = Optional.of(told);
  }

  /** Of a wait that is over nothing changes. */
  private void fail(Throwable why) {
    Stream.concat(ready.stream(), Stream.of(starting))
        .forEach(each -> each.completeExceptionally(why));
    loads.fail(why);
  }

  /**
   * The log of a worker, as it was read: once from its first line to its last, however often it was
   * read again from its start. For one thread.
   */
  static final class ReadLog {
    /** The frame that a worker writes first of all; what a JVM says may come before. */
    private static final String FIRST = WorkerLogReader.MARK + "1 ";

    private List<String> lines = new ArrayList<>();

    /** A line has come. */
    void add(String line) {
      if (line.startsWith(FIRST)) {
        lines = new ArrayList<>(lines.subList(beginning(), lines.size()));
      }
      lines.add(line);
    }

    /** Where the lines are that came before the first frame of the reading under way. */
    private int beginning() {
      int from = lines.size();
      while (from > 0 && !lines.get(from - 1).startsWith(WorkerLogReader.MARK)) {
        from--;
      }
      return from;
    }

    /** All of it, each line with its end. */
    String text() {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line).append('\n'));
      return text.toString();
    }
  }
}
