package io.loadline.report;

import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.PodFacts;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TargetPath;
import io.loadline.result.TunnelOverhead;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services in a cluster, to be told of. */
public final class Clusters {
  private static final TunnelOverhead TUNNEL = new TunnelOverhead(1_200_000, 3_400_000, 1);

  private Clusters() {}

  private static PodFacts pod(String name) {
    return new PodFacts(
        name,
        "uid-of-" + name,
        "node-1",
        0,
        true,
        Map.of(
            "kserve-container", "mlserver@sha256:12ab",
            "agent", "agent@sha256:34cd"),
        Map.of("kserve-container cpu", "1", "kserve-container memory", "2Gi"));
  }

  private static ServiceIdentity identity(String mode, ServiceComponent... components) {
    return new ServiceIdentity(
        "InferenceService",
        "default",
        "sklearn-irisv2",
        "8d1f",
        3,
        mode,
        "kserve-mlserver",
        "v2",
        List.of(components),
        "",
        "");
  }

  private static ServiceComponent revision(String name, int percent) {
    return new ServiceComponent(
        "predictor", name, percent, "gs://models/iris", List.of(pod(name + "-a")));
  }

  /** One pod in mode Standard, through a tunnel. */
  public static ClusterResult standard() {
    ServiceIdentity identity = identity("Standard", revision("6d4cf", -1));
    return of(TargetPath.PORT_FORWARD, identity, TUNNEL);
  }

  /** Two revisions in mode Knative, with all that can be told. */
  public static ClusterResult canary() {
    ServiceIdentity before =
        identity("Knative", revision("iris-00001", 80), revision("iris-00002", 20));
    Interference interference =
        new Interference(InterferenceKind.TRAFFIC_CHANGED, 2.5, "the split changed", false);
    return new ClusterResult(
        "kind",
        TargetPath.INGRESS,
        "127.0.0.1:31080",
        before,
        null,
        List.of(interference),
        TUNNEL,
        List.of());
  }

  /** The second revision alone, called by its tag. */
  public static ClusterResult tagged() {
    ServiceIdentity identity =
        new ServiceIdentity(
            "InferenceService",
            "default",
            "sklearn-irisv2",
            "8d1f",
            3,
            "Knative",
            "kserve-mlserver",
            "v2",
            List.of(revision("iris-00002", 20)),
            "latest",
            "iris-00002");
    return of(TargetPath.INGRESS, identity, null);
  }

  /** A canary of mode Standard alone, called by its Service. */
  public static ClusterResult standardCanary() {
    ServiceIdentity identity =
        new ServiceIdentity(
            "InferenceService",
            "default",
            "sklearn-irisv2",
            "8d1f",
            3,
            "Standard",
            "kserve-mlserver",
            "v2",
            List.of(revision("5fd8b", -1)),
            "v2",
            "sklearn-irisv2-v2-predictor");
    return of(TargetPath.DIRECT, identity, null);
  }

  /** One that nobody may look at. */
  public static ClusterResult unknown() {
    return of(TargetPath.NODE_PORT, null, null);
  }

  private static ClusterResult of(
      TargetPath path, @Nullable ServiceIdentity identity, @Nullable TunnelOverhead tunnel) {
    return new ClusterResult(
        "kind", path, "127.0.0.1:8080", identity, identity, List.of(), tunnel, List.of());
  }
}
