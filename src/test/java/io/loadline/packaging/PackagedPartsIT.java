package io.loadline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.loadline.engine.WorkerMessages;
import io.loadline.engine.WorkerProcess;
import io.loadline.kubernetes.job.PartsMain;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ScriptedServer;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user's test sends to a cluster: the packaged jar, cut into parts, Netty under its name.
 */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class PackagedPartsIT {
  private static final String MAIN = PartsMain.class.getName().replace('.', '/') + ".class";

  @TempDir Path folder;

  @BeforeEach
  void cut() throws Exception {
    Path copy = folder.resolve(MAIN);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    try (InputStream in =
        Objects.requireNonNull(PackagedPartsIT.class.getResourceAsStream("/" + MAIN))) {
      Files.copy(in, copy);
    }
    String classPath =
        Stream.of(
                folder,
                Artifacts.jar(),
                jarOf(Histogram.class),
                jarOf(JsonFactory.class),
                jarOf(NullMarked.class))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-cp", classPath, PartsMain.class.getName(), parts().toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private Path parts() {
    return folder.resolve("parts");
  }

  private static Path jarOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private List<Path> jars() throws Exception {
    try (Stream<Path> files = Files.list(parts())) {
      return files.sorted().toList();
    }
  }

  @Test
  void the_parts_hold_what_the_worker_jar_holds() throws Exception {
    List<String> cut =
        jars().stream()
            .flatMap(
                jar -> {
                  try {
                    return Artifacts.files(jar).stream();
                  } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                })
            // A program of HdrHistogram's own that nobody calls.
            .filter(name -> !name.startsWith("org/HdrHistogram/HistogramLogProcessor"))
            .toList();

    assertThat(cut)
        .containsExactlyInAnyOrderElementsOf(
            Artifacts.files(Artifacts.jar("worker")).stream()
                .filter(
                    name -> !name.startsWith("META-INF/") || name.startsWith("META-INF/native/"))
                .toList());
    assertThat(jars()).allSatisfy(jar -> assertThat(Files.size(jar)).isLessThan(1_000_000));
  }

  @Test
  void a_plain_jvm_drives_a_load_with_the_parts_alone() throws Exception {
    List<String> java = List.of("-cp", parts() + "/*", "io.loadline.engine.WorkerMain");
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      LoadPlan plan =
          Plans.plan(
              Plans.call(server.url().toString(), Duration.ofSeconds(20)),
              Plans.poisson(50),
              new PhaseLength.Requests(20),
              new PhaseLength.Requests(5),
              4,
              Plans.noErrors());
      try (WorkerProcess worker =
          WorkerProcess.start(java, folder, WorkerProcess.files(plan, folder))) {
        WorkerMessages said = worker.end();

        assertThat(worker.exitCode()).as(worker.errors()).isZero();
        assertThat(WorkerProcess.result(said, plan).transport()).isEqualTo("netty-epoll");
      }
    }
  }
}
