package io.loadline.kubernetes.identity;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.objects.KubeObject;
import io.loadline.kubernetes.objects.TrafficTag;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.ServiceIdentity;
import java.time.Duration;
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
public final class Witness implements AutoCloseable {
  /** A kubelet tells of a container's end within about a second. */
  private static final Duration SETTLE = Duration.ofMillis(1_200);

  /** A busy one later: waited for only when something broke and nothing has been told yet. */
  private static final long LATE = TimeUnit.SECONDS.toNanos(6);

  /** How long it may stay away after the load. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private static final long PAUSE_MILLIS = 500;

  private final Reader reader;
  private final Notes notes;
  private final Tracker tracker;
  private final Watches watches;
  private final Optional<TrafficTag> tag;
  private final Throttling throttling;
  private final ServiceIdentity before;
  private final String server;
  private final LongSupplier nanos;

  private Witness(
      Cluster cluster, Subject subject, Reader reader, Notes notes, Reading first, Time time) {
    this.reader = reader;
    this.notes = notes;
    this.tracker = new Tracker(subject.what(), first.state(), time.clock());
    this.tag = subject.tag();
    this.before = Identities.of(first.object().orElseThrow(), first.pods(), tag);
    this.watches = new Watches(cluster, subject, reader, tracker, notes);
    this.throttling =
        new Throttling(cluster, notes, time.clock(), time.nanos(), () -> TimeUnit.SECONDS.sleep(1));
    this.server = cluster.server();
    this.nanos = time.nanos();
    watches.start(first);
    throttling.start(first.pods());
  }

  private record Time(InstantSource clock, LongSupplier nanos) {}

  /**
   * Reads what it is, and begins to watch.
   *
   * @param tag of the one revision that is called; empty when all of them may be
   * @throws ApiException when it cannot be read now, or is not there
   */
  public static Witness begin(
      Cluster cluster,
      KubeObject object,
      Optional<TrafficTag> tag,
      InstantSource clock,
      LongSupplier nanos)
      throws InterruptedException {
    Subject subject = Subject.of(object, tag);
    Notes notes = new Notes();
    Reader reader = new Reader(cluster, subject, notes);
    Reading first = read(reader, nanos, nanos.getAsLong() + PATIENCE);
    if (first.object().isEmpty()) {
      throw new ApiException(
          ApiException.Kind.REFUSED, "get " + subject.what(), "it is not there any more");
    }
    return new Witness(cluster, subject, reader, notes, first, new Time(clock, nanos));
  }

  /** What it was before the load. */
  public ServiceIdentity before() {
    return before;
  }

  /**
   * Reads what it is now, and ends watching. Waits a moment for what the kubelets have not told
   * yet, and longer when the API server is away.
   *
   * @param startedAt when the measurement began
   * @param endedAt when it ended
   * @param broken whether an objective is broken, so that it is worth to wait for all that may be
   *     the reason
   */
  public Testimony end(Instant startedAt, Instant endedAt, boolean broken)
      throws InterruptedException {
    ServiceIdentity after = null;
    List<Interference> more = new ArrayList<>();
    try {
      after = lastReading(startedAt, broken).identity(tag);
      more.addAll(throttling.end(startedAt, endedAt, broken));
    } catch (ApiException e) {
      more.add(notConfirmed(e));
    } finally {
      close();
    }
    return testimony(after, more, startedAt);
  }

  private Reading lastReading(Instant startedAt, boolean broken) throws InterruptedException {
    long late = nanos.getAsLong() + LATE;
    TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
    Reading last = reread();
    while (broken && tracker.interferences(startedAt).isEmpty() && nanos.getAsLong() - late < 0) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      last = reread();
    }
    return last;
  }

  private Reading reread() throws InterruptedException {
    Reading last = read(reader, nanos, nanos.getAsLong() + PATIENCE);
    tracker.reread(last.state());
    return last;
  }

  private Testimony testimony(
      @Nullable ServiceIdentity after, List<Interference> more, Instant startedAt) {
    List<Interference> all = new ArrayList<>(tracker.interferences(startedAt));
    tag.filter(called -> !called.revision().equals(before.revision()))
        .ifPresent(called -> all.add(0, moved(called)));
    all.addAll(more);
    return new Testimony(before, after, all, notes.all());
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

  private static Reading read(Reader reader, LongSupplier nanos, long deadline)
      throws InterruptedException {
    while (true) {
      try {
        return reader.read();
      } catch (ApiException e) {
        if (!e.isAway() || nanos.getAsLong() - deadline > 0) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }
}
