package io.loadline.config.syntax;

/** {@code true} or {@code false}. */
public final class Truth {
  private Truth() {}

  public static boolean parse(String text) throws Refusal {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Refusal("is neither true nor false", "write true or false");
    };
  }
}
