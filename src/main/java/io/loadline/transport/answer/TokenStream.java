package io.loadline.transport.answer;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.StreamStamps;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads OpenAI's token streams (chat and completions), and keeps the time of each event with text.
 * Nothing of the text is kept, unless one is expected.
 */
final class TokenStream extends StreamReader {
  private final StreamStamps stamps;
  private final StreamTimings timings;
  private final LongSupplier nanos;
  private final TokenCount count = new TokenCount();
  private final @Nullable StreamText text;
  private long now;
  private boolean begun;
  private boolean finished;
  private boolean ending;
  private String malformed = "";

  /**
   * A reader.
   *
   * @param stamps filled with what comes
   * @param timings told what the server says of its own time
   * @param nanos {@link System#nanoTime}
   * @param expected of the text
   */
  TokenStream(StreamStamps stamps, StreamTimings timings, LongSupplier nanos, TextCheck expected) {
    this.stamps = stamps;
    this.timings = timings;
    this.nanos = nanos;
    this.text = expected.isNeeded() ? new StreamText(expected) : null;
  }

  @Override
  void begin() {
    super.begin();
    stamps.clear();
    timings.begin();
    count.clear();
    if (text != null) {
      text.begin();
    }
    begun = false;
    finished = false;
    ending = false;
    malformed = "";
  }

  @Override
  void add(byte[] in, int from, int to) {
    now = nanos.getAsLong();
    super.add(in, from, to);
  }

  @Override
  Answer end() {
    ending = true;
    events.end();
    count.into(stamps);
    if (verdict.hasFailed()) {
      return error();
    }
    if (events.isTooLong()) {
      return new Answer(Outcome.MALFORMED, "an event of more than " + EventReader.LIMIT + " bytes");
    }
    if (!malformed.isEmpty()) {
      return new Answer(Outcome.MALFORMED, "an event that is no JSON: " + malformed);
    }
    if (!finished) {
      String mark = StreamProtocol.COMPLETIONS.endMark();
      return new Answer(Outcome.TRUNCATED, "the stream ended " + after() + ", without " + mark);
    }
    if (!begun) {
      return new Answer(Outcome.MALFORMED, "an event stream without an event");
    }
    Answer said = text == null ? Answer.SUCCESS : text.judged();
    return said.equals(Answer.SUCCESS) ? verdict.success() : said;
  }

  @Override
  boolean leavesTheRest() {
    return false;
  }

  @Override
  String after() {
    return "after " + stamps.count() + (stamps.count() == 1 ? " token event" : " token events");
  }

  @Override
  void done() {
    finished = true;
  }

  @Override
  void said(GrowableBytes data) {
    begun = true;
    GrowableBytes event = data;
    if (scan.facts().hasEscapedKey()) {
      GrowableBytes plain = KeyUnescaper.of(data);
      if (plain == null) {
        unreadable(data);
        return;
      }
      scan.scan(plain);
      event = plain;
    }
    EventFacts facts = scan.facts();
    verdict.said(event, facts);
    if (!facts.isObject() && !verdict.hasFailed()) {
      unreadable(data);
    } else if (!facts.isError()) {
      measure(event, facts);
    }
  }

  private void measure(GrowableBytes event, EventFacts facts) {
    if (facts.hasText()) {
      stamps.add(now);
    }
    if (text != null) {
      text.add(event, facts.range().from(), facts.range().to());
    }
    finished |= facts.hasFinishReason();
    count.event(facts);
    timings.said(facts);
    timings.said(event);
  }

  @Override
  void unreadable(GrowableBytes data) {
    if (malformed.isEmpty() && !ending) {
      malformed = StreamVerdict.sample(data);
    }
  }
}
