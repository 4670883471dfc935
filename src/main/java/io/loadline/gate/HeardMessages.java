package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.config.gate.Gate;
import io.loadline.load.LoadEngine;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What is done with messages of a worker that nobody waits for. Thread-safe. */
final class HeardMessages {
  private final Gate gate;
  private final StartWatch start;
  private final CombinedProgress progress;
  private final ResultWriter writer;
  private final Consumer<String> say;
  private final List<String> failures = new CopyOnWriteArrayList<>();

  HeardMessages(
      Gate gate,
      StartWatch start,
      CombinedProgress progress,
      ResultWriter writer,
      Consumer<String> say) {
    this.gate = gate;
    this.start = start;
    this.progress = progress;
    this.writer = writer;
    this.say = say;
  }

  /** A worker, or several of them as one, has said something. */
  void accept(WorkerMessage message) {
    if (message instanceof WorkerMessage.Line line) {
      if (gate.switches().progress()) {
        say.accept(line.text());
      }
    } else if (message instanceof WorkerMessage.Progress done) {
      accept(done);
    } else if (message instanceof WorkerMessage.SelfChecked checked) {
      writer.notes().selfChecked(checked.limits());
    } else if (message instanceof WorkerMessage.Host host) {
      writer.drivenOn(host);
    } else if (message instanceof WorkerMessage.Failure failure) {
      failures.add(failure.text());
    }
  }

  private void accept(WorkerMessage.Progress done) {
    // Several begin when the test tells them to, and never before it has looked.
    if (gate.workers() == 1) {
      start.heard(done);
    }
    progress.accept(
        done.endpoint(),
        new LoadEngine.Progress(
            done.elapsedNanos(), done.plannedNanos(), done.successes(), done.errors()));
  }

  /** What several can do is said before they begin. */
  void beforeStart(CombinedMessages said) {
    said.leastLimits().ifPresent(writer.notes()::selfChecked);
    writer.notes().onLimits().forEach(say);
  }

  /** Beside a result; a load that was lost says itself what ended it. */
  void noteFailures(RunResult run) {
    failures.stream().filter(text -> !isSaid(text, run)).forEach(writer.notes()::addOnce);
  }

  private static boolean isSaid(String failure, RunResult run) {
    RunExecution.Loss loss = run.execution().loss();
    return (loss != null && loss.why().contains(failure))
        || run.workers().stream()
            .anyMatch(each -> each.isLost() && failure.endsWith(": " + each.loss()));
  }
}
