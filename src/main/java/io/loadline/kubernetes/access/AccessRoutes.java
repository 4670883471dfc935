package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.plan.AccessMode;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.RunIn;
import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import io.loadline.result.TargetPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Finds a way to a service, by all that there are or by the one that was asked for. */
public final class AccessRoutes {
  private final Cluster cluster;
  private final ConnectivityCheck check;
  private final boolean insideCluster;
  private final LongSupplier nanos;
  private final InstantSource clock;
  private final PodAddress pods;

  /**
   * Ways from this process.
   *
   * @param clock tells when a tunnel broke
   */
  public AccessRoutes(Cluster cluster, LongSupplier nanos, InstantSource clock) {
    this(
        cluster, new SocketCheck(), System.getenv("KUBERNETES_SERVICE_HOST") != null, nanos, clock);
  }

  AccessRoutes(
      Cluster cluster,
      ConnectivityCheck check,
      boolean insideCluster,
      LongSupplier nanos,
      InstantSource clock) {
    this.cluster = cluster;
    this.check = check;
    this.insideCluster = insideCluster;
    this.nanos = nanos;
    this.clock = clock;
    this.pods = new PodAddress(cluster, check, nanos, clock);
  }

  /**
   * The first that works; for a pod of the cluster the service's own address, of which nothing is
   * tried here.
   *
   * @throws NotReadyException when none does; its text says what was tried
   */
  public AccessRoute open(RouteRequest request, ClusterAccess access) {
    if (access.from() == RunIn.CLUSTER) {
      return new AccessRoute(TargetPath.IN_CLUSTER, request.local());
    }
    AccessAttempts attempts = new AccessAttempts();
    for (AccessMode each : order(request, access)) {
      attempts.begin(each);
      Optional<AccessRoute> route = strategy(each, access).open(request, attempts);
      if (route.isPresent()) {
        return route.get();
      }
    }
    throw new NotReadyException(noRoute(request, access.access(), attempts));
  }

  /**
   * To a port of one pod, without its Service.
   *
   * @param path of the URL, beginning with a slash
   */
  public AccessRoute toPod(KubeObject pod, int port, String path) {
    return pods.route(new Pod(pod), port, path);
  }

  /** What the user named comes first: the gateway, or an external host. */
  static List<AccessMode> order(RouteRequest request, ClusterAccess access) {
    if (access.access() != AccessMode.AUTO) {
      return List.of(access.access());
    }
    String external = request.externalHost().replaceFirst(":\\d+$", "");
    boolean outside = !access.gateway().isEmpty() || request.called().host().equals(external);
    Stream<AccessMode> first = outside ? Stream.of(AccessMode.INGRESS) : Stream.of();
    Stream<AccessMode> rest =
        Stream.of(
            AccessMode.DIRECT, AccessMode.INGRESS, AccessMode.NODE_PORT, AccessMode.PORT_FORWARD);
    return Stream.concat(first, rest).distinct().toList();
  }

  private AccessStrategy strategy(AccessMode access, ClusterAccess wanted) {
    NodeAddresses nodes = new NodeAddresses(cluster);
    return switch (access) {
      case UNSET, AUTO, DIRECT -> new DirectAccess(cluster, check, insideCluster);
      case INGRESS ->
          new IngressAccess(
              new GatewaySearch(cluster, new GatewayAddresses(nodes, check)),
              check,
              wanted.gateway());
      case NODE_PORT -> new NodePortAccess(cluster, check, nodes);
      case PORT_FORWARD -> new PortForwardAccess(cluster, nanos, clock);
    };
  }

  /** What is said when a service cannot be reached. */
  private static String noRoute(RouteRequest request, AccessMode wanted, AccessAttempts attempts) {
    String how =
        wanted == AccessMode.AUTO
            ? "tried, in this order"
            : "access = " + wanted + " was asked for";
    return "%s cannot be reached from here; %s:\n%s\nFix: %s"
        .formatted(request.what(), how, String.join("\n", attempts.lines()), fix(wanted));
  }

  private static String fix(AccessMode wanted) {
    return switch (wanted) {
      case UNSET, AUTO ->
          "give the account the right to create pods/portforward (docs/rbac.yaml), name the gateway"
              + " (loadline.gateway=host:port), or have a pod drive the load (runIn = CLUSTER)";
      case DIRECT ->
          "have a pod drive the load (runIn = CLUSTER), run the test on a node of the cluster, or"
              + " leave access out: then a gateway, a NodePort and a tunnel are tried";
      case INGRESS -> "name the gateway (loadline.gateway=host:port); kubectl get svc -A shows it";
      case NODE_PORT -> "make the Service one of type NodePort, or leave access out";
      case PORT_FORWARD ->
          "give the account the right to get and create pods/portforward (docs/rbac.yaml), and"
              + " see that a pod is ready";
    };
  }

  /** Finds out by a connection that is closed at once, to the first address that takes it. */
  private static final class SocketCheck implements ConnectivityCheck {
    private static final int MILLIS = 1_000;

    @Override
    public Optional<String> fault(String host, int port) {
      try {
        Optional<String> fault = Optional.empty();
        for (InetAddress address : InetAddress.getAllByName(host)) {
          fault = fault(host + ":" + port, new InetSocketAddress(address, port));
          if (fault.isEmpty()) {
            return fault;
          }
        }
        return fault;
      } catch (UnknownHostException e) {
        return Optional.of(host + " does not resolve here");
      }
    }

    private static Optional<String> fault(String request, InetSocketAddress address) {
      // The load passes by the JVM's proxies, too.
      try (Socket socket = new Socket(Proxy.NO_PROXY)) {
        socket.connect(address, MILLIS);
        return Optional.empty();
      } catch (SocketTimeoutException e) {
        return Optional.of(request + " does not answer within " + MILLIS / 1_000 + " s");
      } catch (IOException e) {
        return Optional.of(request + ": " + e.getMessage());
      }
    }
  }

  /**
   * A service in a cluster to which a way is looked for.
   *
   * @param what {@code InferenceService ml/iris}
   * @param called the target as the user wrote it
   * @param local where the cluster's own pods call it: {@code
   *     http://iris-predictor.ml.svc.cluster.local/v2/models/iris/infer}
   * @param externalHost that its gateway routes by; empty when it is not reached from outside
   * @param namespace of the object
   * @param revision of Knative that is called alone; empty when all of them may be
   * @param knative whether a Knative Service serves it
   * @param http2 whether it is called over HTTP/2
   */
  public record RouteRequest(
      String what,
      Target called,
      Target local,
      String externalHost,
      String namespace,
      String revision,
      boolean knative,
      boolean http2) {}
}
