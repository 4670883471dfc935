package io.loadline.json;

/**
 * The grammar of one JSON document (RFC 8259) after the other, whose bytes come in pieces of any
 * size. What is there as a whole is passed over at once; only what a piece ends in is taken byte by
 * byte.
 */
final class DocumentScan extends ScanState {
  private static final byte[] NOTHING = {};
  private static final String TOO_DEEP =
      "more than " + NestingStack.DEEPEST + " arrays and objects within each other";

  private final NameBytes name = new NameBytes();
  private final NumberBlocks blocks = new NumberBlocks();
  private final NestingStack nesting = new NestingStack();
  private final ScalarScan scalars;
  private final PathWatch paths;

  DocumentScan(ScalarScan scalars, PathWatch paths) {
    this.scalars = scalars;
    this.paths = paths;
  }

  void begin() {
    scalars.restart();
    name.restart();
    nesting.clear();
    paths.begin();
    then(JsonPart.VALUE, 0);
  }

  /**
   * Reads on.
   *
   * @param passed how many bytes of the document came before
   */
  void read(byte[] in, int from, int to, long passed) {
    paths.resume(from);
    name.resume(from);
    resume(passed - from);
    scalars.resume(passed - from);
    int at = from;
    while (at < to) {
      at = next() < JsonPart.REST_OF_SCALAR ? token(in, at, to) : rest(in, at, to);
    }
    paths.pause(in, to);
    name.pause(in, to);
  }

  private int token(byte[] in, int from, int to) {
    int at = from;
    while (ByteRuns.isBlank(in[at])) {
      at++;
      if (at == to) {
        return to;
      }
    }
    byte b = in[at];
    return switch (next()) {
      case JsonPart.VALUE -> value(in, at, to);
      case JsonPart.FIRST_ELEMENT -> b == ']' ? close(in, at, to) : value(in, at, to);
      case JsonPart.FIRST_NAME -> b == '}' ? close(in, at, to) : name(in, at, to);
      case JsonPart.NAME -> name(in, at, to);
      case JsonPart.COLON -> b == ':' ? then(JsonPart.VALUE, at + 1) : broken(in, at, to);
      default -> commaOrEnd(in, at, to);
    };
  }

  private int commaOrEnd(byte[] in, int at, int to) {
    boolean object = nesting.isInObject();
    if (in[at] == ',') {
      return then(object ? JsonPart.NAME : JsonPart.VALUE, at + 1);
    }
    return in[at] == (object ? '}' : ']') ? close(in, at, to) : broken(in, at, to);
  }

  private int name(byte[] in, int at, int to) {
    if (in[at] != '"') {
      return broken(in, at, to);
    }
    int end = ByteRuns.plain(in, at + 1, to);
    if (end == to || in[end] != '"') {
      name.begin(at + 1);
      scalars.beginString();
      return then(JsonPart.REST_OF_SCALAR, end);
    }
    if (paths.follows(nesting.depth())) {
      paths.name(in, at + 1, end);
    }
    return behindName(in, end + 1, to);
  }

  private int behindName(byte[] in, int at, int to) {
    return at < to && in[at] == ':' ? valueAt(in, at + 1, to) : then(JsonPart.COLON, at);
  }

  /** A value, or one blank and a value; most have no more blanks. */
  private int valueAt(byte[] in, int from, int to) {
    int at = from < to && in[from] == ' ' ? from + 1 : from;
    return at < to && in[at] > ' ' ? value(in, at, to) : then(JsonPart.VALUE, at);
  }

  private int value(byte[] in, int at, int to) {
    if (paths.follows(nesting.depth())) {
      paths.value(in, at, nesting.isInObject());
    }
    return switch (in[at]) {
      case '"' -> string(in, at, to);
      case '{' -> open(JsonPart.FIRST_NAME, at, to);
      case '[' -> open(JsonPart.FIRST_ELEMENT, at, to);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(in, at, to);
      default ->
          scalars.beginsWord(in, at) ? then(JsonPart.REST_OF_SCALAR, at) : broken(in, at, to);
    };
  }

  private int string(byte[] in, int at, int to) {
    int end = ByteRuns.plain(in, at + 1, to);
    if (end < to && in[end] == '"') {
      return ended(in, end + 1, to);
    }
    scalars.beginString();
    return then(JsonPart.REST_OF_SCALAR, end);
  }

  private int number(byte[] in, int from, int to) {
    int depth = nesting.depth();
    boolean element = depth > 0 && !nesting.isInObject() && paths.passesOver(depth);
    int at = element ? NumberRuns.list(blocks, in, from, to) : from;
    int end = NumberRuns.number(in, at, to);
    if (end > at && end < to) {
      return ended(in, end, to);
    }
    if (at > from) {
      return then(JsonPart.VALUE, at);
    }
    scalars.beginNumber();
    return then(JsonPart.REST_OF_SCALAR, at);
  }

  private int open(int first, int at, int to) {
    return nesting.open(first == JsonPart.FIRST_NAME)
        ? then(first, at + 1)
        : broken(at, to, TOO_DEEP);
  }

  private int close(byte[] in, int at, int to) {
    nesting.close();
    paths.closed(nesting.depth());
    return ended(in, at + 1, to);
  }

  /** A value has ended; most have a comma right behind them. */
  private int ended(byte[] in, int at, int to) {
    int depth = nesting.depth();
    if (paths.isKeeping()) {
      paths.ended(in, at, depth);
    }
    if (depth == 0) {
      return then(JsonPart.NOTHING, at);
    }
    return at < to && in[at] == ','
        ? then(nesting.isInObject() ? JsonPart.NAME : JsonPart.VALUE, at + 1)
        : then(JsonPart.COMMA_OR_END, at);
  }

  private int rest(byte[] in, int from, int to) {
    return switch (next()) {
      case JsonPart.REST_OF_SCALAR -> restOfScalar(in, from, to);
      case JsonPart.NOTHING -> ByteRuns.isBlank(in[from]) ? from + 1 : broken(in, from, to);
      default -> to;
    };
  }

  private int restOfScalar(byte[] in, int from, int to) {
    int at = scalars.read(in, from, to);
    if (scalars.isOver()) {
      return name.isOpen() ? nameEnded(in, at, to) : ended(in, at, to);
    }
    return at == to ? to : broken(at, to, scalars.problem(in[at]));
  }

  private int nameEnded(byte[] in, int at, int to) {
    if (paths.follows(nesting.depth())) {
      name.end(in, at - 1, scalars.hasEscapes(), paths);
    } else {
      name.end();
    }
    return behindName(in, at, to);
  }

  void end() {
    if (next() == JsonPart.REST_OF_SCALAR && scalars.mayEnd() && nesting.depth() == 0) {
      paths.resume(0);
      ended(NOTHING, 0, 0);
    }
  }
}
