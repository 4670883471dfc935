package io.loadline.transport.answer;

/** What one event says that matters to us. Reused. */
final class EventFacts {
  private final JsonCursor cursor;
  private final TextRange range = new TextRange();
  private final EventFinishReason reason = new EventFinishReason();
  private final TokensInEvent tokens = new TokensInEvent();
  private final TimingsInEvent timings = new TimingsInEvent();
  private GrowableBytes in = new GrowableBytes();
  private boolean object;
  private boolean text;
  private boolean finish;
  private boolean error;
  private boolean choices;
  private boolean escapedKey;
  private int typeFrom;
  private int typeTo;

  /**
   * Facts of one event after the other.
   *
   * @param cursor stands behind each value that is noted
   */
  EventFacts(JsonCursor cursor) {
    this.cursor = cursor;
  }

  void begin(GrowableBytes event, boolean isObject) {
    in = event;
    object = isObject;
    range.clear();
    reason.clear();
    tokens.clear();
    timings.clear();
    text = false;
    finish = false;
    error = false;
    choices = false;
    escapedKey = false;
    typeFrom = 0;
    typeTo = 0;
  }

  void beginElement(JsonPlace list) {
    if (list == JsonPlace.CHOICES) {
      choices = true;
      tokens.beginChoice();
      range.beginChoice();
    } else if (list == JsonPlace.TOKEN_IDS) {
      tokens.id();
    } else if (list == JsonPlace.LOGPROB_LIST) {
      tokens.logprob();
    }
  }

  void endElement(JsonPlace list) {
    if (list == JsonPlace.CHOICES) {
      range.endChoice(tokens.choice());
      tokens.endChoice();
    }
  }

  /** A member with its value from {@code start} to where the cursor stands. */
  void note(JsonPlace place, int key, int end, int start) {
    escapedKey |= in.contains(key, end, '\\');
    switch (place) {
      case ROOT -> noteRoot(key, end, start);
      case CHOICE -> noteChoice(key, end, start);
      case DELTA -> noteDelta(key, end, start);
      case RESPONSE -> noteResponse(key, end, start);
      case USAGE -> tokens.usage(in, key, end, cursor, start);
      case TIMINGS -> {
        tokens.predicted(in, key, end, cursor, start);
        timings.note(place, in, key, end, cursor, start);
      }
      case METRICS -> timings.note(place, in, key, end, cursor, start);
      case DETAILS, MESSAGE_DELTA, META_INFO -> {
        if (in.is(key, end, place.reason())) {
          reason.found(in, key, start, cursor.at());
        }
      }
      default -> {
        // nothing that matters
      }
    }
  }

  private void noteRoot(int key, int end, int start) {
    if (in.is(key, end, "error")) {
      error |= cursor.isError(start);
    } else if (in.is(key, end, "object")) {
      error |= in.is(start, cursor.at(), "\"error\"");
    } else if (in.is(key, end, "type")) {
      error |= in.is(start, cursor.at(), "\"error\"");
      typeFrom = start;
      typeTo = cursor.at();
    } else if (in.is(key, end, "finish_reason") || in.is(key, end, "stop_reason")) {
      reason.foundBad(in, key, start, cursor.at());
    }
  }

  private void noteResponse(int key, int end, int start) {
    if (in.is(key, end, "error")) {
      error |= cursor.isError(start);
    } else if (in.is(key, end, "status")) {
      reason.foundBad(in, key, start, cursor.at());
    }
  }

  private void noteChoice(int key, int end, int start) {
    if (in.is(key, end, "text")) {
      hasText(cursor.isFilled(start));
      range.text(in, start, cursor.at());
    } else if (in.is(key, end, "finish_reason")) {
      FinishReason said = reason.found(in, key, start, cursor.at());
      finish |= said != FinishReason.NONE;
      tokens.finished(said == FinishReason.ENDED);
    } else if (in.is(key, end, "index")) {
      tokens.choice(cursor.number(start));
    }
  }

  private void noteDelta(int key, int end, int start) {
    hasText(isText(key, end) && cursor.isFilled(start));
    if (in.is(key, end, "content")) {
      range.text(in, start, cursor.at());
    }
  }

  private void hasText(boolean filled) {
    text |= filled;
    tokens.text(filled);
  }

  /** All that a model writes, whoever it is meant for. */
  private boolean isText(int key, int end) {
    return in.is(key, end, "content")
        || in.is(key, end, "reasoning_content")
        || in.is(key, end, "reasoning")
        || in.is(key, end, "refusal")
        || in.is(key, end, "tool_calls");
  }

  /** Whether the event is an object, and no list of some. */
  boolean isObject() {
    return object;
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

  /** The weightiest reason to stop that is given. */
  EventFinishReason reason() {
    return reason;
  }

  boolean hasChoices() {
    return choices;
  }

  TokensInEvent tokens() {
    return tokens;
  }

  TimingsInEvent timings() {
    return timings;
  }

  boolean isOfType(String type) {
    return in.is(typeFrom + 1, typeTo - 1, type);
  }

  /** Whether the {@code type} begins so. */
  boolean isOfKind(String start) {
    return typeTo - typeFrom > start.length() && in.has(typeFrom + 1, start);
  }

  /** Whether a key that might matter is written with escapes, so that it was not compared. */
  boolean hasEscapedKey() {
    return escapedKey;
  }
}
