package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.AllowedInterference;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
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
  private final Optional<TrafficTag> tag;
  private final AllowedInterference permitted;
  private final ThrottlingWatch throttling;
  private final ServiceIdentity before;
  private final String server;
  private final Clocks time;
  private final SettlingTime settling;
  private final boolean single;

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
    this.tag = subject.tag();
    this.permitted = permitted;
    this.before = ServiceIdentities.of(first.object().orElseThrow(), first.pods(), tag);
    this.watches = new ServiceWatches(cluster, subject, reader, tracker, notes);
    this.throttling =
        new ThrottlingWatch(cluster, notes, time.clock(), time.nanos(), () -> time.pause(1_000));
    this.server = cluster.server();
    this.time = time;
    this.settling = new SettlingTime(time);
    this.single = first.isOneContainer();
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
  public ServiceObservation end(
      Instant startedAt, Instant endedAt, boolean broken, boolean answered)
      throws InterruptedException {
    ServiceIdentity after = null;
    List<Interference> more = new ArrayList<>();
    try {
      after = lastReading(startedAt, broken, answered).identity(tag);
      boolean unexplained = broken && !isExplained(startedAt);
      more.addAll(throttling.end(startedAt, endedAt, unexplained && !permitted.throttling()));
    } catch (ApiException e) {
      more.add(notConfirmed(e));
    } finally {
      close();
    }
    return observation(after, more, startedAt);
  }

  private ServiceReading lastReading(Instant startedAt, boolean broken, boolean answered)
      throws InterruptedException {
    long late = time.now() + LATE;
    settling.await(answered && single && tracker.isUnchanged());
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

  private ServiceObservation observation(
      @Nullable ServiceIdentity after, List<Interference> more, Instant startedAt) {
    List<Interference> all = new ArrayList<>(tracker.interferences(startedAt));
    tag.filter(called -> !called.revision().equals(before.revision()))
        .ifPresent(called -> all.add(0, moved(called)));
    all.addAll(more);
    return new ServiceObservation(before, after, all, notes.all());
  }

  /** Who calls another endpoint of the same test may have waited long after that. */
  private Interference moved(TrafficTag called) {
    String text =
        "the tag %s went from %s, which was waited for, to %s before the load began"
            .formatted(called.name(), called.revision(), before.revision());
    return new Interference(InterferenceKind.TRAFFIC_CHANGED, 0, text, false);
  }

  private Interference notConfirmed(ApiException e) {
    String text =
        "whether it is still the same service cannot be confirmed: the API server at %s %s"
            .formatted(server, e.isAway() ? "is away: " + e.getMessage() : "says: " + why(e));
    return new Interference(InterferenceKind.NOT_CONFIRMED, Double.NaN, text, false);
  }

  private static String why(ApiException e) {
    return e.isForbidden() ? "no right to " + e.asked() : String.valueOf(e.getMessage());
  }

  @Override
  public void close() {
    watches.close();
    throttling.close();
  }
}
