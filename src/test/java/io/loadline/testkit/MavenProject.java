package io.loadline.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A project with this very pom, in a folder of its own, that a Maven of its own builds. */
public final class MavenProject {
  private static final String JVM_CONFIG = ".mvn/jvm.config";

  private final Path folder;

  private MavenProject(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the pom, without any source.
   *
   * @param folder an empty one
   * @param version of the project
   */
  public static MavenProject in(Path folder, String version) throws IOException {
    MavenProject project = new MavenProject(folder);
    String pom = Files.readString(Path.of("pom.xml"));
    project.write(
        "pom.xml",
        pom.replaceFirst("<version>[^<]*</version>", "<version>" + version + "</version>"));
    project.write(JVM_CONFIG, Files.readString(Path.of(JVM_CONFIG)));
    return project;
  }

  /**
   * Writes a file.
   *
   * @param file relative to the project's folder
   */
  public void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  /** Runs Maven with the libraries that this build has, and returns all that it prints. */
  public String maven(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.under.test"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-Dstyle.color=never"));
    command.add("-Dmaven.repo.local=" + System.getProperty("repository.under.test"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
