package io.loadline.gate;

import io.loadline.config.gate.Switches;
import io.loadline.document.ResultDocument;
import io.loadline.page.Page;
import io.loadline.plan.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages that are made of one result, and of all results of its build. For one thread. */
final class PageFiles {
  /** By which the system's clock of processes may be off. */
  private static final Duration IMPRECISION = Duration.ofSeconds(2);

  private final Path results;
  private final Optional<Path> history;
  private Page.@Nullable KeptRuns kept;

  /**
   * Of one gate.
   *
   * @param results {@code loadline.output-dir}
   * @param history where runs are kept over builds; empty where they are not
   */
  PageFiles(Path results, Optional<Path> history) {
    this.results = results;
    this.history = history;
  }

  static PageFiles of(Switches switches) {
    return new PageFiles(
        RunFolder.all(switches).toAbsolutePath().normalize(), RunFolder.history(switches));
  }

  /**
   * Makes the folder where runs are kept where it is not there, so that nobody waits for a load
   * whose run cannot be kept.
   *
   * @throws InvalidConfigurationException when it can be no such folder; the message says why
   */
  void makeHistory() {
    history.ifPresent(PageFiles::make);
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw refusal(folder, "nothing may be written there");
      }
    } catch (FileAlreadyExistsException e) {
      throw refusal(folder, "is a file, where a folder is needed");
    } catch (IOException e) {
      throw refusal(folder, "cannot be made (" + e + ")");
    }
  }

  private static InvalidConfigurationException refusal(Path folder, String rule) {
    return new InvalidConfigurationException(
        List.of(
            new InvalidConfigurationException.Problem(
                "loadline.history = \"" + folder + "\"",
                "",
                rule,
                "name a folder that this user may write to, or leave loadline.history out")));
  }

  /** Keeps the run in the history, if there is one. No file of the gate's report. */
  List<Path> keep(Path folder, ResultDocument result) throws IOException {
    if (history.isPresent()) {
      Page.keep(result, history.get(), System.getenv(), ProjectDir.find());
    }
    return List.of();
  }

  /** One page of the gate, and one of each of its endpoints. */
  List<Path> write(Path folder, ResultDocument result) throws IOException {
    Path own = folder.toAbsolutePath().normalize();
    Optional<Path> list =
        isListed(own) ? Optional.of(own.relativize(results).resolve(Page.FILE)) : Optional.empty();
    return write(folder, result, Page.of(result, list, kept(result)));
  }

  /** Read once: those of a gate may be many files, and the page and the list both need them. */
  private Page.KeptRuns kept(ResultDocument result) throws IOException {
    Page.KeptRuns runs = kept;
    if (runs == null) {
      runs = history.isPresent() ? Page.KeptRuns.of(result, history.get()) : Page.KeptRuns.NONE;
      kept = runs;
    }
    return runs;
  }

  /** As {@link #write(Path, ResultDocument)}, of a result of any age. */
  static List<Path> writeAlone(Path folder, ResultDocument result) {
    return write(folder, result, Page.of(result));
  }

  private static List<Path> write(Path folder, ResultDocument result, String page) {
    List<Path> pages = new ArrayList<>();
    pages.add(ResultFiles.write(folder, Page.FILE, page));
    for (ResultDocument each : result.endpoints()) {
      pages.add(
          ResultFiles.write(folder.resolve(each.name()), Page.FILE, Page.ofEndpoint(each, result)));
    }
    return pages;
  }

  /** Writes the list of all gates anew. No file of the gate's report. */
  List<Path> list(Path folder, ResultDocument result) throws IOException {
    Path own = folder.toAbsolutePath().normalize();
    if (isListed(own)) {
      Instant since = buildStart(ProcessHandle.current());
      Page.writeIndex(results, result, own, since, kept(result));
    }
    return List.of();
  }

  private boolean isListed(Path folder) {
    return folder.startsWith(results) && !folder.equals(results);
  }

  /**
   * Since when a build runs: since the JVM of the build tool started, which is the closest ancestor
   * of this one that is a JVM; without one, since this one did. A daemon may have started long
   * before; then nothing is taken for older than it is.
   *
   * @return {@link Instant#MIN} where the system does not tell
   */
  static Instant buildStart(ProcessHandle process) {
    Optional<ProcessHandle> tool = process.parent();
    while (tool.isPresent() && !isJvm(tool.get())) {
      tool = tool.get().parent();
    }
    return tool.orElse(process)
        .info()
        .startInstant()
        .map(started -> started.minus(IMPRECISION))
        .orElse(Instant.MIN);
  }

  private static boolean isJvm(ProcessHandle process) {
    String command = process.info().command().orElse("");
    return command.endsWith("java") || command.endsWith("java.exe");
  }
}
