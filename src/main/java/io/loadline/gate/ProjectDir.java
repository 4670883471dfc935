package io.loadline.gate;

import java.nio.file.Path;

/** The folder of the project under test. */
final class ProjectDir {
  private ProjectDir() {}

  /** What Maven calls {@code basedir}; else where the JVM was started, as Gradle and IDEs do it. */
  static Path find() {
    String basedir = System.getProperty("basedir");
    return Path.of(basedir != null ? basedir : System.getProperty("user.dir", "."))
        .toAbsolutePath();
  }

  /** A path as it is printed: from that folder on, where it lies in it. */
  static String shown(Path path) {
    Path folder = find();
    return (path.startsWith(folder) ? folder.relativize(path) : path).toString();
  }
}
