package io.loadline.transport.answer;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.ServerTimings;
import java.nio.charset.StandardCharsets;

/**
 * A whole answer of HTTP as it came.
 *
 * @param type what its {@code Content-Type} says that it is
 * @param coding its {@code Content-Encoding}; empty for none
 * @param location where a redirect leads; empty for nowhere
 * @param body holds the body in its first {@code length} bytes, during the call only
 * @param cut whether more came than {@link AnswerCheck#CEILING}, which was dropped
 * @param jsonPart how many of the first bytes are JSON; {@link InferenceHeader#NONE} for all or
 *     none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record ReceivedAnswer(
    int status,
    ContentType type,
    String coding,
    String location,
    byte[] body,
    int length,
    boolean cut,
    long jsonPart) {
  /**
   * A body as it was before it was encoded.
   *
   * @param body holds it in its first {@code length} bytes
   * @param cut whether it goes on beyond {@link AnswerCheck#CEILING}
   * @param problem why it could not be decoded; empty otherwise
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Decoded(byte[] body, int length, boolean cut, String problem) {}

  /** The body as it was before it was encoded, up to the ceiling. */
  public Decoded decoded() {
    return ContentCoding.decode(coding, body, length, cut);
  }

  /**
   * The header by which an answer of the Open Inference Protocol says how many of its first bytes
   * are JSON; behind them stand tensors in binary form.
   */
  public static final class InferenceHeader {
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
     * @param told what the server says of its own time
     */
    static Answer check(
        AnswerCheck check,
        int status,
        long part,
        String coding,
        byte[] body,
        int length,
        ServerTimings told) {
      Decoded plain = ContentCoding.decode(coding, body, length, false);
      if (plain.problem().isEmpty() && part <= plain.length()) {
        return check.check(status, ContentType.JSON, plain.body(), (int) part, false, told);
      }
      Answer all = check.check(status, ContentType.OTHER, coding, body, length, null, null);
      boolean good =
          all.outcome() == Outcome.SUCCESS || all.outcome() == Outcome.EXPECTATION_FAILED;
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

  /** What the {@code Content-Type} of an answer claims that its body is. */
  public enum ContentType {
    /** {@code application/json}, {@code application/problem+json} and their like; one document. */
    JSON,
    /** A page for a browser. */
    HTML,
    /** Server-sent events, {@code text/event-stream}. */
    EVENTS,
    /** Documents of JSON in lines, {@code application/x-ndjson} say. */
    LINES,
    OTHER;

    private static final String EVENT_STREAM = "text/event-stream";

    /** Whether the body is made piece by piece. */
    public boolean isStream() {
      return this == EVENTS || this == LINES;
    }

    /** What the header's value says; parameters are passed over. */
    public static ContentType of(String value) {
      byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
      return of(bytes, 0, bytes.length);
    }

    /** As {@link #of(String)}, of the bytes from {@code from} to {@code to}. */
    public static ContentType of(byte[] in, int from, int to) {
      int end = from;
      while (end < to && in[end] != ';') {
        end++;
      }
      int start = from;
      while (start < end && isBlank(in[start])) {
        start++;
      }
      while (end > start && isBlank(in[end - 1])) {
        end--;
      }
      if (isLines(in, start, end)) {
        return LINES;
      }
      if (ends(in, start, end, "/json") || ends(in, start, end, "+json")) {
        return JSON;
      }
      if (end - start == EVENT_STREAM.length() && ends(in, start, end, EVENT_STREAM)) {
        return EVENTS;
      }
      return ends(in, start, end, "text/html") || ends(in, start, end, "application/xhtml+xml")
          ? HTML
          : OTHER;
    }

    private static boolean isLines(byte[] in, int from, int to) {
      return ends(in, from, to, "ndjson")
          || ends(in, from, to, "jsonl")
          || ends(in, from, to, "/json-lines")
          || ends(in, from, to, "/jsonlines")
          || ends(in, from, to, "/stream+json");
    }

    private static boolean isBlank(byte b) {
      return b == ' ' || b == '\t';
    }

    /** Without regard to case. */
    private static boolean ends(byte[] in, int from, int to, String tail) {
      int start = to - tail.length();
      boolean same = start >= from;
      for (int i = 0; same && i < tail.length(); i++) {
        byte b = in[start + i];
        same = (b >= 'A' && b <= 'Z' ? b | 0x20 : b) == tail.charAt(i);
      }
      return same;
    }
  }
}
