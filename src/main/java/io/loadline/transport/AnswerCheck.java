package io.loadline.transport;

import io.loadline.json.ExpectationCheck;
import io.loadline.json.Json;
import io.loadline.json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.result.Outcome;
import io.loadline.transport.ContentCoding.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a whole answer is a success. A success whose body names no error is decided
 * without parsing and without allocation. Immutable, thread-safe.
 */
public final class AnswerCheck {
  /** How many bytes of a body are kept and looked at: 8 MiB. */
  public static final int CEILING = 8 * 1024 * 1024;

  private final int expectedStatus;
  private final boolean bodyRequired;
  private final boolean streamed;
  private final StreamRules streams;
  private final FinishCheck finish;
  private final List<ExpectationCheck> checks = new ArrayList<>();

  /**
   * A check of the answers to a call.
   *
   * @throws IllegalArgumentException when an expected value is no JSON
   */
  public AnswerCheck(Call call) {
    streamed = call.answer() == AnswerKind.TOKEN_STREAM;
    int status = 0;
    for (Expectation expectation : call.expectations()) {
      if (expectation instanceof Expectation.Status wanted) {
        status = wanted.status();
      } else if (!streamed) {
        checks.add(prepare(expectation));
      }
    }
    expectedStatus = status;
    bodyRequired = status == 0 && !call.payloads().isEmpty();
    streams = StreamRules.of(call, bodyRequired);
    finish = new FinishCheck(streams.protocol());
  }

  static ExpectationCheck prepare(Expectation expectation) {
    try {
      return ExpectationCheck.of(expectation);
    } catch (JsonException e) {
      throw new IllegalArgumentException(expectation.text() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Judges an answer.
   *
   * @param json whether its {@code Content-Type} says JSON
   * @param body holds the body in its first {@code length} bytes
   */
  public Answer check(int status, boolean json, byte[] body, int length) {
    return asAsked(checkWhole(status, json, body, length), status, body, length);
  }

  private Answer asAsked(Answer whole, int status, byte[] body, int length) {
    return streamed && whole.outcome() == Outcome.SUCCESS
        ? new Answer(
            Outcome.EXPECTATION_FAILED,
            "not a token stream: " + BodyBytes.detail(status, body, length))
        : whole;
  }

  /** What is expected of answers that are event streams. */
  public StreamRules streams() {
    return streams;
  }

  /** Judges an answer whose body was read as it came and amounts to {@code body}. */
  public Answer check(int status, Answer body) {
    Outcome byStatus = byStatus(status);
    return byStatus == Outcome.SUCCESS ? body : new Answer(byStatus, "status " + status);
  }

  private Answer checkWhole(int status, boolean json, byte[] body, int length) {
    Outcome byStatus = byStatus(status);
    if (byStatus != Outcome.SUCCESS) {
      return new Answer(byStatus, BodyBytes.detail(status, body, length));
    }
    if (length == 0 && bodyRequired) {
      return new Answer(Outcome.MALFORMED, "status " + status + " with an empty body");
    }
    if (json && length > 0 && !BodyBytes.endsAsItBegan(body, length)) {
      return malformed(status, "the JSON is cut off", body, length);
    }
    boolean suspicious = status / 100 == 2 && BodyBytes.mentionsError(body, length);
    Answer read =
        suspicious || !checks.isEmpty()
            ? checkDocument(status, json, body, length)
            : Answer.SUCCESS;
    return finish.judge(read, status, body, length);
  }

  /**
   * Judges an answer as it came over the wire.
   *
   * @param json whether its {@code Content-Type} says JSON
   * @param coding its {@code Content-Encoding}; empty for none
   * @param body holds the body in its first {@code length} bytes
   * @param cut whether more came than {@link #CEILING}, which was counted and dropped
   */
  public Answer check(
      int status, boolean json, String coding, byte[] body, int length, boolean cut) {
    if (coding.isEmpty() && !cut) {
      return check(status, json, body, length);
    }
    Decoded plain = ContentCoding.decode(coding, body, length, cut);
    if (!plain.problem().isEmpty()) {
      Outcome outcome = byStatus(status);
      return new Answer(
          outcome == Outcome.SUCCESS ? Outcome.MALFORMED : outcome,
          "status " + status + ", " + plain.problem());
    }
    return plain.cut()
        ? checkStart(status, plain.body(), plain.length())
        : check(status, json, plain.body(), plain.length());
  }

  /** Of a body that is too large to be kept. */
  private Answer checkStart(int status, byte[] body, int length) {
    Outcome outcome = byStatus(status);
    if (outcome != Outcome.SUCCESS) {
      return new Answer(outcome, BodyBytes.detail(status, body, length));
    }
    return checks.isEmpty()
        ? asAsked(Answer.SUCCESS, status, body, length)
        : new Answer(
            Outcome.EXPECTATION_FAILED,
            "the body has more than " + (CEILING >> 20) + " MiB, too many for expect to look at");
  }

  private Outcome byStatus(int status) {
    if (expectedStatus != 0 && status == expectedStatus) {
      return Outcome.SUCCESS;
    }
    return switch (status / 100) {
      case 2 -> expectedStatus == 0 ? Outcome.SUCCESS : Outcome.EXPECTATION_FAILED;
      case 3 -> Outcome.REDIRECT;
      case 4 -> Outcome.CLIENT_ERROR;
      case 5 -> Outcome.SERVER_ERROR;
      default -> Outcome.MALFORMED;
    };
  }

  private Answer checkDocument(int status, boolean json, byte[] body, int length) {
    JsonValue document;
    try {
      document = Json.parse(body, 0, length);
    } catch (JsonException e) {
      return unreadable(status, json, e, body, length);
    }
    if (status / 100 == 2 && ErrorMember.isIn(document)) {
      return new Answer(Outcome.ERROR_BODY, BodyBytes.detail(status, body, length));
    }
    for (ExpectationCheck check : checks) {
      Optional<String> mismatch = check.mismatch(document);
      if (mismatch.isPresent()) {
        return new Answer(Outcome.EXPECTATION_FAILED, mismatch.get());
      }
    }
    return Answer.SUCCESS;
  }

  private Answer unreadable(int status, boolean json, JsonException e, byte[] body, int length) {
    if (json) {
      return malformed(status, "no JSON: " + e.getMessage(), body, length);
    }
    if (checks.isEmpty()) {
      return Answer.SUCCESS;
    }
    return new Answer(
        Outcome.EXPECTATION_FAILED, "the body is no JSON: " + BodyBytes.sample(body, length));
  }

  private static Answer malformed(int status, String why, byte[] body, int length) {
    String text = "status " + status + ", " + why + ": " + BodyBytes.sample(body, length);
    return new Answer(Outcome.MALFORMED, text);
  }
}
