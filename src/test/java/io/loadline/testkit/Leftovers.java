package io.loadline.testkit;

import io.loadline.kubernetes.resource.ResourceKind;

/** What runs have left in namespace {@code ns}, beside what is of others. */
public final class Leftovers {
  private static final String OURS = "'app.kubernetes.io/managed-by': 'loadline', ";

  private Leftovers() {}

  /** Two Jobs and a part of the classes are ours; Job foreign and ConfigMap settings are not. */
  public static FakeCluster in(FakeCluster cluster) {
    put(cluster, ResourceKind.JOBS, "iris", OURS + "'loadline.io/run': 'iris'");
    put(cluster, ResourceKind.JOBS, "other", OURS + "'loadline.io/run': 'other'");
    put(cluster, ResourceKind.JOBS, "foreign", "'app': 'foreign', 'loadline.io/run': 'iris'");
    put(cluster, ResourceKind.CONFIG_MAPS, "part", OURS + "'loadline.io/cache': 'engine'");
    put(cluster, ResourceKind.CONFIG_MAPS, "settings", "'loadline.io/cache': 'engine'");
    return cluster;
  }

  private static void put(FakeCluster cluster, ResourceKind kind, String name, String labels) {
    cluster.with(
        kind,
        "{'metadata': {'name': '%1$s', 'namespace': 'ns', 'uid': '%1$s', 'labels': {%2$s}}}"
            .formatted(name, labels)
            .replace('\'', '"'));
  }
}
