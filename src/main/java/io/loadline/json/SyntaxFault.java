package io.loadline.json;

/**
 * The first thing that keeps bytes from being a document. The text is made when somebody asks for
 * it: of plain text, which is scanned as well, nobody does.
 */
final class SyntaxFault {
  private int expected;
  private String instead = "";
  private byte found;
  private long position;

  /** At a byte in place of which something else is expected. */
  void at(byte found, long position, int expected) {
    this.expected = expected;
    this.instead = "";
    this.found = found;
    this.position = position;
  }

  /** Of another kind. */
  void at(long position, String why) {
    this.expected = JsonPart.BROKEN;
    this.instead = why;
    this.position = position;
  }

  /** For people; the first byte's position is 1. */
  String text() {
    String at = " at byte " + (position + 1);
    return switch (expected) {
      case JsonPart.BROKEN -> instead + at;
      case JsonPart.NOTHING -> "text behind the end of the document" + at;
      default -> shown(found) + at + ", where " + JsonPart.text(expected) + " is expected";
    };
  }

  static String shown(byte b) {
    return b > ' ' && b < 0x7f ? "'" + (char) b + "'" : "byte 0x%02x".formatted(b & 0xff);
  }
}
