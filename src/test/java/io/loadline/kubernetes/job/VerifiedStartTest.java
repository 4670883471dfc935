package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a pod does with the classes that it finds, in a JVM that has nothing but what is sent. */
@Timeout(120)
class VerifiedStartTest {
  private static final String MAIN = "io/loadline/kubernetes/job/TickMain.class";
  private static final Map<String, byte[]> OTHER = Map.of("a/B.class", new byte[] {1});

  private final Path folder;
  private final EnginePart program = part(Map.of(MAIN, tickMain()));
  private final EnginePart part = part(OTHER);
  private int code;

  VerifiedStartTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static EnginePart part(Map<String, byte[]> files) {
    return EnginePart.cut(new TreeMap<>(files)).get(0);
  }

  private static byte[] tickMain() {
    try (var in = VerifiedStartTest.class.getResourceAsStream("TickMain.class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void send() throws IOException {
    Files.createDirectory(folder.resolve("engine"));
    Files.write(folder.resolve("start.jar"), PackedObject.StartClasses.jar());
    for (EnginePart each : List.of(program, part)) {
      there(each.name() + ".jar", each.jar());
    }
  }

  private void there(String file, byte[] jar) throws IOException {
    Files.write(folder.resolve("engine").resolve(file), jar);
  }

  /** What it wrote. */
  private List<String> start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", folder.resolve("start.jar").toString()));
    command.addAll(List.of(VerifiedStart.class.getName(), folder.resolve("engine").toString()));
    command.addAll(List.of(folder.resolve("copies").toString(), program.digest(), part.digest()));
    command.addAll(List.of("--", "io.loadline.kubernetes.job.TickMain"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    code = process.waitFor();
    return text.lines().toList();
  }

  private void assertForeign(byte[] jar) throws IOException, InterruptedException {
    there(part.name() + ".jar", jar);

    assertThat(start("tick", "1"))
        .containsExactly(
            "loadline: not the classes that the test has cut: " + part.name() + ".jar");
    assertThat(code).isEqualTo(9);
  }

  @Test
  void the_program_runs_with_its_arguments_and_ends_with_its_own_code() throws Exception {
    assertThat(start("tick", "2"))
        .containsExactly("node null", "tick 1", "tick 2", "last", "told to stop");
    assertThat(code).isZero();
    deleteCopies();

    assertThat(start("exit", "3")).containsExactly("this goes wrong");
    assertThat(code).isEqualTo(3);
  }

  private void deleteCopies() throws IOException {
    for (EnginePart each : List.of(program, part)) {
      Files.deleteIfExists(folder.resolve("copies").resolve(each.name() + ".jar"));
    }
    Files.delete(folder.resolve("copies"));
  }

  @Test
  void what_the_program_throws_is_shown_as_by_any_jvm() throws Exception {
    assertThat(start("tick", "many"))
        .first()
        .isEqualTo(
            "Exception in thread \"main\" java.lang.NumberFormatException: For input string:"
                + " \"many\"");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void it_runs_copies_that_nobody_else_can_write_to() throws Exception {
    start("tick", "1");

    try (Stream<Path> copies = Files.list(folder.resolve("copies"))) {
      assertThat(copies.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder(program.name() + ".jar", part.name() + ".jar");
    }
  }

  @Test
  void jars_beside_its_own_are_not_run() throws Exception {
    there("a.jar", part(Map.of(MAIN, new byte[] {1})).jar());

    assertThat(start("tick", "1")).contains("last");
  }

  @Test
  void another_compression_is_no_other_class() throws Exception {
    there(part.name() + ".jar", Jars.stored(OTHER));

    assertThat(start("tick", "1")).contains("last");
  }

  @Test
  void one_with_another_class_is_refused() throws Exception {
    assertForeign(part(Map.of("a/B.class", new byte[] {2})).jar());
  }

  @Test
  void one_with_a_class_more_is_refused() throws Exception {
    assertForeign(part(Map.of("a/B.class", new byte[] {1}, "a/C.class", new byte[] {1})).jar());
  }

  @Test
  void one_whose_class_has_another_name_is_refused() throws Exception {
    assertForeign(part(Map.of("a/C.class", new byte[] {1})).jar());
  }

  @Test
  void one_whose_class_goes_on_is_refused() throws Exception {
    assertForeign(part(Map.of("a/B.class", new byte[] {1, 1})).jar());
  }

  @Test
  void one_that_is_cut_off_is_refused() throws Exception {
    assertForeign(Arrays.copyOf(part.jar(), 40));
  }

  @Test
  void one_that_is_no_jar_is_refused() throws Exception {
    assertForeign(new byte[0]);
  }

  /** Of two entries of one name a class loader takes one, and it is not said which. */
  @Test
  void one_that_holds_a_class_twice_is_refused() throws Exception {
    assertForeign(Jars.twice("a/B.class", new byte[] {1}, new byte[] {2}));
    deleteCopies();
    assertForeign(Jars.twice("a/B.class", new byte[] {2}, new byte[] {1}));
  }

  @Test
  void one_with_the_classes_of_another_part_is_refused() throws Exception {
    SortedMap<String, byte[]> both = new TreeMap<>(OTHER);
    both.put(MAIN, tickMain());
    assertForeign(part(both).jar());
  }
}
