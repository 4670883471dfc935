package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.result.GeneratorLimits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes of what several workers say, and nobody waits for, what one would say: each line once, the
 * progress of all together. Thread-safe.
 */
final class CombinedMessages {
  private final int workers;
  private final Consumer<WorkerMessage> heard;
  private final Map<Integer, Map<Integer, WorkerMessage.Progress>> progress = new HashMap<>();
  private final Map<Integer, String> nodes = new HashMap<>();
  private final Set<String> lines = new HashSet<>();
  private final Set<Integer> over = new HashSet<>();
  private Optional<GeneratorLimits> least = Optional.empty();

  /** Nothing was said yet. */
  CombinedMessages(int workers, Consumer<WorkerMessage> heard) {
    this.workers = workers;
    this.heard = heard;
  }

  /**
   * A worker has said something.
   *
   * @param name for people
   */
  synchronized void accept(int worker, String name, WorkerMessage message) {
    if (message instanceof WorkerMessage.Progress done) {
      progress(worker, done);
    } else if (message instanceof WorkerMessage.Line line) {
      if (lines.add(line.text())) {
        heard.accept(line);
      }
    } else if (message instanceof WorkerMessage.Host host) {
      host(worker, host);
    } else if (message instanceof WorkerMessage.SelfChecked checked) {
      least =
          Optional.of(least.map(each -> worse(each, checked.limits())).orElse(checked.limits()));
    } else if (message instanceof WorkerMessage.Failure failure) {
      // Why there is no result at all stands with the worker's figures.
      if (failure.kind() == FailureKind.FAILED) {
        heard.accept(
            new WorkerMessage.Failure(
                failure.kind(), failure.endpoint(), name + ": " + failure.text()));
      }
    }
  }

  /** All are as far as the one that is least far, of those that go on. */
  private void progress(int worker, WorkerMessage.Progress done) {
    Map<Integer, WorkerMessage.Progress> all =
        progress.computeIfAbsent(done.endpoint(), endpoint -> new HashMap<>());
    all.put(worker, done);
    long elapsed = done.elapsedNanos();
    long successes = 0;
    long errors = 0;
    int behind = workers - over.size();
    for (Map.Entry<Integer, WorkerMessage.Progress> each : all.entrySet()) {
      if (!over.contains(each.getKey())) {
        elapsed = Math.min(elapsed, each.getValue().elapsedNanos());
        behind--;
      }
      successes += each.getValue().successes();
      errors += each.getValue().errors();
    }
    heard.accept(
        new WorkerMessage.Progress(
            done.endpoint(), behind > 0 ? 0 : elapsed, done.plannedNanos(), successes, errors));
  }

  /** Nothing more comes of a worker: what it has sent counts, and it holds no other up. */
  synchronized void over(int worker) {
    over.add(worker);
  }

  /** Versions and machine of the first; their nodes stand with the workers. */
  private void host(int worker, WorkerMessage.Host host) {
    if (nodes.isEmpty()) {
      heard.accept(
          new WorkerMessage.Host(
              host.loadline(),
              host.java(),
              host.vendor(),
              host.os(),
              host.arch(),
              host.cpus(),
              ""));
    }
    nodes.put(worker, host.node());
  }

  /** Where a worker runs, by itself; empty when it has not said. */
  synchronized String node(int worker) {
    return nodes.getOrDefault(worker, "");
  }

  /** What the weakest of them can do; empty where they were not tried. */
  synchronized Optional<GeneratorLimits> leastLimits() {
    return least;
  }

  private static GeneratorLimits worse(GeneratorLimits one, GeneratorLimits other) {
    return new GeneratorLimits(
        Math.min(one.ceilingPerSecond(), other.ceilingPerSecond()),
        Math.max(one.lagP50Nanos(), other.lagP50Nanos()),
        Math.max(one.lagP99Nanos(), other.lagP99Nanos()));
  }
}
