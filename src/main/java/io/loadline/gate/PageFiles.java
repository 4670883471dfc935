package io.loadline.gate;

import io.loadline.config.gate.Switches;
import io.loadline.document.ResultDocument;
import io.loadline.page.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pages that are made of a result, and of all results of a build.
 *
 * @param results {@code loadline.output-dir}
 * @param history where runs are kept over builds; empty where they are not
 */
record PageFiles(Path results, Optional<Path> history) {
  static PageFiles of(Switches switches) {
    return new PageFiles(
        RunFolder.all(switches).toAbsolutePath().normalize(), RunFolder.history(switches));
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
    String page = history.isPresent() ? Page.of(result, history.get()) : Page.of(result);
    return write(folder, result, page);
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
    if (own.startsWith(results) && !own.equals(results)) {
      Instant since = BuildStart.of(ProcessHandle.current());
      Page.writeIndex(results, result, own, since, history);
    }
    return List.of();
  }
}
