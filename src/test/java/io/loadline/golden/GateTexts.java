package io.loadline.golden;

import io.loadline.GateKit;
import io.loadline.GateOutput;
import io.loadline.document.ResultDocument;
import io.loadline.page.Page;
import io.loadline.testkit.ConsoleWidth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a gate as JUnit does, over real sockets, and keeps what users see of it. */
final class GateTexts {
  private GateTexts() {}

  /**
   * The texts of a class of gates.
   *
   * @param settings what is set from outside
   */
  static Map<String, String> of(URI url, Class<?> gate, UnaryOperator<GateKit> settings)
      throws IOException {
    Path folder = Files.createTempDirectory("golden");
    try {
      GateKit kit = GateKit.writingTo(folder).calling(url).with("loadline.self-check", "off");
      return texts(settings.apply(kit).run(gate), folder);
    } finally {
      remove(folder);
    }
  }

  private static Map<String, String> texts(GateOutput output, Path folder) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    ConsoleWidth.check(withoutManifest(output.console()));
    put(texts, "console.txt", MaskedText.text(output.console(), folder));
    put(texts, "entries.txt", MaskedText.entries(output.entries(), folder));
    put(texts, "failure.txt", MaskedText.text(failures(output), folder));
    put(texts, "skipped.txt", skipped(output));
    for (Path file : results(folder.resolve("results"))) {
      if (isPage(file) || file.getParent().endsWith("results")) {
        continue;
      }
      // Behind class and method.
      String name = file.subpath(folder.getNameCount() + 3, file.getNameCount()).toString();
      texts.put(name.replace('\\', '/'), MaskedText.json(Files.readString(file), folder));
    }
    return texts;
  }

  /**
   * Made of the result.json beside it alone, so that it needs no golden file of its own, as the
   * list of all gates.
   */
  private static boolean isPage(Path file) {
    return file.endsWith(Page.FILE) && Files.exists(file.resolveSibling(ResultDocument.FILE));
  }

  /** The Job of a plan is a document of YAML, of which no line is broken. */
  private static String withoutManifest(String console) {
    return console.split("the Job of its load\n", 2)[0];
  }

  private static void put(Map<String, String> texts, String file, String text) {
    if (!text.isEmpty()) {
      texts.put(file, text);
    }
  }

  private static String failures(GateOutput output) {
    return output.errors().stream()
        .flatMap(error -> Stream.concat(Stream.of(error), Stream.of(error.getSuppressed())))
        .map(Throwable::getLocalizedMessage)
        .collect(Collectors.joining("\n\n"));
  }

  private static String skipped(GateOutput output) {
    return output
        .tests()
        .skipped()
        .map(event -> event.getRequiredPayload(String.class))
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> results(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
