package io.loadline.config.gate;

import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shapes a stage may have, and how each is written. */
enum StageKind {
  CONSTANT("constant (?<rate>\\S+)/s for (?<time>\\S+)", "constant 50/s for 30s"),
  POISSON("poisson (?<rate>\\S+)/s for (?<time>\\S+)", "poisson 50/s for 30s"),
  RAMP(
      "((constant|poisson) )?ramp (?<from>\\S+)/s to (?<to>\\S+)/s for (?<time>\\S+)",
      "ramp 10/s to 100/s for 20s"),
  STEPS(
      "((constant|poisson) )?steps (?<from>\\S+)/s to (?<to>\\S+)/s by (?<step>\\S+)/s"
          + " every (?<time>\\S+)",
      "steps 10/s to 50/s by 10/s every 5s"),
  SPIKE(
      "((constant|poisson) )?spike ((?<from>\\S+)/s to )?(?<to>\\S+)/s for (?<time>\\S+)",
      "spike 10/s to 200/s for 2s"),
  CLOSED("closed (?<users>\\S+) users? for (?<time>\\S+)", "closed 8 users for 30s"),
  MAX("max (?<users>\\S+) connections? for (?<time>\\S+)", "max 32 connections for 10s"),
  TRACE(
      "trace (?<source>.+) in (?<unit>s|ms)( for (?<time>\\S+))?", "trace file:arrivals.txt in ms");

  private final Pattern pattern;
  private final String example;

  StageKind(String pattern, String example) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    this.example = example;
  }

  /** By its first word, or by the second behind the kind of arrivals; the text in lower case. */
  static StageKind of(String text) throws SyntaxException {
    List<String> words = List.of(text.split(" ", 3));
    StageKind changing = words.size() < 2 ? null : named(words.get(1));
    StageKind first = named(words.get(0));
    if (first == null) {
      throw unknown(words.get(0));
    }
    boolean prefixed = first == CONSTANT || first == POISSON;
    return prefixed && changing != null ? changing : first;
  }

  private static @Nullable StageKind named(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static SyntaxException unknown(String word) {
    List<String> words = Arrays.stream(values()).map(StageKind::word).toList();
    return new SyntaxException(
        "there is no stage of the kind \"" + word + "\"",
        CloseMatch.of(word, words, 2)
            .map(CloseMatch::question)
            .orElse("begin with " + String.join(", ", words)));
  }

  /** Of the whole text. */
  Matcher matcher(String text) throws SyntaxException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new SyntaxException(
          "is no " + word() + " stage", "write one such as \"" + example + "\"");
    }
    return matcher;
  }
}
