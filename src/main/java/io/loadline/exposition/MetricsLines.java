package io.loadline.exposition;

import io.loadline.exposition.MetricsText.FormatException;
import io.loadline.exposition.MetricsText.MetricFamily;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a text line by line, and knows which family a line is of. */
final class MetricsLines {
  private static final String END = "# EOF";

  /** Of OpenMetrics; in the text format the last is a comment. */
  private static final Set<String> KEYWORDS = Set.of("HELP", "TYPE", "UNIT");

  private final boolean openMetrics;
  private final Predicate<String> wanted;
  private final Map<String, FamilyBuilder> families = new LinkedHashMap<>();

  /** By each name that a family's samples may have, and by its own. */
  private final Map<String, FamilyBuilder> owners = new HashMap<>();

  private @Nullable FamilyBuilder current;
  private boolean hasEnded;

  MetricsLines(boolean openMetrics, Predicate<String> wanted) {
    this.openMetrics = openMetrics;
    this.wanted = wanted;
  }

  List<MetricFamily> read(String text) throws FormatException {
    int number = 0;
    int from = 0;
    try {
      while (from < text.length()) {
        number++;
        int end = text.indexOf('\n', from);
        line(text.substring(from, end < 0 ? text.length() : end), end < 0);
        from = end < 0 ? text.length() : end + 1;
      }
      turnTo(null);
    } catch (FormatException e) {
      throw e.at(number);
    }
    if (openMetrics && !hasEnded) {
      throw new FormatException("ends without " + END);
    }
    return families.values().stream()
        .filter(FamilyBuilder::isWanted)
        .map(FamilyBuilder::build)
        .toList();
  }

  private void line(String line, boolean isCutOff) throws FormatException {
    String bare = openMetrics ? line : bare(line);
    if (hasEnded && (openMetrics || !bare.isEmpty())) {
      throw new FormatException("text behind " + END);
    }
    if (bare.equals(END)) {
      hasEnded = true;
    } else if (isCutOff && !bare.isEmpty()) {
      throw new FormatException("ends within a line");
    } else if (bare.startsWith("#")) {
      comment(bare);
    } else if (openMetrics || !bare.isEmpty()) {
      sample(SampleLine.read(bare, openMetrics));
    }
  }

  /** Without the blanks around it. */
  private static String bare(String line) {
    int from = 0;
    int end = line.length();
    while (from < end && isBlank(line.charAt(from))) {
      from++;
    }
    while (end > from && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(from, end);
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }

  private void comment(String line) throws FormatException {
    String[] parts = line.split(openMetrics ? " " : "[ \t]+", 4);
    boolean isTold = parts[0].equals("#") && parts.length > 2 && isKeyword(parts[1]);
    boolean isWhole = parts.length == 4 || (!openMetrics && isTold && parts[1].equals("HELP"));
    if (isTold && isWhole) {
      tell(parts[1], parts[2], parts.length == 4 ? parts[3] : "");
    } else if (openMetrics || isTold) {
      throw new FormatException("a comment that tells nothing");
    }
  }

  private boolean isKeyword(String word) {
    return KEYWORDS.contains(word) && (openMetrics || !word.equals("UNIT"));
  }

  private void tell(String keyword, String name, String text) throws FormatException {
    LineCursor cursor = new LineCursor(name, openMetrics);
    if (!cursor.name(true).equals(name)) {
      throw new FormatException("no name of a metric");
    }
    FamilyBuilder family = families.get(name);
    family = family == null ? begin(name) : family;
    turnTo(family);
    family.tell(keyword, text);
    for (String each : family.names()) {
      claim(each, family);
    }
  }

  private FamilyBuilder begin(String name) throws FormatException {
    FamilyBuilder family = new FamilyBuilder(name, openMetrics, wanted.test(name));
    claim(name, family);
    families.put(name, family);
    return family;
  }

  private void claim(String name, FamilyBuilder family) throws FormatException {
    FamilyBuilder owner = owners.putIfAbsent(name, family);
    if (owner != null && owner != family) {
      throw new FormatException("a name of two families");
    }
  }

  private void sample(SampleLine line) throws FormatException {
    FamilyBuilder family = owners.get(line.name());
    family = family == null ? begin(line.name()) : family;
    turnTo(family);
    family.add(line);
  }

  /** In OpenMetrics all lines of a family stand together, and it is whole behind the last. */
  private void turnTo(@Nullable FamilyBuilder family) throws FormatException {
    if (openMetrics && current != null && family != current) {
      current.end();
    }
    current = family;
  }
}
