package io.loadline.json;

/** What a scan expects next. */
enum JsonPart {
  /** Within a byte order mark. */
  MARK("the rest of a byte order mark"),
  VALUE("a value"),
  FIRST_ELEMENT("a value or ]"),
  FIRST_NAME("a name in quotes or }"),
  NAME("a name in quotes"),
  COLON("a colon"),
  COMMA_OR_END("a comma or the end of the array or object"),
  STRING("a string"),
  NUMBER("a digit"),
  WORD("true, false or null"),
  /** The document is over; only blanks may follow. */
  NOTHING("nothing more"),
  BROKEN("nothing");

  private final String text;

  JsonPart(String text) {
    this.text = text;
  }

  /** For people. */
  String text() {
    return text;
  }
}
