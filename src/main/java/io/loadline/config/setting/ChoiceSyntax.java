package io.loadline.config.setting;

import java.util.List;
import java.util.Locale;

/** One word out of a few, in upper or lower case. */
public final class ChoiceSyntax {
  private ChoiceSyntax() {}

  /** Accepts the given words, which are in lower case. */
  public static SettingSyntax<String> of(List<String> words) {
    return text -> {
      String word = text.trim().toLowerCase(Locale.ROOT);
      if (words.contains(word)) {
        return word;
      }
      throw new SyntaxException(
          "must be "
              + String.join(", ", words.subList(0, words.size() - 1))
              + " or "
              + words.get(words.size() - 1),
          CloseMatch.of(word, words, 2).map(CloseMatch::question).orElse("write one of these"));
    };
  }
}
