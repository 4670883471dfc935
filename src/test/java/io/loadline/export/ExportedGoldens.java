package io.loadline.export;

import io.loadline.document.ResultDocument;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ResultDocuments;
import io.loadline.testkit.SampleRun;
import io.loadline.testkit.StreamSimulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes results in all formats, for {@code scripts/formats-check}. */
final class ExportedGoldens {
  private ExportedGoldens() {}

  /** Into the folder that the argument names, a folder for each result. */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, ResultDocument> each : results().entrySet()) {
      Path folder = Path.of(arguments[0], each.getKey());
      for (ExportFormat format : ExportFormat.values()) {
        for (Map.Entry<String, ResultDocument> place : format.places(each.getValue()).entrySet()) {
          Path file = folder.resolve(place.getKey());
          Files.createDirectories(file.resolveSibling(""));
          Files.writeString(file, format.text(place.getValue()));
        }
      }
    }
  }

  private static Map<String, ResultDocument> results() {
    Map<String, ResultDocument> results = new LinkedHashMap<>();
    for (String fixture :
        new String[] {
          "endpoints-of-each-verdict",
          "fail-dead-masked",
          "fail-message-stream",
          "fail-token-stream-goodput",
          "invalid-lost",
          "pass-canary-of-knative",
          "pass-closed-loop",
          "pass-stages",
          "pass-workers"
        }) {
      results.put(fixture, ResultDocuments.golden(fixture));
    }
    results.put("sample", ResultDocuments.of(new SampleRun().build()));
    results.put(
        "stream",
        ResultDocuments.of(StreamSimulation.of(Plans.constant(50), Plans.noErrors()).run()));
    return results;
  }
}
