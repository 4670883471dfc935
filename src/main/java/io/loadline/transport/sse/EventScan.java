package io.loadline.transport.sse;

/**
 * Looks in the JSON of one event for what matters of a token stream, in one pass and without
 * building anything.
 */
final class EventScan {
  private static final int DEEPEST = 64;

  /** Where in the document a value stands. */
  private enum Place {
    ROOT,
    CHOICES,
    CHOICE,
    DELTA,
    USAGE,
    ELSEWHERE
  }

  private final JsonCursor cursor = new JsonCursor();
  private final TextRange range = new TextRange();
  private Bytes in = new Bytes();
  private boolean text;
  private boolean finish;
  private boolean error;
  private boolean choices;
  private boolean escapedKey;
  private long usage;
  private long choice;

  /**
   * Scans an event.
   *
   * @return whether it is one JSON object
   */
  boolean scan(Bytes event) {
    in = event;
    cursor.reset(event);
    range.clear();
    text = false;
    finish = false;
    error = false;
    choices = false;
    escapedKey = false;
    usage = -1;
    choice = 0;
    return cursor.peek() == '{' && value(Place.ROOT, 0) && cursor.peek() == 0 && cursor.isAtEnd();
  }

  private boolean value(Place place, int depth) {
    return switch (cursor.peek()) {
      case '{' -> depth < DEEPEST && container(place, '}', depth + 1);
      case '[' -> depth < DEEPEST && container(place, ']', depth + 1);
      case '"' -> cursor.string();
      default -> cursor.scalar();
    };
  }

  private boolean container(Place place, char close, int depth) {
    cursor.take(close == '}' ? '{' : '[');
    if (cursor.take(close)) {
      return true;
    }
    boolean good;
    do {
      good = close == '}' ? member(place, depth) : element(place, depth);
    } while (good && cursor.take(','));
    return good && cursor.take(close);
  }

  private boolean element(Place place, int depth) {
    if (place != Place.CHOICES) {
      return value(Place.ELSEWHERE, depth);
    }
    choices = true;
    choice = 0;
    range.beginChoice();
    boolean good = value(Place.CHOICE, depth);
    range.endChoice(choice);
    return good;
  }

  private boolean member(Place place, int depth) {
    cursor.peek();
    int key = cursor.at() + 1;
    if (!cursor.string()) {
      return false;
    }
    int end = cursor.at() - 1;
    if (!cursor.take(':')) {
      return false;
    }
    cursor.peek();
    int start = cursor.at();
    boolean good = value(inside(place, key, end), depth);
    if (good && place != Place.ELSEWHERE) {
      note(place, key, end, start);
    }
    return good;
  }

  private Place inside(Place place, int key, int end) {
    if (place == Place.ROOT && in.is(key, end, "choices")) {
      return Place.CHOICES;
    }
    if (place == Place.ROOT && in.is(key, end, "usage")) {
      return Place.USAGE;
    }
    return place == Place.CHOICE && in.is(key, end, "delta") ? Place.DELTA : Place.ELSEWHERE;
  }

  private void note(Place place, int key, int end, int start) {
    escapedKey |= in.contains(key, end, '\\');
    switch (place) {
      case ROOT -> noteRoot(key, end, start);
      case CHOICE -> noteChoice(key, end, start);
      case DELTA -> noteDelta(key, end, start);
      case USAGE -> usage = in.is(key, end, "completion_tokens") ? cursor.number(start) : usage;
      default -> {
        // nothing that we count
      }
    }
  }

  private void noteRoot(int key, int end, int start) {
    if (in.is(key, end, "error")) {
      error |= cursor.isFilled(start);
    } else if (in.is(key, end, "object")) {
      error |= in.is(start, cursor.at(), "\"error\"");
    }
  }

  private void noteChoice(int key, int end, int start) {
    if (in.is(key, end, "text")) {
      text |= cursor.isFilled(start);
      range.text(in, start, cursor.at());
    } else if (in.is(key, end, "finish_reason")) {
      finish |= cursor.isFilled(start);
    } else if (in.is(key, end, "index")) {
      choice = cursor.number(start);
    }
  }

  private void noteDelta(int key, int end, int start) {
    text |= isText(key, end) && cursor.isFilled(start);
    if (in.is(key, end, "content")) {
      range.text(in, start, cursor.at());
    }
  }

  /** All that a model writes, whoever it is meant for. */
  private boolean isText(int key, int end) {
    return in.is(key, end, "content")
        || in.is(key, end, "reasoning_content")
        || in.is(key, end, "reasoning")
        || in.is(key, end, "refusal")
        || in.is(key, end, "tool_calls");
  }

  /** A model's output is in it. */
  boolean hasText() {
    return text;
  }

  /** What the model says in it as the first choice; not what it thinks, or has tools do. */
  TextRange range() {
    return range;
  }

  boolean hasFinishReason() {
    return finish;
  }

  boolean isError() {
    return error;
  }

  /** Whether {@code choices} has an element. */
  boolean hasChoices() {
    return choices;
  }

  /** {@code completion_tokens}; -1 when it is not there. */
  long usage() {
    return usage;
  }

  /** The index of the last choice. */
  long choice() {
    return choice;
  }

  /** Whether a key that might matter is written with escapes, so that it was not compared. */
  boolean hasEscapedKey() {
    return escapedKey;
  }
}
