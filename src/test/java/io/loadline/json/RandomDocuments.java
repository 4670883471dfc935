package io.loadline.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.random.RandomGenerator;

/** JSON documents by chance, and what becomes of them when bytes are changed, lost or doubled. */
final class RandomDocuments {
  private static final String[] BLANKS = {"", "", "", " ", "\n", "\t ", "\r\n"};
  private static final String[] NAMES = {
    "error", "a", "\\u0065rror", "outputs", "data", "\u00e9", "", "a\\\"b", "long name of a member"
  };
  private static final String[] SCALARS = {
    "0",
    "-0",
    "1",
    "-12",
    "0.5",
    "123456789.123456789",
    "1e5",
    "-1.5E-10",
    "12345678",
    "true",
    "false",
    "null",
    "NaN",
    "Infinity",
    "-Infinity",
    "\"\"",
    "\"text\"",
    "\"\\u00e9\\n\"",
    "\"\u20ac \ud83d\ude00\"",
    "\"a longer text, of more than eight bytes\""
  };
  private static final String CHANGES = "{}[],:\"\\ 0123456789.-eEtrufalsn\n\t<xN\u0001";

  private final RandomGenerator random;

  RandomDocuments(RandomGenerator random) {
    this.random = random;
  }

  byte[] next() {
    StringBuilder text = new StringBuilder();
    value(text, 5);
    byte[] bytes = text.toString().getBytes(UTF_8);
    return random.nextInt(3) == 0 ? bytes : changed(bytes);
  }

  private void value(StringBuilder text, int depth) {
    text.append(any(BLANKS));
    int kind = depth == 0 ? 3 : random.nextInt(5);
    switch (kind) {
      case 0 -> object(text, depth);
      case 1 -> array(text, depth);
      case 2 -> numbers(text);
      default -> text.append(any(SCALARS));
    }
    text.append(any(BLANKS));
  }

  private void object(StringBuilder text, int depth) {
    text.append('{');
    int members = random.nextInt(4);
    for (int i = 0; i < members; i++) {
      text.append(i == 0 ? "" : ",").append(any(BLANKS)).append('"').append(any(NAMES)).append('"');
      text.append(any(BLANKS)).append(':');
      value(text, depth - 1);
    }
    text.append('}');
  }

  private void array(StringBuilder text, int depth) {
    text.append('[');
    int elements = random.nextInt(4);
    for (int i = 0; i < elements; i++) {
      text.append(i == 0 ? "" : ",");
      value(text, depth - 1);
    }
    text.append(']');
  }

  private void numbers(StringBuilder text) {
    text.append('[').append(random.nextInt(-99, 99));
    int more = random.nextInt(6);
    for (int i = 0; i < more; i++) {
      text.append(random.nextBoolean() ? "," : ", ").append(random.nextDouble(-10, 10));
    }
    text.append(']');
  }

  private byte[] changed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = random.nextInt(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int kind = i == at ? random.nextInt(5) : -1;
      switch (kind) {
        case 0 -> out.write(CHANGES.charAt(random.nextInt(CHANGES.length())));
        case 1 -> {
          out.write(bytes[i]);
          out.write(CHANGES.charAt(random.nextInt(CHANGES.length())));
        }
        case 2 -> {
          out.write(bytes[i]);
          out.write(bytes[i]);
        }
        case 3 -> {
          // lost
        }
        case 4 -> {
          return out.toByteArray();
        }
        default -> out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  private String any(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
