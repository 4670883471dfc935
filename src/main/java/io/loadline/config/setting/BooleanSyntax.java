package io.loadline.config.setting;

/** {@code true} or {@code false}. */
public final class BooleanSyntax {
  private BooleanSyntax() {}

  public static boolean parse(String text) throws SyntaxException {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SyntaxException("is neither true nor false", "write true or false");
    };
  }
}
