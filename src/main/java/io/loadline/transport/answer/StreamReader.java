package io.loadline.transport.answer;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.StreamStamps;
import java.util.function.LongSupplier;

/**
 * Reads the bodies of answers that are event streams, one at a time, as they come, and decides what
 * each amounts to. Reused; owned by one thread at a time.
 */
public interface StreamReader {
  /**
   * A reader of the streams that a call is answered with.
   *
   * @param stamps filled with the times of tokens, where they are asked for
   * @param nanos {@link System#nanoTime}
   */
  static StreamReader of(StreamStamps stamps, LongSupplier nanos, StreamRules rules) {
    return rules.tokens()
        ? new TokenStream(stamps, nanos, rules.text())
        : new EventStream(rules.protocol(), rules.eventRequired());
  }

  /**
   * What an answer amounts to whose body is an event stream and there as a whole.
   *
   * @param body holds it in its first {@code length} bytes
   */
  static Answer judge(AnswerCheck check, int status, byte[] body, int length) {
    StreamReader reader = of(new StreamStamps(), () -> 0, check.streams());
    reader.begin();
    reader.add(body, 0, length);
    return reader.judge(check, status, check.check(status, false, body, length));
  }

  /** The next answer begins. */
  void begin();

  /** Takes the next bytes of the body; all events in them have the time of this call. */
  void add(byte[] in, int from, int to);

  /** The body has ended as it should: what the answer is. */
  Answer end();

  /** Whether the server has said that it failed. */
  boolean hasFailed();

  /** What a stream amounts to in which the server said that it failed. */
  Answer error();

  /** Whether the body as a whole says more than the events in it. */
  boolean leavesTheRest();

  /**
   * What an answer amounts to by its status, its events and its whole body.
   *
   * @param whole what it amounts to by its status and its body as a whole
   */
  default Answer judge(AnswerCheck check, int status, Answer whole) {
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
