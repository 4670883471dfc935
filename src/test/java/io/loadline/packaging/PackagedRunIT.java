package io.loadline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/**
 * The packaged jar in a JVM of its own, with the libraries that it needs outside of a cluster and
 * the SLF4J that fabric8 brings: no JUnit, no Netty. Only here it shows whether the native file is
 * found under its new name.
 */
@EnabledOnOs(OS.LINUX)
class PackagedRunIT {
  private static final String MAIN = "io/loadline/packaging/DriveMain.class";
  private static final List<String> QUIET =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  @TempDir Path folder;

  @Test
  void a_program_without_junit_is_gated_over_epoll() throws Exception {
    copyMain();
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      List<String> printed = run(server.url().toString());

      Path report = Path.of(printed.get(printed.size() - 1));
      assertThat(printed).anyMatch(line -> line.startsWith("PASS packaged"));
      assertThat(Files.readString(folder.resolve(report)))
          .containsPattern("\"transport\"\\s*:\\s*\"netty-epoll\"");
    }
  }

  @Test
  void a_library_of_metrics_that_is_wanted_and_absent_is_said_before_the_load() throws Exception {
    copyMain();
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      Path errors = folder.resolve("errors");
      Process process = start(errors, server.url().toString(), "-Dloadline.otlp=on");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(Files.readString(errors))
          .contains("add io.opentelemetry:opentelemetry-exporter-otlp:")
          .doesNotContain("NoClassDefFoundError");
      assertThat(server.requests()).isZero();
    }
  }

  private List<String> run(String url) throws Exception {
    Path errors = folder.resolve("errors");
    Process process = start(errors, url);
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(errors).as("what the JVM and Netty complain of").hasContent("");
    assertThat(process.exitValue()).as(printed).isZero();
    return printed.lines().toList();
  }

  private Process start(Path errors, String url, String... properties) throws Exception {
    return new ProcessBuilder(command(url, properties).toList())
        .directory(folder.toFile())
        .redirectError(errors.toFile())
        .start();
  }

  private Stream<String> command(String url, String... properties) throws Exception {
    String classPath =
        Stream.of(
                folder,
                Artifacts.jar(),
                jarOf(Histogram.class),
                jarOf(JsonFactory.class),
                jarOf(Logger.class),
                jarOf(NullMarked.class))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> flags = Runtime.version().feature() >= 24 ? QUIET : List.of();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(
            List.of(java),
            flags,
            List.of(properties),
            List.of("-cp", classPath, "io.loadline.packaging.DriveMain", url))
        .flatMap(List::stream);
  }

  private void copyMain() throws Exception {
    Path copy = folder.resolve(MAIN);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    try (InputStream in =
        Objects.requireNonNull(PackagedRunIT.class.getResourceAsStream("/" + MAIN))) {
      Files.copy(in, copy);
    }
  }

  private static Path jarOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
