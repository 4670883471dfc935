package io.loadline.testkit;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that is in a namespace, of every kind that the cluster has. */
public final class NamespaceContents {
  private final KubernetesClient client;
  private final String namespace;

  NamespaceContents(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** {@code pods/web-5d} with its uid; without events and figures, which come by themselves. */
  public NavigableSet<String> read() {
    NavigableSet<String> found = new TreeSet<>();
    versions().forEach(version -> kinds(version).forEach(kind -> list(version, kind, found)));
    return found;
  }

  private Stream<String> versions() {
    return Stream.concat(
        Stream.of("v1"),
        client.getApiGroups().getGroups().stream()
            .filter(group -> !List.of("metrics.k8s.io", "events.k8s.io").contains(group.getName()))
            .map(group -> group.getPreferredVersion().getGroupVersion()));
  }

  private Stream<APIResource> kinds(String version) {
    APIResourceList all = client.getApiResources(version);
    return all == null
        ? Stream.empty()
        : all.getResources().stream()
            .filter(each -> each.getNamespaced() && each.getVerbs().contains("list"))
            .filter(each -> !each.getName().equals("events"));
  }

  private void list(String version, APIResource kind, NavigableSet<String> found) {
    int slash = version.indexOf('/');
    ResourceDefinitionContext context =
        new ResourceDefinitionContext.Builder()
            .withGroup(slash < 0 ? "" : version.substring(0, slash))
            .withVersion(version.substring(slash + 1))
            .withPlural(kind.getName())
            .withKind(kind.getKind())
            .withNamespaced(true)
            .build();
    client.genericKubernetesResources(context).inNamespace(namespace).list().getItems().stream()
        .map(item -> item.getMetadata())
        .map(meta -> kind.getName() + "/" + meta.getName() + " " + meta.getUid())
        .forEach(found::add);
  }
}
