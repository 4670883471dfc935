package io.loadline.gate;

import io.loadline.kubernetes.job.JobEnd;
import io.loadline.result.WorkerFigures;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** A pod that drives the loads of a gate, or its share of them. */
interface WorkerPod {
  /**
   * As what it is spoken of: {@code Job ml/loadline-gate-0a1b2c3d} of an only one, {@code worker 2
   * (pod loadline-gate-0a1b2c3d-2-x on node-7)} of several.
   */
  String name();

  /** Which one it is, and where it runs as far as that is known by now. */
  WorkerFigures.Worker place();

  /**
   * Reads what it writes, until its end.
   *
   * @param lines given each line; says true after the last that matters
   * @return how it ended without having said all; empty when it has
   */
  Optional<JobEnd> follow(Predicate<String> lines) throws InterruptedException;

  /** Who else has told it to stop, a deadline or an eviction say; empty when nobody has. */
  Optional<String> interruption();

  /**
   * Connects to a port of its loopback interface.
   *
   * @param longest how long a read waits
   * @throws IOException when there is no pod to connect to; whatever else is wrong, a read says
   */
  ByteChannel connect(int port, Duration longest) throws IOException;
}
