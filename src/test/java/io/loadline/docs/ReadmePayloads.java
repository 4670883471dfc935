package io.loadline.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The payloads that README.md gives: those within Java, and the file. */
public final class ReadmePayloads {
  private static final Pattern TEXT_BLOCK =
      Pattern.compile("payload = \"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("payload = \"(\\{\\\\\".*\\})\"");

  private ReadmePayloads() {}

  /** At least one. */
  public static List<String> all() {
    String readme = Snippet.read(Path.of("README.md"));
    Stream<String> files =
        Snippet.of(Path.of("README.md")).stream()
            .filter(snippet -> snippet.language().equals("json"))
            .map(Snippet::text);
    return Stream.of(groups(TEXT_BLOCK, readme), groups(TEXT, readme), files)
        .flatMap(all -> all)
        .toList();
  }

  private static Stream<String> groups(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(1))
        .map(String::translateEscapes);
  }
}
