package io.loadline.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** What Maven built; Failsafe says where. */
final class Artifacts {
  private Artifacts() {}

  static Path jar() {
    return path("jar.under.test");
  }

  /** The jar of a classifier, beside the jar. */
  static Path jar(String classifier) {
    String name = String.valueOf(jar().getFileName()).replaceFirst("\\.jar$", "");
    return jar().resolveSibling(name + "-" + classifier + ".jar");
  }

  static Path path(String property) {
    return Path.of(
        Objects.requireNonNull(System.getProperty(property), property + " is set by Failsafe"));
  }

  /** The names of all files in a jar. */
  static List<String> files(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
    }
  }

  static byte[] bytes(Path jar, String name) throws IOException {
    try (JarFile file = new JarFile(jar.toFile());
        InputStream in = file.getInputStream(file.getEntry(name))) {
      return in.readAllBytes();
    }
  }
}
