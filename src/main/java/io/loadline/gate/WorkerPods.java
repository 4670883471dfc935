package io.loadline.gate;

import java.util.function.Consumer;

/** The pods that drive the loads of a gate, one or several. */
interface WorkerPods extends AutoCloseable {
  /** Starts them. */
  @FunctionalInterface
  interface Starter {
    /**
     * Makes all pods; does not wait until they run.
     *
     * @param say told what is done and waited for
     */
    WorkerPods start(WorkerOrder order, Consumer<String> say) throws InterruptedException;

    /** Some will be started soon. */
    default void prepare() {}
  }

  /**
   * One of them.
   *
   * @param index from 0
   */
  WorkerPod pod(int index);

  /** Tells all to stop: each writes what it has, which is still read. */
  void stop();

  /** Nothing of them is left afterwards, unless they are to be kept. */
  @Override
  void close();
}
