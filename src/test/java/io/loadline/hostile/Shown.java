package io.loadline.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must not be in a text that people and CI systems read. */
final class Shown {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?mi)^\\s*::[a-z-]+( [^\\n]*)?::|##\\[|##vso\\[|##teamcity\\[|\\[\\[ATTACHMENT\\|");

  private Shown() {}

  /** What does something else than being seen, as its codes; line breaks are not. */
  static List<String> hidden(String text) {
    return text.codePoints()
        .filter(each -> each != '\n' && isHidden(each))
        .mapToObj(Integer::toHexString)
        .distinct()
        .toList();
  }

  private static boolean isHidden(int each) {
    int type = Character.getType(each);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** By the rules of those who read what a build prints. */
  static void holdsNoCommand(String text) {
    assertThat(COMMAND.matcher(text).results().map(found -> found.group())).isEmpty();
  }

  /** What is longer is cut and ends in dots. */
  static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }

  /** Where something stands in a document. */
  static List<String> paths(JsonNode document) {
    List<String> paths = new ArrayList<>();
    collect(document, "", paths);
    return paths;
  }

  private static void collect(JsonNode node, String path, List<String> paths) {
    paths.add(path);
    node.properties().forEach(each -> collect(each.getValue(), path + "/" + each.getKey(), paths));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), path + "/" + i, paths);
    }
  }
}
