package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitIdTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
  private static final String OTHER = "fedcba9876543210fedcba9876543210fedcba98";

  private final Path project;

  CommitIdTest(@TempDir Path project) {
    this.project = project;
  }

  @Test
  void the_ci_system_is_believed_before_git() throws IOException {
    write(".git/HEAD", OTHER);

    assertThat(CommitId.of(Map.of("CI_COMMIT_SHA", HASH), project)).isEqualTo(HASH);
  }

  @Test
  void a_variable_that_holds_no_hash_is_passed_over() throws IOException {
    write(".git/HEAD", OTHER);

    assertThat(CommitId.of(Map.of("GIT_COMMIT", "main"), project)).isEqualTo(OTHER);
  }

  @Test
  void a_branch_is_followed_to_its_file() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/refs/heads/main", HASH + "\n");

    assertThat(CommitId.of(Map.of(), project.resolve("module"))).isEqualTo(HASH);
  }

  @Test
  void a_branch_without_a_file_is_found_among_the_packed_ones() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(
        ".git/packed-refs",
        "# pack-refs\n" + OTHER + " refs/heads/a\n" + HASH + " refs/heads/main\n");

    assertThat(CommitId.of(Map.of(), project)).isEqualTo(HASH);
  }

  @Test
  void a_linked_work_tree_is_followed_to_the_repository() throws IOException {
    write("repository/.git/worktrees/w/HEAD", "ref: refs/heads/w\n");
    write("repository/.git/worktrees/w/commondir", "../..\n");
    write("repository/.git/refs/heads/w", HASH + "\n");
    write("w/.git", "gitdir: ../repository/.git/worktrees/w\n");

    assertThat(CommitId.of(Map.of(), project.resolve("w"))).isEqualTo(HASH);
  }

  @Test
  void a_branch_without_a_commit_gives_none() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");

    assertThat(CommitId.of(Map.of(), project)).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
