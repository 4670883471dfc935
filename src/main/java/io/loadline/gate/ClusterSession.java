package io.loadline.gate;

import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Readiness;
import io.loadline.plan.TimedPart;
import io.loadline.result.RunResult;
import java.util.Map;
import java.util.function.Consumer;

/** A service, maybe in a cluster, from the search for it to what became of it. */
interface ClusterSession extends AutoCloseable {
  /** Finds what is called. */
  @FunctionalInterface
  interface Opener {
    /** {@link #NONE} when neither URL nor readiness names anything in a cluster. */
    ClusterSession open(Call call, Readiness readiness, ClusterAccess access, Consumer<String> say);
  }

  /** Of a service in no cluster. */
  ClusterSession NONE =
      new ClusterSession() {
        @Override
        public Call reach(Call call, long deadlineNanos) {
          return call;
        }

        @Override
        public ServicePlace place() {
          return new ServicePlace("", Map.of());
        }

        @Override
        public void loadStarts() {}

        @Override
        public void notConfirmed(String why) {}

        @Override
        public void loadEnded(long nanos) {}

        @Override
        public RunResult finished(RunResult run) {
          return run;
        }

        @Override
        public void close() {}
      };

  /**
   * Waits for the objects and makes a way to the service; when called again, waits again, and the
   * way stays if it leads to the same service.
   *
   * @return the call by that way
   */
  Call reach(Call call, long deadlineNanos) throws InterruptedException;

  /**
   * Where a service is.
   *
   * @param namespace empty for one in no cluster
   * @param podLabels that its pods carry; empty where none is known
   */
  record ServicePlace(String namespace, Map<String, String> podLabels) {}

  /** Where the service is, once it was reached. */
  ServicePlace place();

  /** Takes note of what the service is, and watches it from now on. */
  void loadStarts();

  /**
   * Where its pods tell metrics, each by the name of the pod and the port, once the load starts;
   * whoever asks closes the ways. Empty in no cluster.
   */
  default Map<String, AccessRoute> metricsPoints() {
    return Map.of();
  }

  /**
   * Why counters do not tell a part of the server's time over the run, once the load starts, as the
   * end of a sentence; empty where they do.
   */
  default String uncounted(TimedPart part) {
    return "nobody is asked for counters";
  }

  /** Takes note that what was measured cannot be confirmed. */
  void notConfirmed(String why);

  /**
   * Takes note that the load had ended by then.
   *
   * @param nanos by {@link System#nanoTime}
   */
  void loadEnded(long nanos);

  /** Looks again, and adds to the run what was measured and all that happened to it. */
  RunResult finished(RunResult run);

  /** Nothing of it is left afterwards, in the cluster and here. */
  @Override
  void close();
}
