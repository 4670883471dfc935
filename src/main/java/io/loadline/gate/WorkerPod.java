package io.loadline.gate;

import io.loadline.kubernetes.job.JobEnd;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A pod that drives the loads of a gate. */
interface WorkerPod extends AutoCloseable {
  /** Starts pods. */
  @FunctionalInterface
  interface Starter {
    /**
     * Makes a pod; does not wait until it runs.
     *
     * @param say told what is done and waited for
     */
    WorkerPod start(WorkerOrder order, Consumer<String> say) throws InterruptedException;

    /** A pod will be started soon. */
    default void prepare() {}
  }

  /** As what it is spoken of: {@code Job ml/loadline-gate-0a1b2c3d}. */
  String name();

  /**
   * Reads what it writes, until its end.
   *
   * @param lines given each line; says true after the last that matters
   * @return how it ended without having said all; empty when it has
   */
  Optional<JobEnd> follow(Predicate<String> lines) throws InterruptedException;

  /** Who else has told it to stop, a deadline or an eviction say; empty when nobody has. */
  Optional<String> interruption();

  /** Tells it to stop: it writes what it has, which is still read. */
  void stop();

  /** Nothing of it is left afterwards, unless it is to be kept. */
  @Override
  void close();
}
