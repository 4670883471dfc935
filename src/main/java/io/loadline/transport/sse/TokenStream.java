package io.loadline.transport.sse;

import io.loadline.json.Json;
import io.loadline.json.JsonException;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.TextCheck;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of OpenAI's token streams (chat and completions) as it comes, keeps the time of
 * each event with text, and decides what the whole amounts to. Nothing of the text is kept, unless
 * one is expected. Reused; owned by one thread at a time.
 */
public final class TokenStream {
  private static final String DONE = "[DONE]";

  private final StreamStamps stamps;
  private final LongSupplier nanos;
  private final EventReader events = new EventReader(this::event);
  private final EventScan scan = new EventScan();
  private final TokenCount count = new TokenCount();
  private final @Nullable StreamText text;
  private long now;
  private boolean finished;
  private boolean ending;
  private String error = "";
  private String malformed = "";

  /**
   * A reader.
   *
   * @param stamps filled with what comes
   * @param nanos {@link System#nanoTime}
   * @param expected of the text
   */
  public TokenStream(StreamStamps stamps, LongSupplier nanos, TextCheck expected) {
    this.stamps = stamps;
    this.nanos = nanos;
    this.text = expected.isNeeded() ? new StreamText(expected) : null;
  }

  /** What a body that is there as a whole amounts to; its times say nothing. */
  public static Answer judge(byte[] body, TextCheck expected) {
    TokenStream stream = new TokenStream(new StreamStamps(), () -> 0, expected);
    stream.begin();
    stream.add(body, 0, body.length);
    return stream.end();
  }

  /** The next answer begins. */
  public void begin() {
    stamps.clear();
    events.begin();
    count.clear();
    if (text != null) {
      text.begin();
    }
    finished = false;
    ending = false;
    error = "";
    malformed = "";
  }

  /** Takes the next bytes of the body; all events in them have the time of this call. */
  public void add(byte[] in, int from, int to) {
    now = nanos.getAsLong();
    events.read(in, from, to);
  }

  /** The body has ended as it should: what the answer is. */
  public Answer end() {
    ending = true;
    events.end();
    stamps.tokens(count.total());
    if (!error.isEmpty()) {
      return error();
    }
    if (events.isTooLong()) {
      return new Answer(Outcome.MALFORMED, "an event of more than " + EventReader.LIMIT + " bytes");
    }
    if (!malformed.isEmpty()) {
      return new Answer(Outcome.MALFORMED, "an event that is no JSON: " + malformed);
    }
    if (!finished) {
      String early = "the stream ended %s, without finish_reason and without [DONE]";
      return new Answer(Outcome.TRUNCATED, early.formatted(after()));
    }
    return text == null ? Answer.SUCCESS : text.judged();
  }

  /** Whether the server has said that it failed. */
  public boolean hasFailed() {
    return !error.isEmpty();
  }

  /** What a stream amounts to in which the server said that it failed. */
  public Answer error() {
    return new Answer(Outcome.ERROR_BODY, "error in the stream, " + after() + ": " + error);
  }

  private String after() {
    return "after " + stamps.count() + (stamps.count() == 1 ? " token event" : " token events");
  }

  private void event(boolean ofErrorType, Bytes data) {
    if (data.is(0, data.length(), DONE)) {
      finished = true;
    } else if (ofErrorType) {
      fail(data);
    } else if (scan.scan(data)) {
      note(scan.hasEscapedKey() ? plain(data) : data);
    } else if (malformed.isEmpty() && !ending) {
      malformed = sample(data);
    }
  }

  private void note(Bytes data) {
    if (scan.isError()) {
      fail(data);
      return;
    }
    if (scan.hasText()) {
      stamps.add(now);
    }
    if (text != null) {
      text.add(data, scan.range().from(), scan.range().to());
    }
    finished |= scan.hasFinishReason();
    if (scan.usage() >= 0) {
      count.said(scan.usage(), scan.hasChoices(), scan.choice());
    }
  }

  /** Scans once more, after a real parser has taken the escapes out of the keys. */
  private Bytes plain(Bytes data) {
    try {
      String compact = Json.compact(Json.parse(data.array(), 0, data.length()));
      byte[] bytes = compact.getBytes(StandardCharsets.UTF_8);
      Bytes plain = new Bytes();
      plain.add(bytes, 0, bytes.length);
      scan.scan(plain);
      return plain;
    } catch (JsonException e) {
      malformed = malformed.isEmpty() ? sample(data) : malformed;
      return data;
    }
  }

  private void fail(Bytes data) {
    error = error.isEmpty() ? sample(data) : error;
  }

  private static String sample(Bytes data) {
    String shown = Answer.sample(data.array(), data.length());
    return shown.isEmpty() ? "(empty)" : shown;
  }
}
