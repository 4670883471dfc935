package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The watches on all parts of a service; one that ends is begun anew after a reading. */
final class ServiceWatches implements AutoCloseable {
  private static final long PAUSE_SECONDS = 1;

  private final Cluster cluster;
  private final WatchedService subject;
  private final StateReader reader;
  private final StateTracker tracker;
  private final MonitorNotes notes;
  private final ResourceVersions versions = new ResourceVersions();
  private final List<Cluster.ObjectWatch> open = new ArrayList<>();
  private final ScheduledExecutorService again =
      Executors.newSingleThreadScheduledExecutor(ServiceWatches::daemon);
  private boolean closed;

  ServiceWatches(
      Cluster cluster,
      WatchedService subject,
      StateReader reader,
      StateTracker tracker,
      MonitorNotes notes) {
    this.cluster = cluster;
    this.subject = subject;
    this.reader = reader;
    this.tracker = tracker;
    this.notes = notes;
  }

  void start(ServiceReading first) {
    versions.read(first);
    WatchRequest.all(subject, first).stream()
        .filter(each -> reader.reads(each.part()))
        .forEach(this::begin);
  }

  private void begin(WatchRequest watched) {
    try {
      keep(
          cluster.watch(
              watched.resource(),
              watched.namespace(),
              watched.name(),
              watched.labels(),
              new Listener(watched)));
    } catch (ApiException e) {
      if (e.isAway()) {
        later(watched);
      } else {
        notes.add("no right to " + e.asked() + ": it is only read before and after the load");
      }
    }
  }

  private synchronized void keep(Cluster.ObjectWatch watching) {
    if (closed) {
      watching.close();
    } else {
      open.add(watching);
    }
  }

  private void later(WatchRequest watched) {
    try {
      Future<?> unused = again.schedule(() -> resume(watched), PAUSE_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      // It is closed meanwhile.
    }
  }

  private void resume(WatchRequest watched) {
    try {
      ServiceReading reading = reader.read();
      versions.read(reading);
      tracker.reread(reading.state());
      begin(watched);
    } catch (ApiException e) {
      later(watched);
    }
  }

  @Override
  public void close() {
    List<Cluster.ObjectWatch> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(open);
      open.clear();
    }
    again.shutdownNow();
    all.forEach(Cluster.ObjectWatch::close);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "loadline-watch");
    thread.setDaemon(true);
    return thread;
  }

  private final class Listener implements Cluster.ChangeListener {
    private final WatchRequest watched;

    Listener(WatchRequest watched) {
      this.watched = watched;
    }

    @Override
    public void changed(Cluster.WatchChange change, KubeObject object) {
      boolean other = watched.part() == WatchedPart.PODS && !subject.workloads().has(object);
      if (!other && versions.isNews(object)) {
        tracker.change(watched.part().edit(change, object));
      }
    }

    @Override
    public void lost(String why) {
      later(watched);
    }
  }

  /** One watch: of an object by its name, or of those with labels. */
  private record WatchRequest(
      WatchedPart part,
      ResourceKind resource,
      String namespace,
      String name,
      Map<String, String> labels) {
    static List<WatchRequest> all(WatchedService subject, ServiceReading first) {
      Stream<WatchRequest> own =
          Stream.of(
              new WatchRequest(
                  WatchedPart.OBJECT,
                  subject.resource(),
                  subject.namespace(),
                  subject.name(),
                  Map.of()),
              new WatchRequest(
                  WatchedPart.PODS, ResourceKind.PODS, subject.namespace(), "", subject.labels()));
      Stream<WatchRequest> owners =
          first.deployments().stream()
              .map(each -> byName(WatchedPart.DEPLOYMENTS, ResourceKind.DEPLOYMENTS, each));
      Stream<WatchRequest> nodes =
          first.nodes().stream().map(each -> byName(WatchedPart.NODES, ResourceKind.NODES, each));
      return Stream.of(own, owners, nodes).flatMap(each -> each).toList();
    }

    private static WatchRequest byName(WatchedPart part, ResourceKind resource, KubeObject object) {
      return new WatchRequest(part, resource, object.namespace(), object.name(), Map.of());
    }
  }
}
