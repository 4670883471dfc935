package io.loadline.transport.answer;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.ReceivedAnswer.Decoded;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reads the bodies of answers that are event streams, one at a time, as they come, and decides what
 * each amounts to. Reused; owned by one thread at a time.
 */
abstract class StreamReader {
  /** How OpenAI's streams end, and no others. */
  private static final String DONE = "[DONE]";

  final EventReader events = new EventReader(this::event);
  final EventScan scan = new EventScan();
  final StreamVerdict verdict = new StreamVerdict();

  /**
   * A reader of the streams that a call is answered with.
   *
   * @param stamps filled with the times of tokens, where they are asked for
   * @param timings told what the server says of its own time
   * @param nanos {@link System#nanoTime}
   */
  static StreamReader of(
      StreamStamps stamps, ServerTimings timings, LongSupplier nanos, StreamRules rules) {
    StreamTimings told = new StreamTimings(timings, rules.timings());
    return rules.tokens()
        ? new TokenStream(stamps, told, nanos, rules.text())
        : new EventStream(rules.protocol(), rules.eventRequired(), told);
  }

  /**
   * What an answer amounts to whose body is an event stream and there as a whole.
   *
   * @param body holds it in its first {@code length} bytes
   * @param timings told what the server says of its own time
   */
  static Answer judge(
      AnswerCheck check, int status, byte[] body, int length, ServerTimings timings) {
    StreamReader reader = of(new StreamStamps(), timings, () -> 0, check.streams());
    reader.begin();
    reader.add(body, 0, length);
    return reader.judge(check, status, check.check(status, ContentType.OTHER, body, length));
  }

  /**
   * As {@link #judge(AnswerCheck, int, byte[], int, ServerTimings)}, of a stream that is
   * compressed: its events have no times. Empty when its body cannot be decoded, or was cut.
   *
   * @param coding how it is encoded
   */
  static Optional<Answer> judge(
      AnswerCheck check, int status, String coding, KeptBody body, ServerTimings timings) {
    Decoded plain = ContentCoding.decode(coding, body.bytes(), body.length(), body.isCut());
    if (!plain.problem().isEmpty() || plain.cut()) {
      return Optional.empty();
    }
    Answer answer = judge(check, status, plain.body(), plain.length(), timings);
    return Optional.of(
        check.wantsTokens() && answer.outcome() == Outcome.SUCCESS
            ? new Answer(
                Outcome.EXPECTATION_FAILED,
                "a token stream in "
                    + coding
                    + ", whose tokens have no times: remove the header Accept-Encoding")
            : answer);
  }

  void begin() {
    events.begin();
    verdict.clear();
  }

  /** Takes the next bytes of the body; all events in them have the time of this call. */
  void add(byte[] in, int from, int to) {
    events.read(in, from, to);
  }

  private void event(boolean ofErrorType, GrowableBytes data) {
    if (ofErrorType) {
      verdict.failed(data);
    } else if (data.isAmidBlanks(DONE)) {
      done();
    } else if (scan.scan(data)) {
      if (scan.isNotFinite()) {
        verdict.notFinite(data);
      }
      said(data);
    } else {
      unreadable(data);
    }
  }

  /** The mark at the end of OpenAI's streams has come, which is no event. */
  abstract void done();

  /** An event has come, and been scanned. */
  abstract void said(GrowableBytes data);

  /** An event has come that is no JSON. */
  abstract void unreadable(GrowableBytes data);

  /** The body has ended as it should: what the answer is. */
  abstract Answer end();

  final boolean hasFailed() {
    return verdict.hasFailed();
  }

  /** What a stream amounts to in which the server said that it failed. */
  final Answer error() {
    return verdict.error(after());
  }

  /** How far the stream has come, for people. */
  abstract String after();

  /** Whether the body as a whole says more than the events in it. */
  abstract boolean leavesTheRest();

  /**
   * What an answer amounts to by its status, its events and its whole body.
   *
   * @param whole what it amounts to by its status and its body as a whole
   */
  final Answer judge(AnswerCheck check, int status, Answer whole) {
    Answer events = end();
    if (!leavesTheRest()) {
      return check.check(status, events);
    }
    if (hasFailed()) {
      return events;
    }
    boolean said = events.note() != null && whole.equals(Answer.SUCCESS);
    boolean bad = events.outcome() != Outcome.SUCCESS && whole.outcome() != Outcome.ERROR_BODY;
    return said || bad ? events : whole;
  }
}
