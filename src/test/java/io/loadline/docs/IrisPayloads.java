package io.loadline.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The payloads of the iris model that the pages give: those within Java, and the file. */
public final class IrisPayloads {
  /** Whose gates are all on that model. */
  private static final List<Path> PAGES =
      List.of(
          Path.of("README.md"),
          Path.of("docs", "writing-gates.md"),
          Path.of("docs", "tutorials", "kserve.md"),
          Path.of("docs", "tutorials", "mlserver.md"));

  private static final Pattern TEXT_BLOCK =
      Pattern.compile("payload = \"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("payload = \"(\\{\\\\\".*\\})\"");

  private IrisPayloads() {}

  /** At least one. */
  public static List<String> all() {
    return PAGES.stream().flatMap(IrisPayloads::of).toList();
  }

  private static Stream<String> of(Path page) {
    String text = Snippet.read(page);
    Stream<String> files =
        Snippet.of(page).stream()
            .filter(snippet -> snippet.language().equals("json"))
            .filter(
                snippet -> !snippet.text().contains("\"implementation\"")) // settings of MLServer
            .map(Snippet::text);
    return Stream.of(groups(TEXT_BLOCK, text), groups(TEXT, text), files).flatMap(all -> all);
  }

  private static Stream<String> groups(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(1))
        .map(String::translateEscapes);
  }
}
