package io.loadline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One K3s a JVM, in a container that Testcontainers removes when the JVM has ended, however that
 * ends. Looked for and started once.
 */
final class K3s {
  private static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.34.1-k3s1");

  private static @Nullable Boolean possible;
  private static @Nullable String kubeconfig;

  private K3s() {}

  /** Whether there is a Docker to run it in. */
  static synchronized boolean isPossible() {
    Boolean known = possible;
    if (known == null) {
      known = DockerClientFactory.instance().isDockerAvailable();
      possible = known;
    }
    return known;
  }

  /** The file with its administrator's kubeconfig, once it is up. */
  static synchronized String kubeconfig() {
    String known = kubeconfig;
    if (known == null) {
      K3sContainer container = new K3sContainer(IMAGE);
      container.start();
      known = write(container.getKubeConfigYaml());
      kubeconfig = known;
    }
    return known;
  }

  /** A manifest for the kit, whose images nobody else has. */
  static String adapted(String yaml) {
    return yaml.replace("loadline.test/busybox:1", "busybox:1.37")
        .replace("loadline.test/mlserver:1", "python:3.13-alpine")
        .replace("imagePullPolicy: Never", "imagePullPolicy: IfNotPresent");
  }

  private static String write(String yaml) {
    try {
      Path file = Files.createTempFile("loadline-k3s", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, yaml).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
