package io.loadline.json;

/** What a scan expects next. Numbers and no enum, since a document has one of them each few bytes. */
final class JsonPart {
  static final int VALUE = 0;

  /** Or the end of the array. */
  static final int FIRST_ELEMENT = 1;

  /** Or the end of the object. */
  static final int FIRST_NAME = 2;

  static final int NAME = 3;
  static final int COLON = 4;
  static final int COMMA_OR_END = 5;
  /** The string, number or word goes on. */
  static final int REST_OF_SCALAR = 6;

  static final int REST_OF_MARK = 7;

  /** The document is over; only blanks may follow. */
  static final int NOTHING = 8;

  static final int BROKEN = 9;

  private static final String[] TEXTS = {
    "a value",
    "a value or ]",
    "a name in quotes or }",
    "a name in quotes",
    "a colon",
    "a comma or the end of the array or object",
    "the rest of a value",
    "the rest of a byte order mark"
  };

  private JsonPart() {}

  /**
   * Why a byte is wrong.
   *
   * @param position the first byte's is 1
   */
  static String problem(int expected, byte b, long position) {
    return expected == NOTHING
        ? "text behind the end of the document at byte " + position
        : problem(TEXTS[expected], b, position);
  }

  static String problem(String expected, byte b, long position) {
    return shown(b) + " at byte " + position + ", where " + expected + " is expected";
  }

  private static String shown(byte b) {
    return b > ' ' && b < 0x7f ? "'" + (char) b + "'" : "byte 0x%02x".formatted(b & 0xff);
  }
}
