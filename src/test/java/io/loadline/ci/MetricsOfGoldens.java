package io.loadline.ci;

import io.loadline.document.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes metrics of results of each kind for parsers of others; scripts/openmetrics-check. */
final class MetricsOfGoldens {
  private MetricsOfGoldens() {}

  /**
   * Writes one file a golden result that holds figures, and one of them all.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    try (Stream<Path> fixtures = Files.list(Path.of("src/test/resources/golden"))) {
      for (Path fixture : fixtures.filter(MetricsOfGoldens::holdsFigures).sorted().toList()) {
        ResultDocument result = ResultDocument.read(fixture);
        String name = fixture.getFileName() + ".txt";
        Files.writeString(folder.resolve(name), CiReports.openMetrics(result));
        CiReports.addMetrics(folder.resolve(CiReports.METRICS_FILE), result);
      }
    }
    for (int number : List.of(1, 2, 3)) {
      CiReports.addMetrics(
          folder.resolve(CiReports.METRICS_FILE), Documents.numbered(number, "PASS"));
    }
  }

  /** Some are no results of runs in virtual time, and hold words in their place. */
  private static boolean holdsFigures(Path fixture) {
    try (Stream<Path> files = Files.walk(fixture)) {
      List<Path> results = files.filter(each -> each.endsWith("result.json")).toList();
      return !results.isEmpty() && results.stream().noneMatch(MetricsOfGoldens::isMasked);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isMasked(Path result) {
    try {
      return Files.readString(result).contains(": <");
    } catch (IOException e) {
      return true;
    }
  }
}
