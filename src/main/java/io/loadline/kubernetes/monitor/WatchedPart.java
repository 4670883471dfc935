package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What is read of a service; each needs rights of its own. */
enum WatchedPart {
  OBJECT(""),
  PODS("restarts, OOM kills, evictions and new revisions are not seen"),
  DEPLOYMENTS("scaling cannot be told from pods that were lost"),
  NODES("pressure on a node is not seen");

  private final String unseen;

  WatchedPart(String unseen) {
    this.unseen = unseen;
  }

  /** What is missed without it. */
  String unseen() {
    return unseen;
  }

  /** What a change of one of its objects means for the state. */
  UnaryOperator<ServiceState> edit(Cluster.WatchChange change, KubeObject object) {
    boolean gone = change == Cluster.WatchChange.DELETED;
    return switch (this) {
      case OBJECT ->
          state -> state.with(gone ? state.object().gone() : ObjectState.of(Optional.of(object)));
      case PODS ->
          state -> gone ? state.withoutPod(object.uid()) : state.withPod(PodState.of(object));
      case DEPLOYMENTS ->
          state ->
              gone
                  ? state.withoutDeployment(object.name())
                  : state.withReplicas(object.name(), ServiceReading.replicas(object));
      case NODES ->
          state ->
              state.withTroubles(
                  object.name(), gone ? Set.of("Gone") : ServiceReading.troubles(object));
    };
  }
}
