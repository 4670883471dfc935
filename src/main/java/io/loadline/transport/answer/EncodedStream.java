package io.loadline.transport.answer;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.answer.ContentCoding.Decoded;
import java.util.Optional;

/** Judges event streams that are compressed, when they are whole: their events have no times. */
public final class EncodedStream {
  private EncodedStream() {}

  /**
   * What the answer amounts to; empty when its body cannot be decoded, or was cut.
   *
   * @param body holds it in its first {@code length} bytes
   */
  public static Optional<Answer> judge(
      AnswerCheck check, int status, String coding, byte[] body, int length, boolean cut) {
    Decoded plain = ContentCoding.decode(coding, body, length, cut);
    if (!plain.problem().isEmpty() || plain.cut()) {
      return Optional.empty();
    }
    Answer answer = StreamReader.judge(check, status, plain.body(), plain.length());
    boolean untimed = check.streams().tokens() && answer.outcome() == Outcome.SUCCESS;
    return Optional.of(untimed ? untimed(coding) : answer);
  }

  private static Answer untimed(String coding) {
    return new Answer(
        Outcome.EXPECTATION_FAILED,
        "a token stream in "
            + coding
            + ", whose tokens have no times: remove the header Accept-Encoding");
  }
}
