package io.loadline.config.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One word out of a few, in upper or lower case. */
public final class ChoiceSyntax {
  /** The constant by which an annotation says nothing; nobody writes it. */
  private static final String UNSET = "unset";

  private ChoiceSyntax() {}

  /** Accepts the constants of an enum, but {@code UNSET}. */
  public static <E extends Enum<E>> SettingSyntax<E> of(Class<E> type) {
    SettingSyntax<String> words =
        of(
            Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .filter(word -> !word.equals(UNSET))
                .toList());
    return text -> Enum.valueOf(type, words.parse(text).toUpperCase(Locale.ROOT));
  }

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
