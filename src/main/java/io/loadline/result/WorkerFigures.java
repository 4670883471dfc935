package io.loadline.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How one worker fared of several that drove a load together, each its share of it.
 *
 * @param elapsedNanos from the start of the measurement as far as it told of it; 0 for one that
 *     never began
 * @param sent requests of the measurement that it sent
 * @param lag of its own requests
 * @param health of the load generator there: the worst of shares, sums of times; null when nothing
 *     was read, or it never told
 * @param start how the moment was agreed at which all begin; null for one that was never told it
 * @param loss of one that was {@link RunEnding#LOST}: what ended it and what to do, on one line;
 *     else empty
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record WorkerFigures(
    Worker worker,
    long elapsedNanos,
    long sent,
    Lag lag,
    @Nullable Health health,
    @Nullable Start start,
    RunEnding ending,
    String loss) {
  /** Of what a worker measured of the load of one endpoint. */
  public static WorkerFigures of(Worker worker, @Nullable Start start, RunResult run) {
    RunExecution.Loss loss = run.execution().loss();
    return new WorkerFigures(
        worker,
        run.elapsedNanos(),
        run.sent(),
        new Lag(run.lag().percentile(99), run.lag().max()),
        run.health(),
        start,
        run.ending(),
        loss == null ? "" : loss.why());
  }

  /** Whether not all came of what it measured, or it never measured anything. */
  public boolean isLost() {
    return ending == RunEnding.LOST;
  }

  /** {@code worker 2 (pod loadline-iris-2-x7k4q on node-7)}. */
  public String name() {
    return worker.name();
  }

  /**
   * Which worker it is, and where it ran.
   *
   * @param index from 0, as Kubernetes counts
   * @param pod empty where there never was one
   * @param node of the cluster; empty where nobody told it
   * @since 0.1.0
   */
  @API(status = API.Status.EXPERIMENTAL)
  public record Worker(int index, String pod, String node) {
    /** {@code worker 2 (pod loadline-iris-2-x7k4q on node-7)}. */
    public String name() {
      String on = node.isEmpty() ? "" : " on " + node;
      return "worker " + index + (pod.isEmpty() ? "" : " (pod " + pod + on + ")");
    }
  }

  /**
   * How late a worker fired its requests.
   *
   * @since 0.1.0
   */
  @API(status = API.Status.EXPERIMENTAL)
  public record Lag(long p99Nanos, long maxNanos) {}

  /**
   * How the start of a worker was agreed.
   *
   * @param errorNanos by how much it may have begun earlier or later than the moment that all were
   *     told: half of the shortest round trip to it
   * @param lateNanos how long after that moment it began, since it was told too late; 0 when it was
   *     told in time. What was due meanwhile is lag
   * @param wallOffsetNanos how far its wall clock is ahead of that of the test, by which no load
   *     starts
   * @since 0.1.0
   */
  @API(status = API.Status.EXPERIMENTAL)
  public record Start(long errorNanos, long lateNanos, long wallOffsetNanos) {}
}
