package io.loadline.transport.answer;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;

/**
 * The text of one stream, put together for those who expect one. Kept as it is written in JSON, so
 * that a character may begin in one event and end in the next. Reused; keeps {@link #CEILING} bytes
 * at most.
 */
final class StreamText {
  /** 1 MiB, as written in JSON. */
  static final int CEILING = 1 << 20;

  private final TextCheck expected;
  private final GrowableBytes written = new GrowableBytes();
  private boolean cut;

  StreamText(TextCheck expected) {
    this.expected = expected;
  }

  void begin() {
    written.clear();
    written.add((byte) '"');
    cut = false;
  }

  /** The bytes from {@code from} to {@code to} are a piece: a JSON string without its quotes. */
  void add(GrowableBytes event, int from, int to) {
    cut |= written.length() + to - from > CEILING;
    if (!cut) {
      written.add(event.array(), from, to);
    }
  }

  /** What the answer is, now that all of the text is there. */
  Answer judged() {
    if (cut) {
      return new Answer(
          Outcome.EXPECTATION_FAILED,
          "the text has more than " + (CEILING >> 20) + " MiB, too many for expect to look at");
    }
    written.add((byte) '"');
    try {
      JsonValue text = Json.parse(written.array(), 0, written.length());
      return expected.check(((JsonString) text).value());
    } catch (JsonException e) {
      return new Answer(Outcome.MALFORMED, "a text that is no JSON: " + e.getMessage());
    }
  }
}
