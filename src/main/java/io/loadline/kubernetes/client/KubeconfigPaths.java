package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.Config;
import io.loadline.result.NotReadyException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a kubeconfig is looked for.
 *
 * @param setting that names the files; empty when nobody named any, and it is the usual one
 * @param paths in the order in which they count
 */
record KubeconfigPaths(String setting, List<Path> paths) {
  private static final String VARIABLE = "KUBECONFIG";

  KubeconfigPaths {
    paths = List.copyOf(paths);
  }

  static KubeconfigPaths ofThisMachine() {
    List<Path> paths =
        Config.getKubeconfigFilenames().stream()
            .filter(name -> !name.isBlank())
            .map(Path::of)
            .toList();
    return new KubeconfigPaths(namedBy(), paths);
  }

  private static String namedBy() {
    String property = System.getProperty(Config.KUBERNETES_KUBECONFIG_FILE, "");
    if (!property.isEmpty()) {
      return "the system property " + Config.KUBERNETES_KUBECONFIG_FILE;
    }
    String variable = System.getenv(VARIABLE);
    return variable == null || variable.isEmpty() ? "" : VARIABLE;
  }

  /** Those that are there; of several that are named, some may be missing. */
  List<Path> present() {
    return paths.stream().filter(Files::exists).toList();
  }

  /** Another one as soon as a file is written, or another is read. */
  String state() {
    return present().stream().map(KubeconfigPaths::state).collect(Collectors.joining(" "));
  }

  private static String state(Path path) {
    File file = path.toFile();
    return file.getAbsolutePath() + " " + file.lastModified() + " " + file.length();
  }

  boolean isNamed() {
    return !setting.isEmpty();
  }

  /** For a setting none of whose files is there: another kubeconfig may be no substitute. */
  NotReadyException missing() {
    boolean tilde = paths.stream().anyMatch(each -> each.startsWith("~"));
    String names =
        paths.isEmpty()
            ? "it is blank"
            : paths.stream()
                .map(each -> each + " does not exist")
                .collect(Collectors.joining(", "));
    return new NotReadyException(
        "the kubeconfig cannot be used: "
            + setting
            + " names no file: "
            + names
            + (tilde ? "\n  usually  ~ is not replaced inside of quotes; $HOME is" : "")
            + "\n  do       correct it, or unset it to use ~/.kube/config");
  }

  /** {@code (a, b)}, those that are not there marked. */
  String text() {
    return paths.stream()
        .map(each -> Files.exists(each) ? each.toString() : each + ", which does not exist")
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
