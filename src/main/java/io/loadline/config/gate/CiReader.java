package io.loadline.config.gate;

import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what the CI system is told. */
final class CiReader {
  private static final String AUTO = "auto";
  private static final String OFF = "off";
  private static final List<String> WORDS =
      List.of(AUTO, OFF, "summary", "annotations", "metrics", "teamcity");

  private static final List<String> VARIABLES =
      List.of("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI", "TEAMCITY_VERSION");

  private CiReader() {}

  static OutputSwitches.Ci read(SwitchReader reader, SettingSources sources) {
    Set<String> words = reader.read(SwitchKey.CI, CiReader::words).orElse(Set.of(AUTO));
    Map<String, String> environment = new LinkedHashMap<>();
    for (String each : VARIABLES) {
      sources.variableOfOthers(each).ifPresent(value -> environment.put(each, value));
    }
    boolean chosen = !words.contains(AUTO) && !words.contains(OFF);
    return new OutputSwitches.Ci(!words.contains(OFF), chosen ? words : Set.of(), environment);
  }

  private static Set<String> words(String text) throws SyntaxException {
    Set<String> words = new LinkedHashSet<>();
    for (String each : text.split(",", -1)) {
      words.add(SettingSyntax.oneOf(WORDS).parse(each));
    }
    if (words.size() > 1 && (words.contains(AUTO) || words.contains(OFF))) {
      throw new SyntaxException("auto and off stand alone", "write one of them, or parts");
    }
    return words;
  }
}
