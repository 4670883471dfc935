package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.discovery.Sought;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds objects that may have been meant, where the one looked for is not there. */
final class SimilarObjects {
  private static final int MOST = 8;

  private final Cluster cluster;
  private final Sought sought;

  SimilarObjects(Cluster cluster, Sought sought) {
    this.cluster = cluster;
    this.sought = sought;
  }

  /** One fact a line; what may not be seen is left out. */
  List<String> text() {
    List<String> text = new ArrayList<>();
    if (lacksNamespace()) {
      text.add("no namespace " + sought.namespace());
    } else {
      text.add(here());
    }
    elsewhere().ifPresent(text::add);
    return text;
  }

  private boolean lacksNamespace() {
    try {
      return cluster.get(Resource.NAMESPACES, "", sought.namespace()).isEmpty();
    } catch (ApiException e) {
      return false;
    }
  }

  private String here() {
    String title = sought.resource().title();
    List<String> names = names(list(sought.namespace()), false);
    return names.isEmpty()
        ? "no " + title + " in namespace " + sought.namespace()
        : title + " " + String.join(", ", names) + " in namespace " + sought.namespace();
  }

  private Optional<String> elsewhere() {
    List<KubeObject> same =
        list("").stream()
            .filter(each -> each.name().equals(sought.first().name()))
            .filter(each -> !each.namespace().equals(sought.namespace()))
            .toList();
    return same.isEmpty()
        ? Optional.empty()
        : Optional.of(
            sought.resource().title()
                + " of this name elsewhere: "
                + String.join(", ", names(same, true)));
  }

  private List<KubeObject> list(String namespace) {
    try {
      return cluster.list(sought.resource(), namespace, Map.of());
    } catch (ApiException e) {
      return List.of();
    }
  }

  private static List<String> names(List<KubeObject> objects, boolean withPlace) {
    return objects.stream()
        .map(each -> withPlace ? each.namespace() + "/" + each.name() : each.name())
        .limit(MOST)
        .collect(Collectors.toList());
  }
}
