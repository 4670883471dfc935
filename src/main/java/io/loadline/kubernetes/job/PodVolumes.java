package io.loadline.kubernetes.job;

import java.util.List;

/**
 * What lies in the folders of a pod.
 *
 * @param parts the digests of the engine's classes, a ConfigMap each
 * @param documents the objects with what the worker reads
 */
record PodVolumes(List<String> parts, List<PackedObject> documents) {
  private static final int READABLE = 0444;

  List<KubeJson> json() {
    return List.of(
        folder("engine", parts.stream().map(PodVolumes::jar).toList()),
        folder(
            "documents",
            documents.stream()
                .map(
                    each ->
                        each.secret()
                            ? KubeJson.of("secret", KubeJson.of("name", each.name()))
                            : configMap(each.name()))
                .toList()),
        KubeJson.of("name", "tmp").with("emptyDir", new KubeJson()));
  }

  /** Its jar, whatever else somebody has put beside it. */
  private static KubeJson jar(String digest) {
    String file = ClassesDigest.file(digest);
    return KubeJson.of(
        "configMap",
        KubeJson.of("name", ClassesDigest.name(digest))
            .with("items", List.of(KubeJson.of("key", file).with("path", file))));
  }

  private static KubeJson configMap(String name) {
    return KubeJson.of("configMap", KubeJson.of("name", name));
  }

  private static KubeJson folder(String name, List<KubeJson> sources) {
    return KubeJson.of("name", name)
        .with("projected", KubeJson.of("sources", sources).with("defaultMode", READABLE));
  }
}
