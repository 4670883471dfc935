package io.loadline.json;

/**
 * What a scan expects next. Numbers and no enum, since a document has one of them each few bytes.
 */
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

  /** The document is over; only blanks may follow. */
  static final int NOTHING = 7;

  static final int BROKEN = 8;

  private static final String[] TEXTS = {
    "a value",
    "a value or ]",
    "a name in quotes or }",
    "a name in quotes",
    "a colon",
    "a comma or the end of the array or object",
    "the rest of a value"
  };

  private JsonPart() {}

  /** For people. */
  static String text(int part) {
    return TEXTS[part];
  }
}
