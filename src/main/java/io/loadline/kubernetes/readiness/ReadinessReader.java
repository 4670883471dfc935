package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the object and what belongs to it, once. */
final class ReadinessReader {
  private final Cluster cluster;
  private final ServiceQuery query;
  private final ObjectLookup lookup;
  private final ReadinessNotes notes;

  ReadinessReader(Cluster cluster, ServiceQuery query, ReadinessNotes notes) {
    this.cluster = cluster;
    this.query = query;
    this.lookup = new ObjectLookup(cluster, query);
    this.notes = notes;
  }

  ObjectLookup lookup() {
    return lookup;
  }

  /**
   * What is seen now.
   *
   * @throws ApiException when the account may not see the object; what is only away now is an
   *     obstacle
   */
  ReadinessSnapshot now() {
    try {
      Optional<KubeObject> object = lookup.read();
      return object.map(this::owned).orElseGet(this::absent);
    } catch (ApiException e) {
      if (!e.isAway()) {
        throw e;
      }
      return ReadinessSnapshot.of(away(e));
    }
  }

  private ReadinessSnapshot owned(KubeObject object) {
    OwnedResources owned = OwnedResourcesReader.read(cluster, object, notes, query.called());
    List<ReadinessObstacle> obstacles =
        new ArrayList<>(new GraphSteps(cluster, object, notes).check());
    obstacles.addAll(ReadinessRules.check(owned, query.condition()));
    TagRules.check(owned, query.called())
        .ifPresent(each -> obstacles.add(each.isFinal() ? 0 : obstacles.size(), each));
    return new ReadinessSnapshot(Optional.of(owned), obstacles);
  }

  private ReadinessSnapshot absent() {
    return ReadinessSnapshot.of(
        new ReadinessObstacle(Sort.ABSENT, "absent", "it does not exist (yet)"));
  }

  private ReadinessObstacle away(ApiException e) {
    String text =
        "the API server %s does not answer (%s); it is asked again until the time is up"
            .formatted(cluster.server(), e.getMessage());
    return new ReadinessObstacle(Sort.AWAY, "away", text);
  }
}
