package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Change;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.client.Watcher;
import io.loadline.kubernetes.client.Watching;
import io.loadline.kubernetes.resource.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The watches on all parts of a service; one that ends is begun anew after a reading. */
final class Watches implements AutoCloseable {
  private static final long PAUSE_SECONDS = 1;

  private final Cluster cluster;
  private final Subject subject;
  private final Reader reader;
  private final Tracker tracker;
  private final Notes notes;
  private final Versions versions = new Versions();
  private final List<Watching> open = new ArrayList<>();
  private final ScheduledExecutorService again =
      Executors.newSingleThreadScheduledExecutor(Watches::daemon);
  private boolean closed;

  Watches(Cluster cluster, Subject subject, Reader reader, Tracker tracker, Notes notes) {
    this.cluster = cluster;
    this.subject = subject;
    this.reader = reader;
    this.tracker = tracker;
    this.notes = notes;
  }

  void start(Reading first) {
    versions.read(first);
    Watched.all(subject, first).stream()
        .filter(each -> reader.reads(each.part()))
        .forEach(this::begin);
  }

  private void begin(Watched watched) {
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

  private synchronized void keep(Watching watching) {
    if (closed) {
      watching.close();
    } else {
      open.add(watching);
    }
  }

  private void later(Watched watched) {
    try {
      Future<?> unused = again.schedule(() -> resume(watched), PAUSE_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      // It is closed meanwhile.
    }
  }

  private void resume(Watched watched) {
    try {
      Reading reading = reader.read();
      versions.read(reading);
      tracker.reread(reading.state());
      begin(watched);
    } catch (ApiException e) {
      later(watched);
    }
  }

  @Override
  public void close() {
    List<Watching> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(open);
      open.clear();
    }
    again.shutdownNow();
    all.forEach(Watching::close);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "loadline-watch");
    thread.setDaemon(true);
    return thread;
  }

  private final class Listener implements Watcher {
    private final Watched watched;

    Listener(Watched watched) {
      this.watched = watched;
    }

    @Override
    public void changed(Change change, KubeObject object) {
      boolean other = watched.part() == Part.PODS && !subject.workloads().has(object);
      if (!other && versions.isNews(object)) {
        tracker.change(watched.part().edit(change, object));
      }
    }

    @Override
    public void lost(String why) {
      later(watched);
    }
  }
}
