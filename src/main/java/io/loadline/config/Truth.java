package io.loadline.config;

/** {@code true} or {@code false}. */
final class Truth {
  private Truth() {}

  static boolean parse(String text) throws Refusal {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Refusal("is neither true nor false", "write true or false");
    };
  }
}
