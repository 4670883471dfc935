package io.loadline.kubernetes.client;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.NotReadyException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One connection to an API server, which is asked once for each call and never longer than some
 * seconds. All that ask throw {@link ApiException}. Safe for use by several threads.
 */
public interface Cluster extends AutoCloseable {
  /**
   * Opens a connection; nothing is sent yet, though an exec plugin may be run.
   *
   * @param context of the kubeconfig; empty for the current one
   * @return empty when there is no kubeconfig, nothing names one, and this is no pod
   * @throws NotReadyException when what names a kubeconfig names no file, a file of it cannot be
   *     read, there is no such context, or something that the context names is missing or cannot be
   *     used
   */
  static Optional<Cluster> open(String context) {
    return Clusters.open(context);
  }

  /** The context of the kubeconfig, or {@code in-cluster}. */
  String context();

  /** The context's own, else {@code default}. */
  String namespace();

  /** The URL of its API server. */
  String server();

  /** Empty when there is no such object, or no such kind of objects. */
  Optional<KubeObject> get(ResourceKind resource, String namespace, String name);

  /**
   * Objects that carry all the labels.
   *
   * @param namespace empty for all
   * @param labels empty for any
   * @return empty also when there is no such kind of objects
   */
  List<KubeObject> list(ResourceKind resource, String namespace, Map<String, String> labels);

  /** Whether this cluster knows such objects. */
  boolean serves(ResourceKind resource);

  /** The kind of objects by the name that manifests give it; empty when the cluster has none. */
  Optional<ResourceKind> resource(String apiVersion, String kind);

  /**
   * Tells of changes from now on, reconnecting by itself while it can.
   *
   * @param name of one object; empty for all that carry the labels
   */
  ObjectWatch watch(
      ResourceKind resource,
      String namespace,
      String name,
      Map<String, String> labels,
      ChangeListener watcher);

  /**
   * The last lines of a container's log.
   *
   * @param previous of its run before this one
   */
  List<String> log(String namespace, String pod, String container, boolean previous, int lines);

  /**
   * Carries a connection to a port of a pod. Comes back at once; whatever fails later is in the
   * forward's errors, and both channels are closed at its end.
   *
   * @param in what is sent to the pod
   * @param out what it answers
   */
  PortForward forward(
      String namespace, String pod, int port, ReadableByteChannel in, WritableByteChannel out);

  /** A token of a ServiceAccount, by its TokenRequest. */
  Token token(String namespace, String serviceAccount, String audience, Duration lifetime);

  /**
   * What the kubelet of a node tells of its containers; empty when it does not. Needs a right that
   * few accounts have.
   */
  Optional<KubeletAnswer> containerMetrics(String node);

  /** Metrics, and in which format; the type is empty where a kubelet does not say it. */
  record KubeletAnswer(String contentType, String text) {}

  /** What a test makes in the cluster for itself. */
  OwnObjects own();

  @Override
  void close();

  /** Makes, finds, annotates and deletes objects, and follows the log of a pod. */
  interface OwnObjects {
    /**
     * Makes an object.
     *
     * @return as it was made; empty when there is one of its name
     */
    Optional<KubeObject> create(ResourceKind resource, String namespace, JsonObject object);

    /** Objects that carry all the labels, without spec, data and status. */
    List<KubeObject> metadata(ResourceKind resource, String namespace, Map<String, String> labels);

    /** Sets annotations; false when there is no such object. */
    boolean annotate(
        ResourceKind resource, String namespace, String name, Map<String, String> annotations);

    /** Deletes that very object with all that it owns; false when it is not there any more. */
    boolean delete(KubeObject object);

    /** As {@link #delete}; false also when it was changed since it was read. */
    boolean deleteUnchanged(KubeObject object);

    /** Follows the log of a container from its first line on. */
    LogStream follow(String namespace, String pod, String container);
  }

  /** The lines of a log as they come; for one thread. */
  interface LogStream extends AutoCloseable {
    /** The next line; empty when none has come so far, after a wait of at most so long. */
    Optional<String> next(Duration longest) throws InterruptedException;

    /** Whether no more lines will come: the container has ended, or the stream was cut. */
    boolean isOver();

    /** Whether it is over before its end; one that is not may have been cut all the same. */
    boolean isCut();

    @Override
    void close();
  }

  /** A watch under way. */
  interface ObjectWatch extends AutoCloseable {
    /** Ends it; nothing is told after this returns, but for what is being told now. */
    @Override
    void close();
  }

  /** Is told what happens, from a thread of the connection's. */
  interface ChangeListener {
    void changed(WatchChange change, KubeObject object);

    /**
     * The watch has ended by itself; read what there is, and watch anew.
     *
     * @param why for people
     */
    void lost(String why);
  }

  /** What happened to an object that is watched. */
  enum WatchChange {
    ADDED,
    MODIFIED,
    DELETED
  }

  /** A connection that is carried to a port of a pod, by way of the API server. */
  interface PortForward extends AutoCloseable {
    boolean isAlive();

    /** What went wrong in it so far; empty as well when it ended as a connection may. */
    List<String> errors();

    /** Whether the account lacks the right to it. */
    boolean isForbidden();

    /** Ends it at once. */
    @Override
    void close();
  }

  /** A ServiceAccount's token. */
  record Token(String value, Instant expires) {
    /** Without its value. */
    @Override
    public String toString() {
      return "a token until " + expires;
    }
  }
}
