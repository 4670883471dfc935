package io.loadline.config.syntax;

import java.util.Locale;

/** {@code true} or {@code false}, in upper or lower case. */
public final class BooleanSyntax {
  private BooleanSyntax() {}

  public static boolean parse(String text) throws SyntaxException {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SyntaxException("is neither true nor false", "write true or false");
    };
  }
}
