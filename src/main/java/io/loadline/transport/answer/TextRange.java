package io.loadline.transport.answer;

/** Where in an event the text of the first choice is: a JSON string, without its quotes. */
final class TextRange {
  private int from;
  private int to;
  private int lastFrom;
  private int lastTo;

  void clear() {
    from = 0;
    to = 0;
  }

  void beginChoice() {
    lastFrom = 0;
    lastTo = 0;
  }

  /** The choice has a text, if the value from {@code start} to {@code end} is a string. */
  void text(GrowableBytes in, int start, int end) {
    if (in.array()[start] == '"') {
      lastFrom = start + 1;
      lastTo = end - 1;
    }
  }

  /** Only now is it known which choice it was: its index may stand behind its text. */
  void endChoice(long index) {
    if (index < 1 && lastTo > lastFrom) {
      from = lastFrom;
      to = lastTo;
    }
  }

  int from() {
    return from;
  }

  /** As {@link #from} where there is no text. */
  int to() {
    return to;
  }
}
