package io.loadline.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of a page. Java blocks are either whole types or members of a class; members are
 * wrapped in one. The imports below are understood in both, so that pages need not show them.
 *
 * @param place file and line of the opening fence
 * @param language what stands behind the fence
 */
record Snippet(String place, String language, String text) {
  static final String IMPORTS =
      """
      import static io.loadline.assertj.LoadResultAssertions.assertThat;
      import io.loadline.*;
      import io.loadline.plan.Arrivals;
      import io.loadline.plan.RunIn;
      import java.nio.file.Path;
      import java.time.Duration;
      import org.junit.jupiter.api.*;
      """;

  /**
   * For Spring, which is on no class path here; scripts/matrix runs what docs/spring-boot.md shows.
   */
  private static final String SPRING =
      """
      @interface LocalServerPort {}
      @interface SpringBootTest {
        WebEnvironment webEnvironment();
        enum WebEnvironment { RANDOM_PORT }
      }
      """;

  /** Of a whole file, which is compiled in another package here. */
  private static final Pattern PACKAGE = Pattern.compile("^package .*;$", Pattern.MULTILINE);

  private static final String FENCE = "```";
  private static final Pattern TYPE =
      Pattern.compile(
          "^((public|final|abstract|sealed) )*(class|record|interface|enum|@interface) ",
          Pattern.MULTILINE);

  /** All blocks of README.md and of the pages in docs. */
  static List<Snippet> all() {
    return pages().stream().flatMap(page -> of(page).stream()).toList();
  }

  static List<Path> pages() {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
      docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Snippet> of(Path page) {
    List<String> lines = read(page).lines().toList();
    List<Snippet> snippets = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(FENCE)) {
        if (start >= 0) {
          snippets.add(block(page, lines, start, i));
        }
        start = start >= 0 ? -1 : i;
      }
    }
    return snippets;
  }

  private static Snippet block(Path page, List<String> lines, int start, int end) {
    String language = lines.get(start).strip().substring(FENCE.length()).strip();
    String text = String.join("\n", lines.subList(start + 1, end)).stripIndent();
    return new Snippet(page + ":" + (start + 1), language, text);
  }

  /** A compilation unit. */
  String source() {
    boolean whole = TYPE.matcher(text).find();
    String types =
        whole
            ? PACKAGE.matcher(text).replaceFirst("")
            : "abstract class Snippet {\n" + text + "\n}";
    return IMPORTS + types + "\n" + (text.contains("@SpringBootTest") ? SPRING : "");
  }

  /** The same at another place. */
  Snippet at(String elsewhere) {
    return new Snippet(elsewhere, language, text);
  }

  /** Another text at the same place. */
  Snippet with(String other) {
    return new Snippet(place, language, other);
  }

  @Override
  public String toString() {
    return place;
  }
}
