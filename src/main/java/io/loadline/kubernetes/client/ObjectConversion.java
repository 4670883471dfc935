package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.Optional;

/** Turns what fabric8 gives into what we read. */
final class ObjectConversion {
  private final KubernetesSerialization serialization;

  ObjectConversion(KubernetesSerialization serialization) {
    this.serialization = serialization;
  }

  KubeObject object(ResourceKind resource, Object theirs) {
    try {
      return new KubeObject(resource, new JsonTree(Json.parse(serialization.asJson(theirs))));
    } catch (JsonException e) {
      throw new IllegalStateException("fabric8 wrote no JSON", e);
    }
  }

  static Optional<ResourceKind> resource(String apiVersion, String kind, APIResourceList found) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    String version = apiVersion.substring(slash + 1);
    return found.getResources().stream()
        .filter(each -> each.getKind().equalsIgnoreCase(kind) && !each.getName().contains("/"))
        .findFirst()
        .map(
            each ->
                new ResourceKind(
                    group,
                    version,
                    each.getName(),
                    each.getKind(),
                    Boolean.TRUE.equals(each.getNamespaced())));
  }
}
