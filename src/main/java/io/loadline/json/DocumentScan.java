package io.loadline.json;

/**
 * The grammar of one JSON document (RFC 8259) after the other, whose bytes come in pieces of any
 * size: which token may come next, and where it ends.
 */
final class DocumentScan {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final NumberScan numbers = new NumberScan();
  private final StringScan strings = new StringScan();
  private final WordScan words = new WordScan();
  private final NameBytes name = new NameBytes();
  private final Nesting nesting = new Nesting();
  private final PathWatch paths;
  private JsonPart next = JsonPart.VALUE;
  private boolean inName;
  private long start;
  private long nonFinite;
  private String problem = "";

  DocumentScan(PathWatch paths) {
    this.paths = paths;
  }

  void begin() {
    strings.restart();
    nesting.clear();
    paths.begin();
    next = JsonPart.VALUE;
    inName = false;
    nonFinite = -1;
    problem = "";
  }

  /**
   * Reads on.
   *
   * @param passed how many bytes of the document came before
   */
  void read(byte[] in, int from, int to, long passed) {
    paths.resume(from);
    name.resume(from);
    start = passed - from;
    int at = from;
    while (at < to) {
      at = step(in, at, to);
    }
    paths.pause(in, to);
    if (inName) {
      name.pause(in, to);
    }
  }

  private int step(byte[] in, int at, int to) {
    return switch (next) {
      case STRING -> string(in, at, to);
      case NUMBER -> number(in, at, to);
      case WORD -> word(in, at, to);
      case MARK -> mark(in, at, to);
      case BROKEN -> to;
      default -> token(in, at, to);
    };
  }

  private int token(byte[] in, int from, int to) {
    int at = from;
    while (at < to && ByteRuns.isBlank(in[at])) {
      at++;
    }
    if (at == to) {
      return to;
    }
    byte b = in[at];
    return switch (next) {
      case COMMA_OR_END -> commaOrEnd(in, at, to);
      case FIRST_ELEMENT -> b == ']' ? close(in, at) : value(in, at, to);
      case FIRST_NAME -> b == '}' ? close(in, at) : name(in, at, to);
      case NAME -> name(in, at, to);
      case COLON -> b == ':' ? then(JsonPart.VALUE, at + 1) : broken(in, at, to);
      case VALUE -> value(in, at, to);
      default -> broken(in, at, to);
    };
  }

  private int then(JsonPart part, int at) {
    next = part;
    return at;
  }

  private int commaOrEnd(byte[] in, int at, int to) {
    boolean object = nesting.isInObject();
    if (in[at] == ',') {
      return then(object ? JsonPart.NAME : JsonPart.VALUE, at + 1);
    }
    return in[at] == (object ? '}' : ']') ? close(in, at) : broken(in, at, to);
  }

  private int name(byte[] in, int at, int to) {
    if (in[at] != '"') {
      return broken(in, at, to);
    }
    inName = true;
    name.begin(at + 1);
    strings.begin();
    return then(JsonPart.STRING, at + 1);
  }

  private int value(byte[] in, int at, int to) {
    if (paths.follows(nesting.depth())) {
      paths.value(in, at, nesting.isInObject());
    }
    return switch (in[at]) {
      case '"' -> {
        strings.begin();
        yield then(JsonPart.STRING, at + 1);
      }
      case '{' -> open(true, in, at, to);
      case '[' -> open(false, in, at, to);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> firstDigit(in, at, to);
      default -> words.begins(in[at]) ? firstLetter(at) : mark(in, at, to);
    };
  }

  private int open(boolean object, byte[] in, int at, int to) {
    return nesting.open(object)
        ? then(object ? JsonPart.FIRST_NAME : JsonPart.FIRST_ELEMENT, at + 1)
        : broken(to, "more than " + Nesting.DEEPEST + " arrays and objects within each other");
  }

  private int close(byte[] in, int at) {
    nesting.close();
    paths.closed(nesting.depth());
    return ended(in, at + 1);
  }

  private int ended(byte[] in, int at) {
    if (paths.isKeeping()) {
      paths.ended(in, at, nesting.depth());
    }
    return then(nesting.depth() == 0 ? JsonPart.NOTHING : JsonPart.COMMA_OR_END, at);
  }

  private int firstDigit(byte[] in, int at, int to) {
    int depth = nesting.depth();
    if (depth > 0 && !nesting.isInObject() && paths.passesOver(depth)) {
      int behind = ByteRuns.numbers(in, at, to);
      if (behind > at) {
        return then(JsonPart.VALUE, behind);
      }
    }
    numbers.begin();
    return then(JsonPart.NUMBER, at);
  }

  private int number(byte[] in, int from, int to) {
    int at = numbers.read(in, from, to);
    if (!numbers.isOver()) {
      return at;
    }
    if (numbers.isWhole()) {
      return ended(in, at);
    }
    return numbers.isMinus() && in[at] == 'I' && words.begins(in[at])
        ? firstLetter(at)
        : broken(in, at, to);
  }

  private int firstLetter(int at) {
    if (words.isNonFinite() && nonFinite < 0) {
      nonFinite = start + at;
    }
    return then(JsonPart.WORD, at);
  }

  private int word(byte[] in, int from, int to) {
    int at = words.read(in, from, to);
    return words.isOver() ? ended(in, at) : at < to ? broken(in, at, to) : to;
  }

  private int string(byte[] in, int from, int to) {
    int at = strings.read(in, from, to);
    if (!strings.isOver()) {
      return at < to ? broken(to, strings.problem() + " at byte " + (start + at + 1)) : to;
    }
    if (!inName) {
      return ended(in, at);
    }
    inName = false;
    if (paths.follows(nesting.depth())) {
      name.end(in, at - 1, strings.isEscaped(), paths);
    }
    return at < to && in[at] == ':' ? then(JsonPart.VALUE, at + 1) : then(JsonPart.COLON, at);
  }

  /** A mark that the text is UTF-8, which some servers put before it. */
  private int mark(byte[] in, int at, int to) {
    long position = start + at;
    if (position >= BYTE_ORDER_MARK.length || in[at] != BYTE_ORDER_MARK[(int) position]) {
      return broken(in, at, to);
    }
    return then(position == BYTE_ORDER_MARK.length - 1 ? JsonPart.VALUE : JsonPart.MARK, at + 1);
  }

  private int broken(byte[] in, int at, int to) {
    String what = next == JsonPart.NOTHING ? "text behind the end of the document" : shown(in[at]);
    String part = next == JsonPart.WORD ? words.text() : next.text();
    String wanted = next == JsonPart.NOTHING ? "" : ", where " + part + " is expected";
    return broken(to, what + " at byte " + (start + at + 1) + wanted);
  }

  private int broken(int to, String why) {
    problem = why;
    return then(JsonPart.BROKEN, to);
  }

  private static String shown(byte b) {
    return b > ' ' && b < 0x7f ? "'" + (char) b + "'" : "byte 0x%02x".formatted(b & 0xff);
  }

  /** The bytes are over. */
  void end() {
    if (next == JsonPart.NUMBER && numbers.isWhole() && nesting.depth() == 0) {
      paths.resume(0);
      ended(new byte[0], 0);
    }
  }

  /** Whether a value has come, and all of it. */
  boolean isWhole() {
    return next == JsonPart.NOTHING;
  }

  /** Why it is no JSON; empty while it may be. */
  String problem() {
    return problem;
  }

  boolean isUtf8() {
    return strings.isUtf8();
  }

  /** How many bytes come before the first number that JSON does not have; -1 when there is none. */
  long nonFinite() {
    return nonFinite;
  }
}
