package io.loadline.exposition;

import io.loadline.exposition.MetricsText.FormatException;
import io.loadline.exposition.MetricsText.LabeledSample;
import io.loadline.exposition.MetricsText.MetricFamily;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text of src/test/resources/expositions, and what is to be read in it: either samples (type,
 * name, labels, value, seconds) or why it is refused. scripts/openmetrics-check holds the same
 * files against the reference parser; where that one differs, they say {@code because}.
 */
record CorpusText(String contentType, JsonTree entry) {
  static final Path FOLDER = Path.of("src/test/resources/expositions");

  static List<CorpusText> plain() {
    return all("plain.json", "text/plain; version=0.0.4");
  }

  static List<CorpusText> openMetrics() {
    return all("openmetrics.json", "application/openmetrics-text; version=1.0.0");
  }

  private static List<CorpusText> all(String file, String contentType) {
    try {
      JsonTree entries = new JsonTree(Json.parse(Files.readString(FOLDER.resolve(file))));
      return entries.list().stream().map(each -> new CorpusText(contentType, each)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonException e) {
      throw new IllegalStateException(file, e);
    }
  }

  String text() {
    return entry.text("text");
  }

  /** What is to be read in it, a line a sample, or the reason for which it is refused. */
  List<String> expected() {
    return entry.isPresent("told")
        ? entry.list("told").stream().map(CorpusText::line).toList()
        : List.of("refused: " + entry.text("refused"));
  }

  List<String> read() {
    try {
      return read(text(), family -> true).families().stream().flatMap(CorpusText::lines).toList();
    } catch (FormatException e) {
      return List.of("refused: " + e.getMessage());
    }
  }

  /** Another text in the format of this one. */
  MetricsText read(String text, Predicate<String> wanted) throws FormatException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return MetricsText.read(bytes, bytes.length, contentType, wanted);
  }

  private static Stream<String> lines(MetricFamily family) {
    String type = family.type().name().toLowerCase(Locale.ROOT);
    return family.samples().stream().map(sample -> line(type, sample));
  }

  private static String line(String type, LabeledSample sample) {
    double value = sample.value() + 0.0;
    String at = String.valueOf(seconds(sample.at()));
    return String.join(
        " ", type, sample.name(), new TreeMap<>(sample.labels()).toString(), value + "", at);
  }

  private static @Nullable Double seconds(@Nullable Instant at) {
    return at == null ? null : at.getEpochSecond() + at.getNano() / 1e9;
  }

  private static String line(JsonTree sample) {
    List<JsonTree> parts = sample.list();
    String value =
        switch (parts.get(3).text()) {
          case "+Inf" -> "Infinity";
          case "-Inf" -> "-Infinity";
          case "NaN" -> "NaN";
          default -> String.valueOf(parts.get(3).figure().orElseThrow());
        };
    String at = parts.get(4).isPresent() ? parts.get(4).figure().orElseThrow() + "" : "null";
    String labels = new TreeMap<>(parts.get(2).strings()).toString();
    return String.join(" ", parts.get(0).text(), parts.get(1).text(), labels, value, at);
  }

  @Override
  public String toString() {
    return entry.text("name");
  }
}
