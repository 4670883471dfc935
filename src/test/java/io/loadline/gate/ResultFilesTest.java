package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
  @Test
  void the_folder_is_the_class_and_the_method() {
    ResultFiles files = new ResultFiles(Path.of("out"));
    assertThat(files.folder("demo.IrisIT$Slow", "iris_keeps", 1))
        .isEqualTo(Path.of("out", "demo.IrisIT$Slow", "iris_keeps"));
    assertThat(files.folder("demo.IrisIT", "iris_keeps", 2))
        .isEqualTo(Path.of("out", "demo.IrisIT", "iris_keeps-2"));
  }

  @Test
  void no_name_leads_out_of_the_folder_or_off_the_file_system() {
    ResultFiles files = new ResultFiles(Path.of("out"));
    assertThat(files.folder("../../etc/passwd")).isEqualTo(Path.of("out", "__.._etc_passwd"));
    assertThat(files.folder("..")).isEqualTo(Path.of("out", "_"));
    assertThat(files.folder("")).isEqualTo(Path.of("out", "_"));
    assertThat(files.folder("p99 < 300 ms?")).isEqualTo(Path.of("out", "p99 _ 300 ms_"));
    assertThat(files.folder("x".repeat(500)).getFileName().toString()).hasSize(150);
  }

  @Test
  void the_default_folder_is_that_of_the_build_tool(@TempDir Path temp) throws IOException {
    assertThat(ResultFiles.defaultDir(temp)).isEqualTo(temp.resolve("build/loadline"));
    Files.createFile(temp.resolve("pom.xml"));
    assertThat(ResultFiles.defaultDir(temp)).isEqualTo(temp.resolve("target/loadline"));
  }

  @Test
  void a_result_replaces_an_earlier_one_and_leaves_nothing_else(@TempDir Path temp)
      throws IOException {
    Path folder = temp.resolve("a/b");
    ResultFiles.write(folder, "{\"old\":\"longer\"}");
    Path file = ResultFiles.write(folder, "{\"ü\":1}");
    assertThat(file).isEqualTo(folder.resolve("result.json")).hasContent("{\"ü\":1}");
    assertThat(folder).isDirectoryContaining("glob:**result.json");
    assertThat(folder.toFile().list()).containsExactly("result.json");
  }

  @Test
  void runs_of_an_earlier_build_go_and_files_of_others_stay(@TempDir Path temp) throws IOException {
    for (int run = 1; run <= 3; run++) {
      ResultFiles.write(ResultFiles.repeated(temp, run), "{}");
    }
    Path note = Files.createFile(temp.resolve("run-2/note.txt"));
    Path whole = ResultFiles.write(temp, "{}");
    ResultFiles.removeRepeated(temp);
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("result.json", "run-2");
    assertThat(whole).exists();
    assertThat(note).exists();
    assertThat(temp.resolve("run-2/result.json")).doesNotExist();
  }

  @Test
  void half_a_character_takes_no_result(@TempDir Path temp) {
    assertThat(ResultFiles.write(temp, "{\"said\":\"a\ud800b\"}")).hasContent("{\"said\":\"a?b\"}");
  }

  @Test
  void a_folder_that_cannot_be_made_is_said(@TempDir Path temp) throws IOException {
    Path file = Files.createFile(temp.resolve("taken"));
    assertThatThrownBy(() -> ResultFiles.write(file.resolve("x"), "{}"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot write " + file.resolve("x").resolve("result.json") + " (")
        .hasMessageEndingWith("); set loadline.output-dir to a writable folder");
  }
}
