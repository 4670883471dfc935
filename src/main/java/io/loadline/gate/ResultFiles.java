package io.loadline.gate;

import io.loadline.page.Page;
import io.loadline.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where results are kept: one folder a test under the output folder.
 *
 * @param outputDir {@code loadline.output-dir}, or {@link #defaultDir}
 */
record ResultFiles(Path outputDir) {
  private static final String RERUN = "-run";
  private static final String REPEATED = "run-";
  private static final int LONGEST_NAME = 150;

  /** {@code target/loadline} beside a pom.xml, else {@code build/loadline}. */
  static Path defaultDir(Path projectDir) {
    String build = Files.exists(projectDir.resolve("pom.xml")) ? "target" : "build";
    return projectDir.resolve(build).resolve("loadline");
  }

  /**
   * The folder of a test method.
   *
   * @param binaryClassName {@code demo.IrisGateIT$Slow}
   * @param overload 1, or the method's place among load tests of one name
   */
  Path folder(String binaryClassName, String method, int overload) {
    String suffix = overload > 1 ? "-" + overload : "";
    return outputDir.resolve(fileName(binaryClassName)).resolve(fileName(method) + suffix);
  }

  /** What texts name of a folder: a page is made of each result. */
  static Report.Files named(Optional<Path> folder) {
    return folder
        .map(
            each ->
                new Report.Files(
                    ProjectDir.shown(each.resolve(Page.FILE)),
                    ProjectDir.shown(each.resolve(Report.FILE))))
        .orElse(Report.Files.NONE);
  }

  /** The folder of a run of a test, beside that of its first run. */
  static Path rerun(Path first, int run) {
    return run == 1 ? first : first.resolveSibling(first.getFileName() + RERUN + run);
  }

  /**
   * Removes the results of reruns that an earlier build left.
   *
   * @param first the folder of the first run
   * @param removed tells by its folder whether a rerun goes
   */
  static void removeReruns(Path first, Predicate<Path> removed) {
    for (int run = 2; Files.exists(rerun(first, run)); run++) {
      Path folder = rerun(first, run);
      if (removed.test(folder)) {
        removeResults(folder);
      }
    }
  }

  /**
   * The folder of one of several runs of a gate, within that of its result.
   *
   * @param run from 1
   */
  static Path repeated(Path whole, int run) {
    return whole.resolve(REPEATED + run);
  }

  /** Removes the runs of a gate that an earlier build left, which may have made more. */
  static void removeRepeated(Path whole) {
    for (int run = 1; Files.exists(repeated(whole, run)); run++) {
      removeResults(repeated(whole, run));
    }
  }

  /** Removes a folder with what {@link #write} wrote, and leaves what others have put there. */
  private static void removeResults(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (isOurs(each) || (Files.isDirectory(each) && isEmpty(each))) {
          Files.delete(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the earlier result in " + folder, e);
    }
  }

  private static boolean isOurs(Path file) {
    return file.endsWith(Report.FILE)
        || file.endsWith(Page.FILE)
        || WorkerLogs.isOne(file)
        || ExportedFiles.isOne(file);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }

  /** The folder of a run outside of a test. */
  Path folder(String name) {
    return outputDir.resolve(fileName(name));
  }

  /** Kotlin allows nearly every character in a method's name, file systems do not. */
  private static String fileName(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}._$() +-]", "_").replaceAll("^\\.+|[. ]+$", "_");
    return safe.isEmpty() ? "_" : safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
  }

  /**
   * Writes result.json whole or not at all, and replaces an earlier one.
   *
   * @return the file
   * @throws UncheckedIOException when it cannot be written; the message says where and why
   */
  static Path write(Path folder, String json) {
    return write(folder, Report.FILE, json);
  }

  /** As {@link #write(Path, String)}, any file. */
  static Path write(Path folder, String name, String text) {
    Path file = folder.resolve(name);
    Path part = folder.resolve(name + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.createDirectories(folder);
      // Unlike writeString, which refuses a text with half a character: a ? stands for it.
      Files.write(part, text.getBytes(StandardCharsets.UTF_8));
      move(part, file);
      return file;
    } catch (IOException e) {
      String why = e.getClass().getSimpleName() + ": " + e.getMessage();
      throw new UncheckedIOException(
          "cannot write " + file + " (" + why + "); set loadline.output-dir to a writable folder",
          e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
