package io.loadline.transport;

import java.nio.charset.StandardCharsets;

/** What can be seen of a body without parsing it. */
final class BodyBytes {
  private static final int SAMPLE = 200;
  private static final byte[] ERROR = "\"error\"".getBytes(StandardCharsets.US_ASCII);

  private BodyBytes() {}

  /** An object or array that is closed; anything else is left to a parser. */
  static boolean endsAsItBegan(byte[] body, int length) {
    int first = 0;
    while (first < length && isBlank(body[first])) {
      first++;
    }
    int last = length - 1;
    while (last > first && isBlank(body[last])) {
      last--;
    }
    if (first >= length) {
      return false;
    }
    return switch (body[first]) {
      case '{' -> body[last] == '}' && last > first;
      case '[' -> body[last] == ']' && last > first;
      case '"' -> body[last] == '"' && last > first;
      default -> true;
    };
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  static boolean mentionsError(byte[] body, int length) {
    for (int i = 0; i <= length - ERROR.length; i++) {
      if (body[i] == '"' && body[i + 1] == 'e' && isErrorAt(body, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isErrorAt(byte[] body, int offset) {
    for (int j = 2; j < ERROR.length; j++) {
      if (body[offset + j] != ERROR[j]) {
        return false;
      }
    }
    return true;
  }

  /** The start of the body on one line, anything but printable characters replaced. */
  static String sample(byte[] body, int length) {
    String text = new String(body, 0, Math.min(length, 4 * SAMPLE), StandardCharsets.UTF_8);
    return line(text);
  }

  /** On one line and not long, anything but printable characters replaced. */
  static String line(String text) {
    String line = text.strip().replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\uFFFD]+", "?");
    return line.length() <= SAMPLE ? line : line.substring(0, SAMPLE) + "...";
  }

  /** The status and the start of the body, as details show them. */
  static String detail(int status, byte[] body, int length) {
    String sample = sample(body, length);
    return "status " + status + (sample.isEmpty() ? ", no body" : ": " + sample);
  }
}
