package io.loadline.transport.answer;

/** Reads the JSON of one event after the other, in one pass and without building anything. */
final class EventScan {
  private static final int DEEPEST = 64;

  private final JsonCursor cursor = new JsonCursor();
  private final EventFacts facts = new EventFacts(cursor);
  private GrowableBytes in = new GrowableBytes();

  /**
   * Scans an event.
   *
   * @return whether it is one JSON object, or an array
   */
  boolean scan(GrowableBytes event) {
    in = event;
    cursor.reset(event);
    byte first = cursor.peek();
    facts.begin(event, first == '{');
    return (first == '{' || first == '[')
        && value(first == '{' ? JsonPlace.ROOT : JsonPlace.LIST, 0)
        && cursor.peek() == 0
        && cursor.isAtEnd();
  }

  boolean isNotFinite() {
    return cursor.isNotFinite();
  }

  EventFacts facts() {
    return facts;
  }

  private boolean value(JsonPlace place, int depth) {
    return switch (cursor.peek()) {
      case '{' -> depth < DEEPEST && container(place, '}', depth + 1);
      case '[' -> depth < DEEPEST && container(place, ']', depth + 1);
      case '"' -> cursor.string();
      default -> cursor.scalar();
    };
  }

  private boolean container(JsonPlace place, char close, int depth) {
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

  private boolean element(JsonPlace place, int depth) {
    facts.beginElement(place);
    boolean good = value(place.element(), depth);
    facts.endElement(place);
    return good;
  }

  private boolean member(JsonPlace place, int depth) {
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
    boolean good = value(place.inside(in, key, end), depth);
    if (good && place != JsonPlace.ELSEWHERE) {
      facts.note(place, key, end, start);
    }
    return good;
  }
}
