package io.loadline.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The lines of a test's output by which Jenkins (with its JUnit Attachments plugin) and GitLab find
 * files of the test: {@code [[ATTACHMENT|path]]}. JUnit itself tells neither of published files.
 *
 * @param environment variables, which say where the build runs
 * @param system properties, which say what runs the tests
 */
record AttachmentLines(Map<String, String> environment, Properties system) {
  private static final String GITLAB_PROJECT = "CI_PROJECT_DIR";

  /** Set in the JVMs that Gradle starts for tests. */
  private static final String GRADLE = "org.gradle.test.worker";

  static AttachmentLines ofThisProcess() {
    return new AttachmentLines(System.getenv(), System.getProperties());
  }

  /**
   * A line for each file that is there; for people before machines.
   *
   * @param wanted empty where the environment decides
   */
  List<String> of(List<Path> files, Optional<Boolean> wanted) {
    if (!wanted.orElseGet(this::isRead)) {
      return List.of();
    }
    List<Path> there =
        files.stream()
            .filter(Files::isRegularFile)
            .map(file -> file.toAbsolutePath().normalize())
            .sorted(Comparator.comparing(file -> !file.toString().endsWith(".html")))
            .toList();
    return isGitLab() ? inGitLab(there) : there.stream().map(file -> line(file)).toList();
  }

  /** Gradle 9.4 and newer write such a line of each published file themselves. */
  private boolean isRead() {
    boolean byBuild = system.getProperty(GRADLE) != null;
    return !byBuild && (isGitLab() || environment.containsKey("JENKINS_URL"));
  }

  private boolean isGitLab() {
    return environment.containsKey("GITLAB_CI") && environment.containsKey(GITLAB_PROJECT);
  }

  /** It takes one alone, by its path in the project. */
  private List<String> inGitLab(List<Path> files) {
    Path project = Path.of(environment.getOrDefault(GITLAB_PROJECT, "")).toAbsolutePath();
    return files.stream()
        .filter(file -> file.startsWith(project))
        .limit(1)
        .map(file -> line(project.relativize(file)))
        .toList();
  }

  private static String line(Path file) {
    return "[[ATTACHMENT|" + file + "]]";
  }
}
