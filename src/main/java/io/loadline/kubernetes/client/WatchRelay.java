package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.WatcherException;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.text.OneLine;

/** Passes on what fabric8's watch tells, until it is closed. */
final class WatchRelay implements io.fabric8.kubernetes.client.Watcher<GenericKubernetesResource> {
  private final ResourceKind resource;
  private final ObjectConversion conversion;
  private final Cluster.ChangeListener watcher;
  private volatile boolean closed;

  WatchRelay(ResourceKind resource, ObjectConversion conversion, Cluster.ChangeListener watcher) {
    this.resource = resource;
    this.conversion = conversion;
    this.watcher = watcher;
  }

  /**
   * From what the API server has in memory, and without the bookmarks that fabric8 asks for:
   * anything else Kubernetes 1.34 serves by features that need a recent etcd, or answers 500 and
   * 504 in the stream, whereupon fabric8 asks again for ever, in silence.
   */
  static ListOptions options() {
    // New each time: fabric8 writes the selectors of its watch into it.
    return new ListOptionsBuilder().withResourceVersion("0").withAllowWatchBookmarks(false).build();
  }

  Cluster.ObjectWatch started(Watch watch) {
    return () -> {
      closed = true;
      watch.close();
    };
  }

  @Override
  public void eventReceived(Action action, GenericKubernetesResource theirs) {
    if (closed) {
      return;
    }
    switch (action) {
      case ADDED -> watcher.changed(Cluster.WatchChange.ADDED, conversion.object(resource, theirs));
      case MODIFIED ->
          watcher.changed(Cluster.WatchChange.MODIFIED, conversion.object(resource, theirs));
      case DELETED ->
          watcher.changed(Cluster.WatchChange.DELETED, conversion.object(resource, theirs));
      default -> {}
    }
  }

  @Override
  public void onClose() {
    lost("it was closed");
  }

  @Override
  public void onClose(WatcherException e) {
    lost(OneLine.of(String.valueOf(e.getMessage())));
  }

  private void lost(String why) {
    if (!closed) {
      closed = true;
      watcher.lost(why);
    }
  }
}
