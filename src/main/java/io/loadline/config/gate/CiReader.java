package io.loadline.config.gate;

import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what the CI system is told: as set, or as its environment variables ask for. */
final class CiReader {
  private static final String AUTO = "auto";
  private static final String OFF = "off";
  private static final String SUMMARY = "summary";
  private static final String ANNOTATIONS = "annotations";
  private static final String METRICS = "metrics";
  private static final String TEAMCITY = "teamcity";
  private static final String SUMMARY_FILE = "GITHUB_STEP_SUMMARY";

  private CiReader() {}

  /** The parts that are wanted. */
  static Set<String> parts(SwitchReader reader, SettingSources sources) {
    Set<String> words = reader.read(SwitchKey.CI, CiReader::words).orElse(Set.of(AUTO));
    if (words.contains(OFF)) {
      return Set.of();
    }
    return words.contains(AUTO) ? asked(sources) : words;
  }

  /** Where the summary of this step is; empty where there is none. */
  static String summary(SettingSources sources) {
    return sources.variableOfOthers(SUMMARY_FILE).orElse("");
  }

  private static Set<String> words(String text) throws SyntaxException {
    Set<String> words =
        SettingSyntax.someOf(List.of(AUTO, OFF, SUMMARY, ANNOTATIONS, METRICS, TEAMCITY))
            .parse(text);
    if (words.size() > 1 && (words.contains(AUTO) || words.contains(OFF))) {
      throw new SyntaxException("auto and off stand alone", "write one of them, or parts");
    }
    return words;
  }

  private static Set<String> asked(SettingSources sources) {
    Set<String> parts = new LinkedHashSet<>();
    if (sources.variableOfOthers(SUMMARY_FILE).isPresent()) {
      parts.add(SUMMARY);
    }
    if (sources.variableOfOthers("GITHUB_ACTIONS").filter("true"::equals).isPresent()) {
      parts.add(ANNOTATIONS);
    }
    if (sources.variableOfOthers("GITLAB_CI").isPresent()) {
      parts.add(METRICS);
    }
    if (sources.variableOfOthers("TEAMCITY_VERSION").isPresent()) {
      parts.add(TEAMCITY);
    }
    return parts;
  }
}
