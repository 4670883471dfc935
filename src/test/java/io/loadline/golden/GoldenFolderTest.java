package io.loadline.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFolderTest {
  private final Path root;
  private final GoldenFolder golden;

  GoldenFolderTest(@TempDir Path root) {
    this.root = root;
    this.golden = new GoldenFolder(root, false);
  }

  @BeforeEach
  void write() throws Exception {
    new GoldenFolder(root, true)
        .check(fixture(Map.of("console.txt", "one\ntwo", "iris/result.json", "{}")));
  }

  private static GoldenFixture fixture(Map<String, String> texts) {
    return new GoldenFixture("pass", () -> texts);
  }

  @Test
  void what_was_written_is_equal() {
    assertThatCode(
            () ->
                golden.check(fixture(Map.of("console.txt", "one\ntwo", "iris/result.json", "{}"))))
        .doesNotThrowAnyException();
  }

  @Test
  void a_difference_is_told_with_file_and_line() {
    assertThatThrownBy(
            () ->
                golden.check(fixture(Map.of("console.txt", "one\ntow", "iris/result.json", "{}"))))
        .hasMessageContaining("pass/console.txt differs from line 2 on (2 lines, now 2):")
        .hasMessageContaining("  golden  two")
        .hasMessageContaining("  now     tow");
  }

  @Test
  void a_line_more_or_less_is_a_difference() {
    assertThatThrownBy(
            () -> golden.check(fixture(Map.of("console.txt", "one", "iris/result.json", "{}"))))
        .hasMessageContaining("differs from line 2 on (2 lines, now 1)");
  }

  @Test
  void a_blank_at_the_end_is_a_difference() {
    assertThatThrownBy(
            () ->
                golden.check(
                    fixture(Map.of("console.txt", "one\ntwo\n", "iris/result.json", "{}"))))
        .hasMessageContaining("differs from line 4 on");
  }

  @Test
  void a_text_without_file_or_a_file_without_text_is_an_error() {
    assertThatThrownBy(() -> golden.check(fixture(Map.of("console.txt", "one\ntwo"))))
        .hasMessageContaining(
            "pass holds [console.txt, iris/result.json], and its fixture makes [console.txt]");
    assertThatThrownBy(
            () ->
                golden.check(
                    fixture(
                        Map.of("console.txt", "", "iris/result.json", "{}", "failure.txt", ""))))
        .hasMessageContaining("makes [console.txt, failure.txt, iris/result.json]");
  }

  @Test
  void a_fixture_without_files_is_an_error() {
    GoldenFixture unknown = new GoldenFixture("fail", () -> Map.of("console.txt", ""));
    assertThatThrownBy(() -> golden.check(unknown))
        .hasMessageContaining("fail has no file: write it with -Dgolden.write");
  }

  @Test
  void writing_removes_files_that_are_no_longer_made() throws Exception {
    new GoldenFolder(root, true).check(fixture(Map.of("console.txt", "three")));
    assertThat(root.resolve("pass/console.txt")).hasContent("three");
    assertThat(Files.exists(root.resolve("pass/iris/result.json"))).isFalse();
  }

  @Test
  void nothing_is_written_unless_it_is_asked_for() {
    assertThat(GoldenFolder.isWriting(null, Map.of())).isFalse();
    assertThat(GoldenFolder.isWriting("false", Map.of())).isFalse();
    assertThat(GoldenFolder.isWriting("", Map.of())).isTrue();
  }

  @Test
  void nothing_is_written_under_ci() {
    assertThatThrownBy(() -> GoldenFolder.isWriting("true", Map.of("CI", "1")))
        .hasMessageContaining("-Dgolden.write is refused where CI is set");
  }
}
