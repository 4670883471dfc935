package io.loadline.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The file that says which packages are sent to a cluster. */
final class EnginePackages {
  private static final String FILE = "/io/loadline/kubernetes/job/engine-packages.txt";

  private EnginePackages() {}

  static Set<String> stated() {
    try (InputStream in = EnginePackages.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
