package io.loadline.gate;

import io.loadline.config.gate.Switches;
import io.loadline.document.ResultDocument;
import io.loadline.page.Page;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is made of a result.json that lies in its folder, once the gate is over. Whatever fails here
 * is said, and changes no verdict.
 */
final class ResultOutputs {
  private ResultOutputs() {}

  /**
   * One thing that is made of a result.
   *
   * @param what for people, where it fails
   */
  private record Output(String what, Maker maker) {}

  private interface Maker {
    /**
     * Makes it.
     *
     * @return files that belong into JUnit's report beside result.json
     */
    List<Path> make(Path folder, ResultDocument result) throws IOException;
  }

  /** What is wanted, in the order in which it is made. */
  private static List<Output> wanted(Switches switches) {
    Optional<Path> history = RunFolder.history(switches);
    List<Output> wanted = new ArrayList<>();
    history.ifPresent(
        to ->
            wanted.add(new Output("its run in the history", (folder, result) -> keep(result, to))));
    wanted.add(new Output(Page.FILE, (folder, result) -> pages(folder, result, history)));
    wanted.add(
        new Output(
            "the list of all gates",
            (folder, result) -> index(RunFolder.all(switches), folder, result, history)));
    return wanted;
  }

  private static List<Path> keep(ResultDocument result, Path history) throws IOException {
    Page.keep(result, history, System.getenv(), ProjectDir.find());
    return List.of();
  }

  /** No file of one gate's report. */
  private static List<Path> index(
      Path results, Path folder, ResultDocument result, Optional<Path> history) throws IOException {
    Path all = results.toAbsolutePath().normalize();
    Path own = folder.toAbsolutePath().normalize();
    if (own.startsWith(all) && !own.equals(all)) {
      Instant since = BuildStart.of(ProcessHandle.current());
      Page.writeIndex(all, result, own, since, history);
    }
    return List.of();
  }

  /** One of the gate, and one of each of its endpoints. */
  private static List<Path> pages(Path folder, ResultDocument result, Optional<Path> history)
      throws IOException {
    List<Path> pages = new ArrayList<>();
    String page = history.isPresent() ? Page.of(result, history.get()) : Page.of(result);
    pages.add(ResultFiles.write(folder, Page.FILE, page));
    for (ResultDocument each : result.endpoints()) {
      pages.add(
          ResultFiles.write(folder.resolve(each.name()), Page.FILE, Page.ofEndpoint(each, result)));
    }
    return pages;
  }

  /**
   * Makes all that is wanted.
   *
   * @param folder with the result.json of a gate
   * @param out where it is said that something could not be made
   * @return files that belong into JUnit's report beside result.json
   */
  static List<Path> write(Path folder, Switches switches, PrintStream out) {
    List<Path> files = new ArrayList<>();
    try {
      ResultDocument result = ResultDocument.read(folder);
      for (Output each : wanted(switches)) {
        files.addAll(made(each, folder, result, out));
      }
    } catch (IOException e) {
      say(out, folder, ResultDocument.FILE, e);
    }
    return files;
  }

  private static List<Path> made(
      Output output, Path folder, ResultDocument result, PrintStream out) {
    try {
      return output.maker.make(folder, result);
    } catch (IOException | RuntimeException e) {
      say(out, folder, output.what, e);
      return List.of();
    }
  }

  private static void say(PrintStream out, Path folder, String what, Exception e) {
    out.println("the result in " + folder + " stands, but not " + what + ": " + e);
  }
}
