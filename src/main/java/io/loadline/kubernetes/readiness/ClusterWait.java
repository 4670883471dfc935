package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.probe.ReadinessLoop;
import io.loadline.probe.ReadinessLoop.Limit;
import io.loadline.result.NotReadyException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Waits until an object and all that was made for it are as they were last specified. */
public final class ClusterWait {
  private final Cluster cluster;
  private final ReadinessLoop.ReadinessClock clock;
  private final InstantSource wallClock;
  private final Consumer<String> say;
  private final WakeSignal signal;

  /**
   * Asks {@code cluster}.
   *
   * @param nanos monotonic
   * @param say is told what is waited for, one line each time that this changes, and again after
   *     each 15 s of silence
   */
  public ClusterWait(
      Cluster cluster, LongSupplier nanos, InstantSource wallClock, Consumer<String> say) {
    this(cluster, ReadinessLoop.ReadinessClock.of(nanos), wallClock, say, new SemaphoreSignal());
  }

  ClusterWait(
      Cluster cluster,
      ReadinessLoop.ReadinessClock clock,
      InstantSource wallClock,
      Consumer<String> say,
      WakeSignal signal) {
    this.cluster = cluster;
    this.clock = clock;
    this.wallClock = wallClock;
    this.say = say;
    this.signal = signal;
  }

  /**
   * Returns as soon as it is ready.
   *
   * @param deadline by the clock given, in nanoseconds
   * @throws NotReadyException when it is not ready in time, never will be, or may not be seen
   * @throws InterruptedException when the thread is told to stop
   */
  public ReadyObject await(ServiceQuery query, long deadline) throws InterruptedException {
    long start = clock.nanos().getAsLong();
    Limit limit = new Limit(start, deadline, whole(deadline - start));
    ReadinessNotes notes = new ReadinessNotes(say);
    ReadinessReader reader = new ReadinessReader(cluster, query, notes);
    ObjectExplanation explanation = new ObjectExplanation(cluster, query, notes, limit.timeout());
    try (WakeWatches watches = new WakeWatches(cluster, query.namespace(), signal)) {
      ObjectCheck check =
          new ObjectCheck(
              reader, watches, explanation, say, clock.nanos(), new StabilizationWindow(wallClock));
      new ReadinessLoop(clock, say)
          .await(check, limit, query.what() + ": the API server has not answered yet");
      return check.ready(notes);
    } catch (ApiException e) {
      throw explanation.refused(e, reader.lookup().what());
    }
  }

  /** As someone meant it who has used up a part of a second of it since. */
  private static Duration whole(long nanos) {
    return Duration.ofSeconds(Math.max(0, Math.round(nanos / 1e9)));
  }

  /** A signal between threads, on the machine's clock. */
  private static final class SemaphoreSignal implements WakeSignal {
    private final Semaphore rung = new Semaphore(0);

    @Override
    public void raise() {
      rung.release();
    }

    @Override
    public void await(long least, long most) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(Math.min(least, most));
      if (rung.tryAcquire(Math.max(0, most - least), TimeUnit.NANOSECONDS)) {
        rung.drainPermits();
      }
    }
  }

  /**
   * A wait that ended well.
   *
   * @param object as it was last seen
   * @param scaledToZero whether no pod runs until the first request wakes one
   * @param unconfirmed why it cannot be known that this generation answers; empty when it can
   * @param notes what could not be seen, one sentence each
   */
  public record ReadyObject(
      KubeObject object,
      Duration waited,
      boolean scaledToZero,
      String unconfirmed,
      List<String> notes) {
    public ReadyObject {
      notes = List.copyOf(notes);
    }
  }
}
