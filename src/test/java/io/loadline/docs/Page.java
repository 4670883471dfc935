package io.loadline.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown with its links and the anchors of its headings, as GitHub makes them.
 *
 * @param prose its lines without fenced blocks
 */
record Page(Path file, List<String> prose) {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern SCHEME = Pattern.compile("[a-z]+:.*");

  /** All pages of the repository, whoever reads them. */
  static List<Path> all() {
    List<Path> pages = new ArrayList<>();
    pages.addAll(below(Path.of("."), 1));
    pages.addAll(below(Path.of("docs"), 9));
    pages.add(Path.of("sample-project", "README.md"));
    pages.add(Path.of("benchmarks", "README.md"));
    return pages;
  }

  private static List<Path> below(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(path -> path.toString().endsWith(".md"))
          .map(Path::normalize)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(Path file) {
    List<String> prose = new ArrayList<>();
    boolean fenced = false;
    for (String line : read(file).lines().toList()) {
      boolean fence = line.strip().startsWith("```");
      if (!fence && !fenced) {
        prose.add(line);
      }
      fenced ^= fence;
    }
    return new Page(file, prose);
  }

  /** Of any file; bytes that are no text are passed over. */
  static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that it links. */
  List<Path> linkedFiles() {
    return links().map(this::target).toList();
  }

  /** The relative links that lead to no file, or to no heading of one. */
  List<String> deadLinks() {
    return links().filter(link -> !leadsSomewhere(link)).toList();
  }

  private Stream<String> links() {
    return prose.stream()
        .flatMap(line -> LINK.matcher(line).results())
        .map(match -> match.group(1))
        .filter(link -> !SCHEME.matcher(link).matches());
  }

  private boolean leadsSomewhere(String link) {
    Path target = target(link);
    if (!Files.exists(target)) {
      return false;
    }
    int hash = link.indexOf('#');
    return hash < 0 || of(target).anchors().contains(link.substring(hash + 1));
  }

  private Path target(String link) {
    String path = link.replaceFirst("#.*", "");
    return path.isEmpty() ? file : file.resolveSibling(path).normalize();
  }

  /** The second heading of a name has -1 behind it, and so on. */
  private List<String> anchors() {
    List<String> anchors = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (String line : prose) {
      if (line.matches("#{1,6} .*")) {
        String anchor = anchor(line.replaceFirst("#+ ", "").strip());
        int before = seen.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
