package io.loadline.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The commit that a build is of: as the CI system says, else as Git's own files say. */
final class CommitId {
  /** GitHub, GitLab, Jenkins, Buildkite, CircleCI, Azure, Bitbucket, TeamCity. */
  private static final List<String> VARIABLES =
      List.of(
          "GITHUB_SHA",
          "CI_COMMIT_SHA",
          "GIT_COMMIT",
          "BUILDKITE_COMMIT",
          "CIRCLE_SHA1",
          "BUILD_SOURCEVERSION",
          "BITBUCKET_COMMIT",
          "BUILD_VCS_NUMBER");

  private static final String HASH = "[0-9a-f]{40}([0-9a-f]{24})?";

  private CommitId() {}

  /**
   * The whole hash; empty when nobody knows one.
   *
   * @param environment variables of the process
   * @param project its folder, or one below it
   */
  static String of(Map<String, String> environment, Path project) {
    return VARIABLES.stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> value.matches(HASH))
        .findFirst()
        .orElseGet(() -> inRepository(project.toAbsolutePath()));
  }

  private static String inRepository(Path project) {
    for (Path folder = project; folder != null; folder = folder.getParent()) {
      Path git = folder.resolve(".git");
      if (Files.exists(git)) {
        try {
          return head(Files.isDirectory(git) ? git : linked(git)).orElse("");
        } catch (IOException e) {
          return "";
        }
      }
    }
    return "";
  }

  /** That of a work tree beside the repository: a file that names the folder. */
  private static Path linked(Path git) throws IOException {
    String named = Files.readString(git).strip().replaceFirst("^gitdir: *", "");
    return git.resolveSibling(named);
  }

  private static Optional<String> head(Path git) throws IOException {
    String head = Files.readString(git.resolve("HEAD")).strip();
    if (!head.startsWith("ref:")) {
      return Optional.of(head).filter(hash -> hash.matches(HASH));
    }
    String ref = head.substring("ref:".length()).strip();
    Path common = git.resolve("commondir");
    Path shared =
        Files.exists(common) ? git.resolve(Files.readString(common).strip()).normalize() : git;
    Path loose = shared.resolve(ref);
    return Files.exists(loose)
        ? Optional.of(Files.readString(loose).strip()).filter(hash -> hash.matches(HASH))
        : packed(shared.resolve("packed-refs"), ref);
  }

  private static Optional<String> packed(Path file, String ref) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.endsWith(" " + ref))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .filter(hash -> hash.matches(HASH))
          .findFirst();
    }
  }
}
