package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryFileTest {
  private static final int KIB = 1 << 10;

  private final Path folder;
  private final Path path;
  private final SummaryFile file;

  SummaryFileTest(@TempDir Path folder) {
    this.folder = folder;
    path = folder.resolve("summary");
    file = new SummaryFile(path);
  }

  @Test
  void what_others_have_written_stays() throws IOException {
    Files.writeString(path, "# Theirs");

    file.append(List.of("### Ours"), false);

    assertThat(path).hasContent("# Theirs\n### Ours\n");
  }

  @Test
  void the_longest_that_fits_is_taken() throws IOException {
    Files.writeString(path, "x".repeat(880 * KIB));

    file.append(List.of("y".repeat(30 * KIB), "the short one"), true);

    assertThat(Files.readString(path)).endsWith("x\nthe short one\n");
  }

  @Test
  void the_last_100_kib_are_kept_for_what_is_not_pass() throws IOException {
    Files.writeString(path, "x".repeat(850 * KIB));

    file.append(List.of("green"), false);
    file.append(List.of("red"), true);

    assertThat(Files.readString(path))
        .endsWith(
            "x\n**Left out of this summary, gates of Loadline: 1     , and not PASS of these: 0     **"
                + " GitHub refuses a summary over 1,024 KiB. See the log of this step, and"
                + " result.json.\n\nred\n");
  }

  @Test
  void what_is_left_out_is_counted_in_one_line() throws IOException {
    Files.writeString(path, "x".repeat(899 * KIB));

    for (int i = 0; i < 123; i++) {
      file.append(List.of("y".repeat(KIB)), i % 2 == 0);
    }

    assertThat(Files.readString(path))
        .containsOnlyOnce("Left out")
        .contains("gates of Loadline: 123   , and not PASS of these: 62    **");
    assertThat(Files.size(path)).isLessThanOrEqualTo(900 * KIB);
  }

  @Test
  void a_file_that_others_have_filled_is_left_alone() throws IOException {
    Files.writeString(path, "x".repeat(1_000 * KIB));

    file.append(List.of("y"), true);

    assertThat(path).hasSize(1_000 * KIB);
  }

  @Test
  void a_thread_that_was_told_to_stop_writes_all_the_same() throws IOException {
    Thread.currentThread().interrupt();

    file.append(List.of("### Ours"), false);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(path).hasContent("\n### Ours\n");
  }

  @Test
  void a_file_that_cannot_be_written_is_named() {
    SummaryFile impossible = new SummaryFile(folder);

    assertThatThrownBy(() -> impossible.append(List.of("y"), true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString());
  }
}
