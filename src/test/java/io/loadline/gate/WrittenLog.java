package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.engine.FramedLines;
import io.loadline.kubernetes.job.JobEnd;
import io.loadline.result.WorkerFigures;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a pod has written, how it ended, and what is done before that is known. */
record WrittenLog(List<String> lines, Optional<JobEnd> end, Runnable last) implements WorkerPod {
  WrittenLog(List<String> lines, Optional<JobEnd> end) {
    this(lines, end, () -> {});
  }

  static WrittenLog of(String end, WorkerMessage... messages) {
    return new WrittenLog(
        FramedLines.of(messages),
        Optional.of(end)
            .filter(text -> !text.isEmpty())
            .map(text -> new JobEnd(JobEnd.Kind.EVICTED, text, List.of("look"), List.of())));
  }

  @Override
  public String name() {
    return "Job ml/loadline-gate";
  }

  @Override
  public Optional<JobEnd> follow(Predicate<String> wanted) {
    for (String line : lines) {
      if (wanted.test(line)) {
        return Optional.empty();
      }
    }
    last.run();
    return end;
  }

  @Override
  public Optional<String> interruption() {
    return Optional.empty();
  }

  @Override
  public WorkerFigures.Worker place() {
    return new WorkerFigures.Worker(0, "", "");
  }

  @Override
  public ByteChannel connect(int port, Duration longest) {
    throw new IllegalStateException("nobody is to connect");
  }
}
