package io.loadline.transport.answer;

import io.loadline.text.OneLine;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What can be seen of a body without parsing it. */
final class BodyBytes {
  private static final int SAMPLE = 200;
  private static final int AROUND = 24;
  private static final Pattern PAGE =
      Pattern.compile(
          "[\\s\u00ef\u00bb\u00bf]*(?:<(?:\\?xml\\b[^>]*|!--.*?--)>\\s*)*"
              + "<(?:!doctype\\s+html|html|head|body)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** How many bytes are enough for a sample. */
  static final int SHOWN = 4 * SAMPLE;

  private BodyBytes() {}

  /** Whether it begins as a page for a browser does. */
  static boolean isPage(byte[] body, int length) {
    int at = 0;
    while (at < length && body[at] != '<' && at < SAMPLE) {
      at++;
    }
    if (at == length || body[at] != '<') {
      return false;
    }
    String start = new String(body, 0, Math.min(length, SHOWN), StandardCharsets.ISO_8859_1);
    return PAGE.matcher(start).lookingAt();
  }

  /** {@code NaN at byte 19: {"score":NaN}}, of the place of a number that JSON does not have. */
  static String notFinite(byte[] body, int length, long at) {
    if (at >= length) {
      return "NaN or Infinity at byte " + (at + 1);
    }
    String word = body[(int) at] == 'N' ? "NaN" : "Infinity";
    return word + " at byte " + (at + 1) + ": " + around(body, length, at);
  }

  /** Some bytes on both sides of a place, on one line. */
  private static String around(byte[] body, int length, long place) {
    int at = (int) Math.min(place, length);
    int from = Math.max(0, at - AROUND);
    int to = Math.min(length, at + AROUND);
    String text = line(new String(body, from, to - from, StandardCharsets.UTF_8));
    return (from > 0 ? "..." : "") + text + (to < length ? "..." : "");
  }

  /** The start of the body on one line, anything but printable characters replaced. */
  static String sample(byte[] body, int length) {
    return line(new String(body, 0, Math.min(length, SHOWN), StandardCharsets.UTF_8));
  }

  /** As details show it. */
  static String line(String text) {
    return OneLine.of(text, SAMPLE);
  }

  /** The status and the start of the body, as details show them. */
  static String detail(int status, byte[] body, int length) {
    String sample = sample(body, length);
    return "status " + status + (sample.isEmpty() ? ", no body" : ": " + sample);
  }
}
