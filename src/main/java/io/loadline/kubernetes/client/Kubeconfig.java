package io.loadline.kubernetes.client;

import io.loadline.json.JsonTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All files of a kubeconfig together, as kubectl merges them: the first that has a name counts. */
record Kubeconfig(List<KubeconfigFile> files) {
  static Kubeconfig read(List<Path> paths) {
    return new Kubeconfig(paths.stream().map(KubeconfigFile::read).toList());
  }

  /** The first file that names a current context. */
  Optional<KubeconfigEntry> current() {
    return files.stream()
        .filter(each -> !each.tree().text("current-context").isEmpty())
        .map(each -> new KubeconfigEntry(each.path(), "", each.tree()))
        .findFirst();
  }

  Optional<KubeconfigEntry> context(String name) {
    return find("contexts", "context", name);
  }

  Optional<KubeconfigEntry> cluster(String name) {
    return find("clusters", "cluster", name);
  }

  Optional<KubeconfigEntry> user(String name) {
    return find("users", "user", name);
  }

  private Optional<KubeconfigEntry> find(String list, String member, String name) {
    return files.stream()
        .flatMap(
            file ->
                file.tree().list(list).stream()
                    .filter(each -> each.text("name").equals(name))
                    .map(
                        each ->
                            new KubeconfigEntry(
                                file.path(), list + "[" + name + "]." + member, each.at(member))))
        .findFirst();
  }

  /** Of all files, each once. */
  List<String> names(String list) {
    return files.stream()
        .flatMap((KubeconfigFile file) -> file.tree().list(list).stream())
        .map((JsonTree each) -> each.text("name"))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}
