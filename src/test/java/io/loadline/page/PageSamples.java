package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Writes pages for {@code scripts/page-check}, which opens them in a browser: one of each golden
 * result that it names, of large results that are made up, of a history, and the list of them all.
 */
final class PageSamples {
  private static final int RUNS = 24;

  /** The simulated clock, which pages leave out. */
  private static final String UNSET = "1970-01-01T00:00:00.002Z";

  private final Path golden;
  private final Path to;
  private final Path history;

  private PageSamples(Path golden, Path to) {
    this.golden = golden;
    this.to = to;
    this.history = to.resolve("kept");
  }

  /** The folder of golden results, a new folder, and names of golden results. */
  public static void main(String[] args) throws Exception {
    PageSamples samples = new PageSamples(Path.of(args[0]), Path.of(args[1]));
    for (String each : List.of(args).subList(2, args.length)) {
      samples.writeGolden(each);
    }
    samples.writeMade("fail-shaded", new MadeResult(60, 400, 1).json());
    samples.writeMade(
        "ten-million-requests", counted(new MadeResult(2_700, 4_000, 8).json(), 700, 30.5));
  }

  /** With counters over so many windows of so many seconds, the first in the warm-up. */
  private static String counted(String made, int windows, double seconds) {
    StringJoiner all = new StringJoiner(", ");
    for (int i = 0; i < windows; i++) {
      all.add(
          """
          {"start_s": %s, "length_s": %s, "requests": 90, "waiting": %d, "busy": 0.9,
           "queue": {"count": 90, "mean": %d}, "compute": {"count": 90, "mean": 7.5}}"""
              .formatted((i - 0.5) * seconds, seconds, i % 7, 3 * (i % 7)));
    }
    return made.replace(
        "\"notes\":",
        """
        "serverMetrics": {"server": "Triton", "version": "2.51.0", "checked": "ran", "reason": "",
          "counted": 10800000, "waiting": 3, "busy": 0.9, "queue": {"count": 90, "mean": 9},
          "compute": {"count": 90, "mean": 7.5},
          "processes": [{"name": "localhost:8000", "requests": 10800000}], "windows": [%s]},
        "notes":"""
            .formatted(all));
  }

  private void writeGolden(String name) throws IOException {
    Path from = golden.resolve(name);
    Path folder = to.resolve("results").resolve("samples").resolve(name);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.filter(it -> it.endsWith(ResultDocument.FILE)).toList()) {
        Path copy = folder.resolve(from.relativize(each));
        Files.createDirectories(copy.getParent());
        String text = Files.readString(each);
        Files.writeString(copy, text.replace(UNSET, "2026-11-24T09:00:00Z"));
      }
    }
    write(folder);
  }

  private void writeMade(String name, String json) throws IOException {
    Path folder = to.resolve("results").resolve("samples").resolve(name);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(ResultDocument.FILE), json);
    write(folder);
  }

  private void write(Path folder) throws IOException {
    ResultDocument result = ResultDocument.read(folder);
    keepEarlier(result);
    Page.keep(result, history, Map.of("GITHUB_SHA", commit(RUNS)), to);
    Page.KeptRuns runs = Page.KeptRuns.of(result, history);
    Path list = folder.relativize(to.resolve("results")).resolve(Page.FILE);
    Files.writeString(folder.resolve(Page.FILE), Page.of(result, Optional.of(list), runs));
    for (ResultDocument each : result.endpoints()) {
      Path own = folder.resolve(each.name()).resolve(Page.FILE);
      Files.writeString(own, Page.ofEndpoint(each, result));
    }
    Page.writeIndex(to.resolve("results"), result, folder, Instant.MIN, runs);
  }

  /** Runs before it: figures around its own, some beyond the limit, an image that changed. */
  private void keepEarlier(ResultDocument result) throws IOException {
    Random random = new Random(11);
    for (int i = 1; i < RUNS; i++) {
      double factor = 0.85 + 0.3 * random.nextDouble();
      List<ObjectiveFigures> figures =
          result.objectives().stream().map(each -> scaled(each, factor)).toList();
      String image = "registry.example/iris@sha256:" + commit(i / 9) + commit(i / 9);
      String at = "2026-10-%02dT09:00:00Z".formatted(i);
      RunHistory.in(history)
          .add(new PastRun(at, result.gate(), "PASS", commit(i / 2), List.of(image), 2, figures));
    }
  }

  private static ObjectiveFigures scaled(ObjectiveFigures of, double factor) {
    if (of.observed().isEmpty()) {
      return of;
    }
    double observed = of.observed().getAsDouble() * factor;
    boolean held = of.upper() ? observed <= of.limit() : observed >= of.limit();
    return new ObjectiveFigures(
        of.metric(),
        of.limit(),
        of.upper(),
        of.unit(),
        OptionalDouble.of(observed),
        of.samples(),
        held ? "PASS" : "FAIL",
        "");
  }

  private static String commit(int of) {
    return "%08x".formatted(of * 0x9e3779b1).repeat(5);
  }
}
