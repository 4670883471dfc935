package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.AllowedInterference;
import io.loadline.result.Interference;
import io.loadline.result.ServiceIdentity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a service is before the load and after it, and watches it in between. The API server
 * may be away meanwhile: what counts is that afterwards it is the same service, and that nothing
 * happened to it.
 */
public final class ServiceMonitor implements AutoCloseable {
  /** A busy one later: waited for only when something broke and nothing told yet explains it. */
  private static final long LATE = TimeUnit.SECONDS.toNanos(6);

  private static final long PAUSE_MILLIS = 500;

  private final StateReader reader;
  private final MonitorNotes notes;
  private final StateTracker tracker;
  private final ServiceWatches watches;
  private final WatchedService subject;
  private final AllowedInterference permitted;
  private final ThrottlingWatch throttling;
  private final ServiceIdentity before;
  private final Clocks time;
  private final SettlingTime settling;
  private final ServiceReading first;

  /**
   * What is known of a service after the load.
   *
   * @param after null when it is gone, or could not be read
   * @param interferences in the order in which they were seen
   * @param notes what could not be watched, one sentence each
   */
  public record Observation(
      ServiceIdentity before,
      @Nullable ServiceIdentity after,
      List<Interference> interferences,
      List<String> notes) {
    public Observation {
      interferences = List.copyOf(interferences);
      notes = List.copyOf(notes);
    }
  }

  private ServiceMonitor(
      Cluster cluster,
      WatchedService subject,
      AllowedInterference permitted,
      StateReader reader,
      MonitorNotes notes,
      ServiceReading first,
      Clocks time) {
    this.reader = reader;
    this.notes = notes;
    this.tracker = new StateTracker(subject.what(), first.state(), time.clock());
    this.subject = subject;
    this.permitted = permitted;
    this.before = ServiceIdentities.of(first.object().orElseThrow(), first.pods(), subject.tag());
    this.watches = new ServiceWatches(cluster, subject, reader, tracker, notes);
    this.throttling =
        new ThrottlingWatch(cluster, notes, time.clock(), time.nanos(), () -> time.pause(1_000));
    this.time = time;
    this.settling = new SettlingTime(time);
    this.first = first;
    watches.start(first);
    throttling.start(first.pods());
  }

  /**
   * Reads what it is, and begins to watch.
   *
   * @param tag of the one revision that is called; empty when all of them may be
   * @param permitted what explains nothing that breaks
   * @throws ApiException when it cannot be read now, or is not there
   */
  public static ServiceMonitor begin(
      Cluster cluster,
      KubeObject object,
      Optional<TrafficTag> tag,
      AllowedInterference permitted,
      InstantSource clock,
      LongSupplier nanos)
      throws InterruptedException {
    return begin(
        cluster, object, tag, permitted, new Clocks(clock, nanos, TimeUnit.MILLISECONDS::sleep));
  }

  static ServiceMonitor begin(
      Cluster cluster,
      KubeObject object,
      Optional<TrafficTag> tag,
      AllowedInterference permitted,
      Clocks time)
      throws InterruptedException {
    WatchedService subject = WatchedService.of(object, tag);
    MonitorNotes notes = new MonitorNotes();
    StateReader reader = new StateReader(cluster, subject, notes);
    ServiceReading first = reader.readPatiently(time);
    if (first.object().isEmpty()) {
      throw new ApiException(
          ApiException.Kind.REFUSED, "get " + subject.what(), "it is not there any more");
    }
    return new ServiceMonitor(cluster, subject, permitted, reader, notes, first, time);
  }

  /** What it was before the load. */
  public ServiceIdentity before() {
    return before;
  }

  /** The pods that requests were sent to before the load, each ready. */
  public List<KubeObject> answering() {
    return first.answering(before);
  }

  /** Takes note that the load had ended by then, on the clock of this monitor. */
  public void loadEnded(long nanos) {
    settling.loadEnded(nanos);
  }

  /**
   * Reads what it is now, and ends watching. Waits a moment for what the kubelets have not told
   * yet, and longer when the API server is away.
   *
   * @param startedAt when the measurement began
   * @param endedAt when it ended
   * @param broken whether an objective is broken, so that it is worth to wait for all that may be
   *     the reason
   * @param answered whether each request of the load was answered by it, and was a success
   */
  public Observation end(Instant startedAt, Instant endedAt, boolean broken, boolean answered)
      throws InterruptedException {
    ServiceIdentity after = null;
    List<Interference> more = new ArrayList<>();
    try {
      after = lastReading(startedAt, broken, answered).identity(subject.tag());
      boolean unexplained = broken && !isExplained(startedAt);
      more.addAll(throttling.end(startedAt, endedAt, unexplained && !permitted.throttling()));
    } catch (ApiException e) {
      more.add(reader.notConfirmed(e));
    } finally {
      close();
    }
    return observation(after, more, startedAt);
  }

  private ServiceReading lastReading(Instant startedAt, boolean broken, boolean answered)
      throws InterruptedException {
    long late = time.now() + LATE;
    settling.await(answered && first.isOneContainer() && tracker.isUnchanged());
    ServiceReading last = reread();
    while (broken && !isExplained(startedAt) && time.now() - late < 0) {
      time.pause(PAUSE_MILLIS);
      last = reread();
    }
    return last;
  }

  /** Whether something was told that spoils the run anyway. */
  private boolean isExplained(Instant startedAt) {
    return tracker.interferences(startedAt).stream()
        .anyMatch(each -> !(permitted.scaling() && each.scaling()));
  }

  private ServiceReading reread() throws InterruptedException {
    ServiceReading last = reader.readPatiently(time);
    tracker.reread(last.state());
    return last;
  }

  private Observation observation(
      @Nullable ServiceIdentity after, List<Interference> more, Instant startedAt) {
    List<Interference> all = new ArrayList<>(subject.moved(before).stream().toList());
    all.addAll(tracker.interferences(startedAt));
    all.addAll(more);
    return new Observation(before, after, all, notes.all());
  }

  @Override
  public void close() {
    watches.close();
    throttling.close();
  }
}
