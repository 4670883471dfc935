package io.loadline.transport.answer;

import io.loadline.json.JsonValue;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.ReceivedAnswer.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a whole answer is a success. One that is, and of which nothing is expected, is
 * decided without parsing and without allocation. Immutable, thread-safe.
 */
public final class AnswerCheck {
  /** How many bytes of a body are kept and looked at: 8 MiB. */
  public static final int CEILING = 8 * 1024 * 1024;

  /** What an answer amounts to of which too much is missing here for {@code expect} to look. */
  public static final Answer TOO_LARGE =
      new Answer(
          Outcome.EXPECTATION_FAILED,
          "the body has more than " + (CEILING >> 20) + " MiB, too many for expect to look at");

  private final StatusRule rule;
  private final boolean bodyRequired;
  private final boolean streamed;
  private final StreamRules streams;
  private final FinishCheck finish;
  private final LinesCheck lines;
  private final DocumentCheck document;

  /**
   * A check of the answers to a call.
   *
   * @throws IllegalArgumentException when an expected value is no JSON
   */
  public AnswerCheck(Call call) {
    streamed = call.answer() == AnswerKind.TOKEN_STREAM;
    rule = StatusRule.of(call.expectations());
    bodyRequired = rule.expected() == 0 && !call.payloads().isEmpty();
    streams = StreamRules.of(call, bodyRequired);
    document = DocumentCheck.of(call, streams.timings());
    finish = new FinishCheck(streams.protocol());
    lines = new LinesCheck(finish, streams.timings());
  }

  /**
   * Judges an answer.
   *
   * @param type what its {@code Content-Type} says that it is
   * @param body holds the body in its first {@code length} bytes
   */
  public Answer check(int status, ContentType type, byte[] body, int length) {
    return check(status, type, body, length, null);
  }

  private Answer check(
      int status, ContentType type, byte[] body, int length, @Nullable ServerTimings told) {
    return asAsked(checkWhole(status, type, body, length, told), status, body, length);
  }

  private Answer asAsked(Answer whole, int status, byte[] body, int length) {
    return streamed && whole.outcome() == Outcome.SUCCESS
        ? new Answer(
            Outcome.EXPECTATION_FAILED,
            "not a token stream: " + BodyBytes.detail(status, body, length))
        : whole;
  }

  public boolean expectsNothing() {
    return document.expectsNothing();
  }

  public boolean refusesNaN() {
    return document.refusesNaN();
  }

  /**
   * What an answer amounts to that holds a number which is NaN or infinite.
   *
   * @param what which one, on one line
   */
  public Answer notFinite(String what) {
    return document.notFinite(what);
  }

  public boolean wantsTokens() {
    return streamed;
  }

  /** Judges an answer whose body is an event stream and there as a whole; {@code told} of it. */
  public Answer checkEvents(int status, byte[] body, int length, ServerTimings told) {
    return StreamReader.judge(this, status, body, length, told);
  }

  StreamRules streams() {
    return streams;
  }

  /** Judges an answer whose body was read as it came and amounts to {@code body}. */
  public Answer check(int status, Answer body) {
    Outcome byStatus = rule.outcome(status);
    return byStatus == Outcome.SUCCESS ? body : rule.failed(status, "status " + status);
  }

  private Answer checkWhole(
      int status, ContentType type, byte[] body, int length, @Nullable ServerTimings told) {
    Outcome byStatus = rule.outcome(status);
    if (byStatus != Outcome.SUCCESS) {
      return rule.failed(status, BodyBytes.detail(status, body, length));
    }
    if (length == 0 && bodyRequired) {
      return new Answer(Outcome.MALFORMED, "status " + status + " with an empty body");
    }
    Answer scanned = document.check(status, type, body, length, told);
    Answer read = finish.judge(scanned, status, body, length);
    return type == ContentType.LINES ? lines.error(status, body, length, told).orElse(read) : read;
  }

  /**
   * Judges an answer as it came over the wire, of which nobody has seen what was not kept.
   *
   * @param type what its {@code Content-Type} says that it is
   * @param body holds the body in its first {@code length} bytes, decoded
   * @param cut whether more came than {@link #CEILING}, which was counted and dropped
   */
  public Answer check(
      int status, ContentType type, byte[] body, int length, boolean cut, ServerTimings told) {
    if (!cut) {
      return check(status, type, body, length, told);
    }
    if (rule.outcome(status) != Outcome.SUCCESS) {
      return rule.failed(status, BodyBytes.detail(status, body, length));
    }
    return document.looksInside() ? TOO_LARGE : asAsked(Answer.SUCCESS, status, body, length);
  }

  /**
   * Judges an answer as it came over the wire.
   *
   * @param coding its {@code Content-Encoding}; empty for none
   * @param body holds the body in its first {@code length} bytes
   * @param all saw the whole of a body that has more than {@link #CEILING} bytes; null for another
   * @param told what the server says of its own time; null for nobody
   */
  Answer check(
      int status,
      ContentType type,
      String coding,
      byte[] body,
      int length,
      @Nullable OversizedBody all,
      @Nullable ServerTimings told) {
    if (all != null) {
      return checkLong(status, type, all);
    }
    if (coding.isEmpty()) {
      return check(status, type, body, length, told);
    }
    Decoded plain = ContentCoding.decode(coding, body, length, false);
    if (!plain.problem().isEmpty()) {
      return undecoded(status, plain.problem());
    }
    if (!plain.cut()) {
      return check(status, type, plain.body(), plain.length(), told);
    }
    OversizedBody again = new OversizedBody(coding);
    again.add(body, 0, length);
    return checkLong(status, type, again);
  }

  /** Judges an answer that was decoded, of a call that succeeded. */
  public Answer check(JsonValue answer) {
    return document.check(answer);
  }

  private Answer checkLong(int status, ContentType type, OversizedBody body) {
    String problem = body.end();
    BodyExcerpt start = body.start();
    if (!problem.isEmpty()) {
      return undecoded(status, problem);
    }
    return rule.outcome(status) == Outcome.SUCCESS
        ? asAsked(document.check(status, type, body), status, start.bytes(), start.length())
        : rule.failed(status, BodyBytes.detail(status, start.bytes(), start.length()));
  }

  private Answer undecoded(int status, String problem) {
    String detail = "status " + status + ", " + problem;
    return rule.outcome(status) == Outcome.SUCCESS
        ? new Answer(Outcome.MALFORMED, detail)
        : rule.failed(status, detail);
  }
}
