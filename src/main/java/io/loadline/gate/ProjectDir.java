package io.loadline.gate;

import java.nio.file.Path;

/** The folder of the project under test. */
public final class ProjectDir {
  private ProjectDir() {}

  /** What Maven calls {@code basedir}; else where the JVM was started, as Gradle and IDEs do it. */
  public static Path find() {
    String basedir = System.getProperty("basedir");
    return Path.of(basedir != null ? basedir : System.getProperty("user.dir", "."))
        .toAbsolutePath();
  }
}
