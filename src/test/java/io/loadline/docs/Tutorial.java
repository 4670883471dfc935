package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.GateKit;
import io.loadline.GateOutput;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** A page of docs/tutorials, whose gate is compiled and run as it stands there. */
record Tutorial(Path page) {
  /** Enough for a busy machine; what the tutorial promises is for a real service. */
  private static final String LONG = "100000";

  static Tutorial of(String name) {
    return new Tutorial(Path.of("docs", "tutorials", name + ".md"));
  }

  /** The only block that is a whole file. */
  Snippet gate() {
    return only("java", "import ");
  }

  /** The only block of that language that begins so. */
  Snippet only(String language, String start) {
    List<Snippet> found =
        Snippet.of(page).stream()
            .filter(snippet -> snippet.language().equals(language))
            .filter(snippet -> snippet.text().startsWith(start))
            .toList();
    assertThat(found).as("%s blocks of %s that begin with %s", language, page, start).hasSize(1);
    return found.get(0);
  }

  /**
   * Its gate against a service elsewhere, with a short load, short answers, and limits that are
   * easy to keep.
   */
  GateOutput run(String url, Path folder) throws IOException, ReflectiveOperationException {
    Path classes = folder.resolve("classes");
    Snippet gate = gate().with(gate().text().replace("\"max_tokens\": 32", "\"max_tokens\": 4"));
    assertThat(SnippetCompiler.errors(List.of(gate), classes).get(gate)).isEmpty();
    String name = gate.text().replaceFirst("(?s).*\\nclass (\\w+) .*", "$1");
    ClassLoader parent = Tutorial.class.getClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, parent)) {
      return kit(url, folder.resolve("output")).run(loader.loadClass("snippet0." + name));
    }
  }

  private GateKit kit(String url, Path output) {
    GateKit kit = GateKit.writingTo(output).with("loadline.url", url);
    String text = gate().text();
    if (text.contains("@StreamSlo")) {
      kit.with("loadline.ttft-p95", LONG).with("loadline.itl-p95", LONG);
      kit.with("loadline.timeout", "120s").with("loadline.warmup", "1");
      return kit.with("loadline.requests", "20").with("loadline.rate", "2");
    }
    kit.with(text.contains("latencyP99") ? "loadline.latency-p99" : "loadline.latency-p95", LONG);
    return kit.with("loadline.requests", "100").with("loadline.rate", "50");
  }

  static void passes(GateOutput output) {
    assertThat(output.errors()).as(output.console()).isEmpty();
    output.tests().assertStatistics(tests -> tests.started(1).succeeded(1));
    assertThat(output.console()).contains("PASS ");
  }
}
