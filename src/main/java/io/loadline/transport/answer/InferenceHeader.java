package io.loadline.transport.answer;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.answer.ReceivedAnswer.Decoded;
import java.nio.charset.StandardCharsets;

/**
 * The header by which an answer of the Open Inference Protocol says how many of its first bytes are
 * JSON; behind them stand tensors in binary form.
 */
public final class InferenceHeader {
  /** In lower case, as HTTP/2 has it. */
  public static final String NAME = "inference-header-content-length";

  /** The length where an answer does not have the header. */
  public static final long NONE = -1;

  private static final int DIGITS = 18;

  private InferenceHeader() {}

  /** The length; of a value that is no number one that no body has. */
  public static long length(String value) {
    String digits = value.strip();
    return digits.matches("\\d{1," + DIGITS + "}") ? Long.parseLong(digits) : Long.MAX_VALUE;
  }

  /**
   * Judges an answer that has the header.
   *
   * @param part how many bytes are JSON
   * @param coding its {@code Content-Encoding}; empty for none
   * @param body holds the body in its first {@code length} bytes
   */
  public static Answer check(
      AnswerCheck check, int status, long part, String coding, byte[] body, int length) {
    Decoded plain = ContentCoding.decode(coding, body, length, false);
    if (plain.problem().isEmpty() && part <= plain.length()) {
      return check.check(status, ContentType.JSON, "", plain.body(), (int) part, null);
    }
    Answer all = check.check(status, ContentType.OTHER, coding, body, length, null);
    boolean good = all.outcome() == Outcome.SUCCESS || all.outcome() == Outcome.EXPECTATION_FAILED;
    return good ? new Answer(Outcome.MALFORMED, misfit(part, plain.length())) : all;
  }

  /** Why a body of {@code length} bytes cannot begin with such a part; empty when it can. */
  public static String misfit(long part, int length) {
    if (part <= length) {
      return "";
    }
    return part == Long.MAX_VALUE
        ? "Inference-Header-Content-Length is no number"
        : "Inference-Header-Content-Length says that %d bytes are JSON, the body has %d"
            .formatted(part, length);
  }

  /**
   * As {@link #length(String)}, of the value between two places.
   *
   * @param name where a name that is as long as this one's begins
   * @param otherwise what holds where it is another
   */
  public static long length(byte[] bytes, int name, int from, int to, long otherwise) {
    return text(bytes, name, name + NAME.length()).equalsIgnoreCase(NAME)
        ? length(text(bytes, from, to))
        : otherwise;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
