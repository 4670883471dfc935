package io.loadline.kubernetes.client;

import io.loadline.json.JsonTree;
import io.loadline.result.NotReadyException;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of a kubeconfig, and where it stands.
 *
 * @param place {@code clusters[prod].cluster}; empty for the whole file
 */
record KubeconfigEntry(Path file, String place, JsonTree tree) {
  String text(String... key) {
    return tree.text(key);
  }

  boolean has(String... key) {
    return tree.isPresent(key);
  }

  KubeconfigEntry at(String member) {
    return new KubeconfigEntry(file, key(member), tree.at(member));
  }

  String key(String member) {
    return place.isEmpty() ? member : place + "." + member;
  }

  /** What a file name in it means: relative ones are relative to the kubeconfig. */
  Path path(String member) {
    return file.toAbsolutePath().resolveSibling(text(member)).normalize();
  }

  /**
   * An error about one of its keys.
   *
   * @param value may be empty: none, or a secret
   * @param more lines between key and fix
   */
  NotReadyException fault(String why, String member, String value, List<String> more, String fix) {
    StringBuilder text = new StringBuilder("the kubeconfig cannot be used: " + why);
    text.append("\n  file     ").append(file);
    text.append("\n  key      ").append(key(member));
    if (!value.isEmpty()) {
      text.append(": ").append(value);
    }
    more.forEach(line -> text.append("\n  ").append(line));
    return new NotReadyException(text.append("\n  do       ").append(fix).toString());
  }

  NotReadyException fault(String why, String member, String value, String fix) {
    return fault(why, member, value, List.of(), fix);
  }
}
