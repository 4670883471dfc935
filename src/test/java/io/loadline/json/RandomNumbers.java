package io.loadline.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Arrays of some hundred numbers, written alike, and what becomes of them when bytes are changed.
 */
final class RandomNumbers {
  private static final String[] SEPARATORS = {",", ", ", ",", ", ", ",\n", " , "};
  private static final String CHANGES = "0123456789.-, eE+/:;*\u000e\u001e\u00ae\u00b0N[]";

  private final RandomGenerator random;

  RandomNumbers(RandomGenerator random) {
    this.random = random;
  }

  byte[] next() {
    int kind = random.nextInt(6);
    String separator = SEPARATORS[random.nextInt(SEPARATORS.length)];
    StringBuilder text = new StringBuilder("[" + number(kind));
    int count = random.nextInt(1, 60);
    for (int i = 0; i < count; i++) {
      text.append(separator).append(number(random.nextInt(20) == 0 ? 5 : kind));
    }
    byte[] bytes = text.append(']').toString().getBytes(ISO_8859_1);
    for (int i = random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) CHANGES.charAt(random.nextInt(CHANGES.length()));
    }
    return bytes;
  }

  private String number(int kind) {
    double number = random.nextDouble(-1, 1);
    return switch (kind) {
      case 0 -> Float.toString((float) number);
      case 1 -> Double.toString(number);
      case 2 -> Integer.toString(random.nextInt(-1000, 1000));
      case 3 -> Long.toString(random.nextLong());
      case 4 -> String.format(Locale.ROOT, "%.1f", number);
      default -> String.format(Locale.ROOT, "%.30f", number * 1e9);
    };
  }
}
