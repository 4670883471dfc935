package io.loadline.config.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Turns the text of a setting into its value. */
@FunctionalInterface
public interface SettingSyntax<T> {
  T parse(String text) throws SyntaxException;

  /** {@code true} or {@code false}, in upper or lower case. */
  static boolean parseBoolean(String text) throws SyntaxException {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SyntaxException("is neither true nor false", "write true or false");
    };
  }

  /** One of the given words, which are in lower case; in upper or lower case. */
  static SettingSyntax<String> oneOf(List<String> words) {
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

  /**
   * The name of a constant, in upper or lower case; but for {@code UNSET}, by which an annotation
   * says nothing.
   */
  static <E extends Enum<E>> SettingSyntax<E> constantOf(Class<E> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .filter(name -> !name.equals("unset"))
            .toList();
    return text -> Enum.valueOf(type, oneOf(names).parse(text).toUpperCase(Locale.ROOT));
  }
}
