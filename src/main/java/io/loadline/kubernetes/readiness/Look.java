package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.discovery.Lookup;
import io.loadline.kubernetes.discovery.Sought;
import io.loadline.kubernetes.readiness.Obstacle.Sort;
import io.loadline.kubernetes.resource.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the object and what belongs to it, once. */
final class Look {
  private final Cluster cluster;
  private final Sought sought;
  private final Lookup lookup;
  private final Notes notes;

  Look(Cluster cluster, Sought sought, Notes notes) {
    this.cluster = cluster;
    this.sought = sought;
    this.lookup = new Lookup(cluster, sought);
    this.notes = notes;
  }

  Lookup lookup() {
    return lookup;
  }

  /**
   * What is seen now.
   *
   * @throws ApiException when the account may not see the object; what is only away now is an
   *     obstacle
   */
  Sight now() {
    try {
      Optional<KubeObject> object = lookup.read();
      return object.map(this::family).orElseGet(this::absent);
    } catch (ApiException e) {
      if (!e.isAway()) {
        throw e;
      }
      return Sight.of(away(e));
    }
  }

  private Sight family(KubeObject object) {
    Family family = FamilyReader.read(cluster, object, notes, sought.called());
    List<Obstacle> obstacles = new ArrayList<>(new Steps(cluster, object, notes).check());
    obstacles.addAll(Rules.check(family, sought.condition()));
    TagRules.check(family, sought.called())
        .ifPresent(each -> obstacles.add(each.isFinal() ? 0 : obstacles.size(), each));
    return new Sight(Optional.of(family), obstacles);
  }

  private Sight absent() {
    return Sight.of(new Obstacle(Sort.ABSENT, "absent", "it does not exist (yet)"));
  }

  private Obstacle away(ApiException e) {
    String text =
        "the API server "
            + cluster.server()
            + " does not answer ("
            + e.getMessage()
            + "); it is asked again until the time is up";
    return new Obstacle(Sort.AWAY, "away", text);
  }
}
