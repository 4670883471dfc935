package io.loadline.gate;

import io.loadline.kubernetes.job.JobEnd;
import io.loadline.kubernetes.job.JobWorker;
import io.loadline.result.WorkerFigures;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A worker of a Job.
 *
 * @param only the name of the Job, of its only worker; empty for one of several
 */
record JobPod(JobWorker worker, Optional<String> only) implements WorkerPod {
  @Override
  public String name() {
    return only.orElseGet(worker::name);
  }

  @Override
  public WorkerFigures.Worker place() {
    return new WorkerFigures.Worker(worker.index(), worker.pod(), worker.node());
  }

  @Override
  public Optional<JobEnd> follow(Predicate<String> lines) throws InterruptedException {
    return Optional.of(worker.follow(lines)).filter(end -> !end.isFinished());
  }

  @Override
  public Optional<String> interruption() {
    return worker.interruption().map(JobEnd::text);
  }

  @Override
  public ByteChannel connect(int port, Duration longest) throws IOException {
    return worker.connect(port, longest);
  }
}
