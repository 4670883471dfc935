package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds objects that may have been meant, where the one looked for is not there. */
final class SimilarObjects {
  private static final int MOST = 8;

  private final Cluster cluster;
  private final ServiceQuery query;

  SimilarObjects(Cluster cluster, ServiceQuery query) {
    this.cluster = cluster;
    this.query = query;
  }

  /** One fact a line; what may not be seen is left out. */
  List<String> text() {
    List<String> text = new ArrayList<>();
    if (lacksNamespace()) {
      text.add("no namespace " + query.namespace());
    } else {
      text.add(here());
    }
    elsewhere().ifPresent(text::add);
    return text;
  }

  private boolean lacksNamespace() {
    try {
      return cluster.get(ResourceKind.NAMESPACES, "", query.namespace()).isEmpty();
    } catch (ApiException e) {
      return false;
    }
  }

  private String here() {
    String title = query.resource().title();
    List<String> names = names(list(query.namespace()), false);
    return names.isEmpty()
        ? "no " + title + " in namespace " + query.namespace()
        : title + " " + String.join(", ", names) + " in namespace " + query.namespace();
  }

  private Optional<String> elsewhere() {
    List<KubeObject> same =
        list("").stream()
            .filter(each -> each.name().equals(query.first().name()))
            .filter(each -> !each.namespace().equals(query.namespace()))
            .toList();
    return same.isEmpty()
        ? Optional.empty()
        : Optional.of(
            query.resource().title()
                + " of this name elsewhere: "
                + String.join(", ", names(same, true)));
  }

  private List<KubeObject> list(String namespace) {
    try {
      return cluster.list(query.resource(), namespace, Map.of());
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
