package io.loadline.gate;

import io.loadline.config.gate.Switches;
import io.loadline.text.WrappedText;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the results of one run of a test go. A test that is run again in the same JVM, as Surefire
 * does with {@code rerunFailingTestsCount}, gets a folder beside that of its first run, with the
 * suffix {@code -run2}. Thread-safe.
 */
public final class RunFolder {
  /** By the folder of the first run, what became of each run in this JVM; an error at first. */
  private static final Map<Path, List<String>> RUNS = new ConcurrentHashMap<>();

  private static final String ERROR = "ERROR";

  private final Path first;
  private final int run;

  private RunFolder(Path first, int run) {
    this.first = first;
    this.run = run;
  }

  /** The folder of a run outside of a test. */
  public static Path ofProgram(Switches switches, String name) {
    return files(Optional.of(switches)).folder(name);
  }

  /**
   * A folder for the run of a test that begins now. The first run removes reruns of an earlier
   * build.
   *
   * @param switches say where results go; empty where they are wrong
   * @param overload 1, or the method's place among load tests of one name
   */
  public static RunFolder next(
      Optional<Switches> switches, Class<?> testClass, Method method, int overload) {
    return next(files(switches).folder(testClass.getName(), method.getName(), overload));
  }

  /**
   * The folder of the first run of a test, in this JVM or the one before.
   *
   * @param overload as in {@link #next(Optional, Class, Method, int)}
   */
  public static Path first(Switches switches, Class<?> testClass, Method method, int overload) {
    return files(Optional.of(switches)).folder(testClass.getName(), method.getName(), overload);
  }

  /** Where the results of all gates go. */
  static Path all(Switches switches) {
    return files(Optional.of(switches)).outputDir();
  }

  /** Where runs are kept over builds; empty where they are not. */
  static Optional<Path> history(Switches switches) {
    String folder = switches.outputs().history();
    return folder.isEmpty() ? Optional.empty() : Optional.of(ProjectDir.find().resolve(folder));
  }

  private static ResultFiles files(Optional<Switches> switches) {
    Path project = ProjectDir.find();
    return new ResultFiles(
        switches
            .flatMap(each -> Optional.ofNullable(each.outputDir()))
            .map(project::resolve)
            .orElseGet(() -> ResultFiles.defaultDir(project)));
  }

  private static RunFolder next(Path first) {
    List<String> runs = RUNS.computeIfAbsent(first.toAbsolutePath(), key -> new ArrayList<>());
    synchronized (runs) {
      runs.add(ERROR);
      RunFolder next = new RunFolder(first, runs.size());
      if (next.run == 1) {
        ResultFiles.removeReruns(first, rerun -> !RUNS.containsKey(rerun.toAbsolutePath()));
      }
      return next;
    }
  }

  public Path path() {
    return path(run);
  }

  private Path path(int number) {
    return ResultFiles.rerun(first, number);
  }

  /** What became of the run, when it is no error. */
  public void ended(String how) {
    List<String> runs = RUNS.getOrDefault(first.toAbsolutePath(), new ArrayList<>());
    synchronized (runs) {
      runs.set(run - 1, how);
    }
  }

  /**
   * Prints that the test is run again, and what became of its earlier runs.
   *
   * @return the same for the report; empty for the first run
   */
  public Optional<String> announceRerun(String test) {
    if (run == 1) {
      return Optional.empty();
    }
    List<String> runs = RUNS.getOrDefault(first.toAbsolutePath(), List.of());
    List<String> earlier = new ArrayList<>();
    synchronized (runs) {
      for (int number = 1; number < run; number++) {
        String shown = ProjectDir.shown(path(number));
        earlier.add("run " + number + " ended " + runs.get(number - 1) + " (" + shown + ")");
      }
    }
    String note = "this is run " + run + " of the test: " + String.join(", ", earlier);
    System.out.println(WrappedText.message(test + ": " + note));
    return Optional.of(note);
  }
}
