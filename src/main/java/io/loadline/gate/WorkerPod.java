package io.loadline.gate;

import io.loadline.codec.RunCodec.PlanText;
import io.loadline.config.gate.Switches;
import io.loadline.plan.LoadPlan;
import java.time.Duration;
import java.util.List;
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
  }

  /**
   * What a pod is to do.
   *
   * @param gate its name
   * @param context of the kubeconfig; empty for the current one
   * @param namespace of the pod; empty for the context's own
   * @param loads what it drives, for what it takes of the machine
   * @param longest that all of it may take
   */
  record WorkerOrder(
      String gate,
      String context,
      String namespace,
      Switches.Worker settings,
      PlanText plan,
      List<LoadPlan> loads,
      Duration longest) {
    public WorkerOrder {
      loads = List.copyOf(loads);
    }
  }

  /**
   * Reads what it writes, until its end.
   *
   * @param lines given each line; says true after the last that matters
   * @return why it ended without having said all; empty when it has
   */
  Optional<String> follow(Predicate<String> lines) throws InterruptedException;

  /** Tells it to stop: it writes what it has, which is still read. */
  void stop();

  /** Nothing of it is left afterwards, unless it is to be kept. */
  @Override
  void close();
}
