package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.engine.WorkerMessages;
import io.loadline.engine.WorkerProcess;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EnginePartTest {
  private final Path folder;

  EnginePartTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_plain_jvm_drives_a_load_with_the_parts_alone() throws Exception {
    Path jars = Files.createDirectory(folder.resolve("engine"));
    for (EnginePart part : EnginePart.ofThisJvm()) {
      Files.write(jars.resolve(part.name() + ".jar"), part.jar());
    }
    Path start = Files.write(folder.resolve("start.jar"), PackedObject.StartClasses.jar());
    List<String> java = new ArrayList<>(List.of("-cp", start.toString()));
    java.addAll(List.of(VerifiedStart.class.getName(), jars.toString(), folder + "/copies"));
    EnginePart.ofThisJvm().forEach(part -> java.add(part.digest()));
    java.addAll(List.of(VerifiedStart.PROGRAM, "io.loadline.engine.WorkerMain"));
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      Call call = Plans.call(server.url().toString(), Duration.ofSeconds(20));
      LoadPlan plan =
          Plans.plan(
              call,
              Plans.poisson(50),
              new PhaseLength.Requests(20),
              new PhaseLength.Requests(5),
              4,
              Plans.noErrors());
      try (WorkerProcess worker =
          WorkerProcess.start(java, folder, WorkerProcess.files(plan, folder))) {
        WorkerMessages said = worker.end();

        assertThat(worker.exitCode()).as(worker.errors()).isZero();
        assertThat(WorkerProcess.result(said, plan).outcomes().total()).isEqualTo(20);
        assertThat(WorkerProcess.result(said, plan).transport()).isEqualTo("netty-epoll");
      }
    }
  }

  @Test
  void parts_fit_into_a_config_map_and_are_few() {
    assertThat(EnginePart.ofThisJvm())
        .hasSizeBetween(4, 9)
        .allSatisfy(part -> assertThat(part.jar()).hasSizeLessThan(1_000_000));
  }

  @Test
  void parts_hold_the_engine_and_four_libraries_alone() {
    assertThat(EnginePart.ofThisJvm())
        .allSatisfy(
            part ->
                assertThat(part.files().keySet())
                    .allMatch(
                        name ->
                            name.matches(
                                "(io/loadline|com/fasterxml/jackson/core|org/HdrHistogram"
                                    + "|org/jspecify|io/netty|META-INF/native)/.*"))
                    .noneMatch(
                        name ->
                            name.matches(
                                "io/loadline/(config|gate|kubernetes|report|slo|junit|assertj)/.*"
                                    + "|io/loadline/[^/]*")));
  }

  @Test
  void all_of_it_is_found_in_a_jar_that_holds_everything() throws IOException {
    SortedMap<String, byte[]> engine = EngineClasses.read(getClass().getClassLoader());
    Path jar = folder.resolve("a program.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (String name : List.of("user/Main.class", "module-info.class", "META-INF/x.SF")) {
        out.putNextEntry(new ZipEntry(name));
      }
      for (Map.Entry<String, byte[]> file : engine.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      assertThat(EngineClasses.read(loader).keySet()).isEqualTo(engine.keySet());
    }
  }

  @Test
  void a_part_is_named_by_its_files_and_nothing_else() throws Exception {
    SortedMap<String, byte[]> files = new TreeMap<>(Map.of("a/B.class", new byte[] {1}));
    EnginePart part = EnginePart.cut(files).get(0);

    assertThat(part.name()).isEqualTo(EnginePart.cut(new TreeMap<>(files)).get(0).name());
    assertThat(part.jar()).isEqualTo(part.jar());
    files.put("a/B.class", new byte[] {2});
    assertThat(EnginePart.cut(files).get(0).name()).isNotEqualTo(part.name());
    assertThat(EnginePart.cut(new TreeMap<>(Map.of("a/C.class", new byte[] {1}))).get(0).name())
        .isNotEqualTo(part.name());
    try (JarFile jar = new JarFile(Files.write(folder.resolve("a.jar"), part.jar()).toFile())) {
      assertThat(jar.getInputStream(jar.getEntry("a/B.class")).readAllBytes()).containsExactly(1);
    }
  }

  @Test
  void each_file_is_in_one_part() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      files.put("a/C%02d.class".formatted(i), new byte[100_000]);
    }

    List<EnginePart> parts = EnginePart.cut(files);

    assertThat(parts).hasSize(3);
    assertThat(parts.stream().flatMap(part -> part.files().keySet().stream()))
        .containsExactlyElementsOf(files.keySet());
  }
}
