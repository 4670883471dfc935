package io.loadline.kubernetes;

import io.loadline.kubernetes.access.Place;
import io.loadline.kubernetes.access.SocketReach;
import io.loadline.kubernetes.access.Way;
import io.loadline.kubernetes.access.Ways;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.client.NotReadyInClusterException;
import io.loadline.kubernetes.find.Address;
import io.loadline.kubernetes.find.Located;
import io.loadline.kubernetes.find.Sought;
import io.loadline.kubernetes.objects.InferenceService;
import io.loadline.kubernetes.objects.KubeObject;
import io.loadline.kubernetes.objects.Mode;
import io.loadline.kubernetes.objects.Resource;
import io.loadline.kubernetes.objects.TrafficTag;
import io.loadline.kubernetes.ready.ClusterWait;
import io.loadline.kubernetes.ready.ReadyObject;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Readiness;
import io.loadline.plan.Target;
import io.loadline.result.ClusterResult;
import io.loadline.result.TargetPath;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cluster of one gate: finds what is called, waits for it, makes the way to it, and watches it
 * while it is measured. For one thread, in the order of the methods.
 */
public final class ClusterGate implements AutoCloseable {
  private final Cluster cluster;
  private final Sought sought;
  private final Call call;
  private final ClusterAccess access;
  private final Consumer<String> say;
  private final List<String> notes = new ArrayList<>();
  private @Nullable KubeObject object;
  private Optional<TrafficTag> tag = Optional.empty();
  private @Nullable Way way;
  private @Nullable Observation observation;

  private ClusterGate(
      Cluster cluster, Sought sought, Call call, ClusterAccess access, Consumer<String> say) {
    this.cluster = cluster;
    this.sought = sought;
    this.call = call;
    this.access = access;
    this.say = say;
  }

  /**
   * Connects to the cluster, and says which it is.
   *
   * @return empty when neither the URL nor {@code @Ready} names anything in a cluster, and when
   *     there is no cluster to ask
   * @throws NotReadyInClusterException when a cluster is needed and cannot be asked, or two objects
   *     fit
   */
  public static Optional<ClusterGate> open(
      Call call, Readiness readiness, ClusterAccess access, Consumer<String> say) {
    Optional<Connected> connected = Connected.open(call.target(), readiness, access);
    connected.ifPresent(each -> say.accept(each.text()));
    return connected.map(each -> new ClusterGate(each.cluster(), each.sought(), call, access, say));
  }

  /**
   * Waits for the object and makes the way to it.
   *
   * @param deadlineNanos by {@link System#nanoTime}
   * @return the call, its target the address to connect to
   * @throws NotReadyInClusterException when it is not ready in time, never will be, or cannot be
   *     reached from here; the message is the whole text
   * @throws InterruptedException when the thread is told to stop
   */
  public Call reach(long deadlineNanos) throws InterruptedException {
    try {
      ReadyObject ready =
          new ClusterWait(cluster, System::nanoTime, Clock.systemUTC(), say)
              .await(sought, deadlineNanos);
      notes.addAll(ready.notes());
      object = ready.object();
      Located located = Address.of(ready.object(), call);
      if (!located.said().isEmpty()) {
        say.accept(located.said());
      }
      tag = located.tag();
      Way made = way(ready.object(), located);
      way = made;
      say.accept(made.text() + called());
      SplitNote.of(ready.object(), tag, made.path()).ifPresent(notes::add);
      return call.at(made.target());
    } catch (ApiException e) {
      throw Connected.notAnswered(cluster, e);
    }
  }

  private String called() {
    return tag.map(each -> ", revision %s alone (tag %s)".formatted(each.revision(), each.name()))
        .orElse("");
  }

  private Way way(KubeObject ready, Located located) {
    if (located.elsewhere()) {
      return new Way(TargetPath.DIRECT, located.target(), Optional.empty());
    }
    boolean insideCluster = System.getenv("KUBERNETES_SERVICE_HOST") != null;
    Target written = call.target();
    Place place =
        new Place(
            ready.what(),
            located.external() ? located.target() : written,
            new Target(located.clusterUrl(), written.virtualHost(), written.tls()),
            located.externalHost(),
            ready.namespace(),
            tag.map(TrafficTag::revision).orElse(""),
            isKnative(ready),
            call.isHttp2() || new Target(located.clusterUrl()).isGrpc());
    return new Ways(cluster, new SocketReach(), insideCluster, System::nanoTime, Clock.systemUTC())
        .open(place, access);
  }

  private static boolean isKnative(KubeObject ready) {
    return ready.resource().equals(Resource.KNATIVE_SERVICES)
        || (ready.resource().equals(Resource.INFERENCE_SERVICES)
            && new InferenceService(ready).mode() == Mode.KNATIVE);
  }

  /**
   * Reads what the service is before the load, and begins to watch it.
   *
   * @param nanos monotonic
   */
  public void loadStarts(LongSupplier nanos) {
    KubeObject ready = object;
    Way made = way;
    if (ready == null || made == null) {
      throw new IllegalStateException("reach(..) comes first");
    }
    observation = Observation.begin(cluster, ready, tag, made, nanos, Clock.systemUTC());
  }

  /**
   * Reads what the service is after the load. Waits a moment for news that are on their way, and up
   * to half a minute when the API server is away.
   *
   * @param measurementStartedAt from which seconds count
   * @param endedAt of the measurement
   * @param broken whether an objective is broken: then it waits up to 16 s for what the kubelets
   *     may tell of the reason
   */
  public ClusterResult finish(Instant measurementStartedAt, Instant endedAt, boolean broken) {
    Observation made = observation;
    if (made == null) {
      throw new IllegalStateException("loadStarts(..) comes first");
    }
    return made.end(measurementStartedAt, endedAt, broken, notes);
  }

  /** Ends watches and tunnels; nothing of them stays, here or in the cluster. */
  @Override
  public void close() {
    if (observation != null) {
      observation.close();
    }
    if (way != null) {
      way.close();
    }
    cluster.close();
  }
}
