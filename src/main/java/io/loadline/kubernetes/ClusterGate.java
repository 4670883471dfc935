package io.loadline.kubernetes;

import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.kubernetes.access.AccessRoutes;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.readiness.ClusterWait;
import io.loadline.kubernetes.readiness.ServiceDiscovery;
import io.loadline.kubernetes.readiness.ServiceQuery;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Readiness;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.NotReadyException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cluster of one gate: finds what is called, waits for it, makes the way to it, and watches it
 * while it is measured. For one thread, in the order of the methods.
 */
public final class ClusterGate implements AutoCloseable {
  private final Cluster cluster;
  private final ServiceQuery query;
  private final Call call;
  private final ClusterAccess access;
  private final AllowedInterference permitted;
  private final Consumer<String> say;
  private final Set<String> notes = new LinkedHashSet<>();
  private String unconfirmed = "";
  private @Nullable ReachableService reached;
  private @Nullable LoadObservation observation;

  private ClusterGate(
      Cluster cluster,
      ServiceQuery query,
      Call call,
      ClusterAccess access,
      AllowedInterference permitted,
      Consumer<String> say) {
    this.cluster = cluster;
    this.query = query;
    this.call = call;
    this.access = access;
    this.permitted = permitted;
    this.say = say;
  }

  /**
   * Connects to the cluster, and says which it is.
   *
   * @return empty when neither the URL nor {@code @Ready} names anything in a cluster, and when
   *     there is no cluster to ask
   * @throws NotReadyException when a cluster is needed and cannot be asked, or two objects fit
   */
  public static Optional<ClusterGate> open(
      Call call, Readiness readiness, ClusterAccess access, Consumer<String> say) {
    Optional<ClusterConnection> connected =
        ClusterConnection.open(call.target(), readiness, access, say);
    connected.ifPresent(each -> say.accept(each.text()));
    AllowedInterference permitted = readiness.permitted();
    return connected.map(
        each -> new ClusterGate(each.cluster(), each.query(), call, access, permitted, say));
  }

  /**
   * Waits for the object and makes the way to it. When it is called again it waits again, and the
   * way stays as long as it leads to the same.
   *
   * @param deadlineNanos by {@link System#nanoTime}
   * @return the call, its target the address to connect to
   * @throws NotReadyException when it is not ready in time, never will be, or cannot be reached
   *     from here; the message is the whole text
   * @throws InterruptedException when the thread is told to stop
   */
  public Call reach(long deadlineNanos) throws InterruptedException {
    try {
      ClusterWait.ReadyObject ready =
          new ClusterWait(cluster, System::nanoTime, Clock.systemUTC(), say)
              .await(query, deadlineNanos);
      notes.addAll(ready.notes());
      unconfirmed = ready.unconfirmed();
      ReachableService made =
          reached(ready.object(), ServiceDiscovery.Address.of(ready.object(), call));
      reached = made;
      return call.at(made.route().target());
    } catch (ApiException e) {
      throw ClusterConnection.notAnswered(cluster, e);
    }
  }

  private ReachableService reached(KubeObject ready, ServiceDiscovery.Address address) {
    ReachableService before = reached;
    if (before != null && before.leadsTo(ready, address)) {
      return before.as(ready);
    }
    if (before != null) {
      before.close();
      reached = null;
    }
    if (!address.said().isEmpty()) {
      say.accept(address.said());
    }
    AccessRoutes routes = new AccessRoutes(cluster, System::nanoTime, Clock.systemUTC());
    ReachableService made = ReachableService.by(routes, access, ready, address, call);
    say.accept(made.text());
    SplitNote.of(ready, made.tag(), call.target().host(), made.route().path())
        .ifPresent(notes::add);
    return made;
  }

  /** In which the service is. */
  public String namespace() {
    return query.namespace();
  }

  /**
   * Labels that the pods of the service carry; empty before it was reached, or where none is known.
   */
  public Map<String, String> podLabels() {
    return reached == null ? Map.of() : reached.podLabels();
  }

  /**
   * Reads what the service is before the load, and begins to watch it.
   *
   * @param nanos monotonic
   */
  public void loadStarts(LongSupplier nanos) {
    ReachableService made = reached;
    if (made == null) {
      throw new IllegalStateException("reach(..) comes first");
    }
    observation = LoadObservation.begin(cluster, made, permitted, nanos, Clock.systemUTC());
  }

  /** Where the pods that answer tell metrics, each by its name and port, once the load starts. */
  public Map<String, AccessRoute> metricsPoints() {
    return Objects.requireNonNull(observation).metricsPoints();
  }

  /** Takes note of why what was measured cannot be confirmed, beside what is found out here. */
  public void notConfirmed(String why) {
    unconfirmed = unconfirmed.isEmpty() ? why : unconfirmed + "; " + why;
  }

  /**
   * Takes note that the load had ended by then: what is waited for at the end counts from there.
   *
   * @param nanos by the clock of {@link #loadStarts}
   */
  public void loadEnded(long nanos) {
    Objects.requireNonNull(observation).loadEnded(nanos);
  }

  /**
   * Reads what the service is after the load. Waits a moment for news that are on their way, and up
   * to half a minute when the API server is away.
   *
   * @param begun from when seconds count
   * @param endedAt of the measurement
   * @param broken whether an objective is broken: then it waits up to 22 s for what the kubelets
   *     may tell of the reason, unless a reason that is not permitted is known at once
   * @param answered whether each request was answered, and was a success
   */
  public ClusterResult finish(Instant begun, Instant endedAt, boolean broken, boolean answered) {
    ClusterResult result =
        Objects.requireNonNull(observation)
            .end(begun, endedAt, broken, answered, List.copyOf(notes));
    return unconfirmed.isEmpty()
        ? result
        : result.spoiledBy(
            new Interference(InterferenceKind.NOT_CONFIRMED, Double.NaN, unconfirmed, false));
  }

  /** Ends watches and tunnels; nothing of them stays, here or in the cluster. */
  @Override
  public void close() {
    if (observation != null) {
      observation.close();
    }
    if (reached != null) {
      reached.close();
    }
    cluster.close();
  }
}
