package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads OpenMetrics text by the letter of its specification, as far as gauges go. */
final class OpenMetricsGrammar {
  private static final Pattern META = Pattern.compile("# (TYPE|UNIT|HELP) ([a-z_:]+) (.+)");
  private static final String LABEL = "[a-z_]+=\"(?:[^\"\\\\\n]|\\\\[\"\\\\n])*\"";
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)\\{(" + LABEL + "(?:," + LABEL + ")*)\\} (-?[0-9]+(?:\\.[0-9]+)?)");

  private final Map<String, Double> samples = new LinkedHashMap<>();
  private final Set<String> families = new HashSet<>();
  private String family = "";

  private OpenMetricsGrammar() {}

  /** The values by sample, name with labels. */
  static Map<String, Double> read(String text) {
    OpenMetricsGrammar reader = new OpenMetricsGrammar();
    assertThat(text).endsWith("# EOF\n").containsOnlyOnce("# EOF").doesNotContain("\r");
    text.substring(0, text.length() - "# EOF\n".length()).lines().forEach(reader::line);
    return reader.samples;
  }

  private void line(String line) {
    Matcher meta = META.matcher(line);
    if (!meta.matches()) {
      sample(line);
    } else if (meta.group(1).equals("TYPE")) {
      family = meta.group(2);
      assertThat(families.add(family)).as("a family stands once: %s", line).isTrue();
      assertThat(meta.group(3)).isEqualTo("gauge");
    } else {
      assertThat(meta.group(2)).as(line).isEqualTo(family);
      if (meta.group(1).equals("UNIT")) {
        assertThat(family).endsWith("_" + meta.group(3));
      }
    }
  }

  private void sample(String line) {
    Matcher sample = SAMPLE.matcher(line);
    assertThat(sample.matches()).as(line).isTrue();
    assertThat(sample.group(1)).as(line).isEqualTo(family);
    String key = sample.group(1) + "{" + sample.group(2) + "}";
    assertThat(samples.put(key, Double.valueOf(sample.group(3)))).as("twice: %s", key).isNull();
  }
}
