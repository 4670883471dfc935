package io.loadline.page;

import io.loadline.document.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;

/**
 * Results of gates in a folder, and the list of them.
 *
 * @param build when the build began that wrote them
 */
record WrittenGates(Path root, Instant build) {
  GateIndex index() {
    return new GateIndex(root, build);
  }

  void write(String path) throws IOException {
    index().write(root.resolve(path), read(path), Map.of());
  }

  ResultDocument read(String path) throws IOException {
    return ResultDocument.read(root.resolve(path));
  }

  ParsedPage page() throws Exception {
    return ParsedPage.of(Files.readString(root.resolve("index.html")));
  }

  void result(String path, String verdict, int p99) throws IOException {
    Path folder = Files.createDirectories(root.resolve(path));
    String json =
        """
        {"name": "demo/%s", "gate": "demo.IrisIT#iris", "verdict": "%s", "headline": "", "reason": "",
         "objectives": [{"metric": "http/latency-p99", "limit": 500, "bound": "upper", "unit": "ms",
           "observed": %d, "samples": 100, "verdict": "%s", "reason": ""}],
         "started": "2026-11-24T09:00:05Z", "elapsed_s": 12.6}
        """;
    Path part = root.resolve(path + "/part");
    Files.writeString(
        part, json.formatted(folder.getFileName(), verdict, p99, p99 > 500 ? "FAIL" : "PASS"));
    Files.move(part, folder.resolve("result.json"), StandardCopyOption.REPLACE_EXISTING);
  }
}
