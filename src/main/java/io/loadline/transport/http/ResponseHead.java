package io.loadline.transport.http;

import io.loadline.transport.Answer.FailureKind;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.ReceivedAnswer;
import java.nio.charset.StandardCharsets;

/** What a client must know of an answer's head; all else in it is checked and passed over. */
final class ResponseHead {
  private static final byte[] START = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
  private static final int SHOWN = 80;

  /** {@code HTTP/1.1 200}. */
  private static final int SHORTEST = 12;

  private static final byte TLS_ALERT = 21;
  private static final byte TLS_VERSION = 3;

  /** A frame's length has 24 bits, of which a greeting needs the last 8. */
  private static final int FRAME_TYPE = 3;

  private static final byte SETTINGS = 4;
  private static final byte GO_AWAY = 7;

  private final FramingFields fields;
  private int status;
  private boolean started;
  private boolean old;

  ResponseHead(HeadTimings timings) {
    this.fields = new FramingFields(timings);
  }

  void clear() {
    started = false;
    status = 0;
    fields.clear();
  }

  /** The beginning of a line that has not ended yet: garbage need not have an end. */
  void begin(byte[] bytes, int from, int to) throws MalformedAnswer {
    if (!started && !startsWell(bytes, from, to)) {
      throw noHttp(bytes, from, to);
    }
  }

  /** One line of the head that is not the empty one. */
  void line(byte[] bytes, int from, int to) throws MalformedAnswer {
    if (started) {
      fields.line(bytes, from, to);
    } else {
      statusLine(bytes, from, to);
    }
  }

  private void statusLine(byte[] bytes, int from, int to) throws MalformedAnswer {
    boolean good =
        to - from >= SHORTEST
            && startsWell(bytes, from, to)
            && (bytes[from + 7] == '0' || bytes[from + 7] == '1')
            && bytes[from + 8] == ' '
            && (to - from == SHORTEST || bytes[from + SHORTEST] == ' ');
    for (int i = from + 9; good && i < from + SHORTEST; i++) {
      good = Ascii.isDigit(bytes[i]);
    }
    if (!good) {
      throw noHttp(bytes, from, to);
    }
    started = true;
    old = bytes[from + 7] == '0';
    status = 100 * (bytes[from + 9] - '0') + 10 * (bytes[from + 10] - '0') + bytes[from + 11] - '0';
    if (status < 100) {
      throw noHttp(bytes, from, to);
    }
  }

  private static boolean startsWell(byte[] bytes, int from, int to) {
    int length = Math.min(START.length, to - from);
    for (int i = 0; i < length; i++) {
      if (bytes[from + i] != START[i]) {
        return false;
      }
    }
    return true;
  }

  private static MalformedAnswer noHttp(byte[] bytes, int from, int to) {
    FailureKind kind = spoken(bytes, from, to);
    if (kind == FailureKind.TLS_EXPECTED) {
      return new MalformedAnswer("the server speaks TLS: write https://", kind);
    }
    if (kind == FailureKind.HTTP2_ONLY) {
      return new MalformedAnswer(
          "the server answers in HTTP/2, as a gRPC port does: it speaks no HTTP/1.1 here", kind);
    }
    return new MalformedAnswer("no HTTP/1 status line: " + shown(bytes, from, to));
  }

  static String shown(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + SHOWN);
    String text = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  boolean hasStarted() {
    return started;
  }

  int status() {
    return status;
  }

  FramingFields fields() {
    return fields;
  }

  /** The answer that it begins. */
  ReceivedAnswer with(KeptBody body) {
    return new ReceivedAnswer(
        status,
        fields.type(),
        fields.coding(),
        fields.location(),
        body.bytes(),
        body.length(),
        body.isCut(),
        body.jsonPart());
  }

  boolean keepsConnection() {
    return !fields.saysClose() && (!old || fields.saysKeepAlive());
  }

  boolean announcesEvents() {
    return status / 100 == 2 && fields.isEventStream();
  }

  /** Whether the body is made piece by piece. */
  boolean isStream() {
    return fields.isStream();
  }

  /**
   * Checks the head once it is whole, and tells what follows.
   *
   * @param bodiless whether no answer has a body
   * @throws MalformedAnswer when it states the body's length in two ways
   */
  AnswerPart end(boolean bodiless) throws MalformedAnswer {
    check();
    fields.timings.headEnd(status, fields.isStream());
    if (status < 200) {
      return AnswerPart.HEAD;
    }
    if (bodiless || status == 204 || status == 304 || fields.contentLength() == 0) {
      return AnswerPart.COMPLETE;
    }
    if (fields.isChunked()) {
      return AnswerPart.CHUNK_SIZE;
    }
    return fields.contentLength() > 0 ? AnswerPart.COUNTED : AnswerPart.UNTIL_CLOSE;
  }

  private void check() throws MalformedAnswer {
    if (status == 101) {
      throw new MalformedAnswer("status 101, but no other protocol was asked for");
    }
    if (fields.isChunked() && fields.contentLength() >= 0) {
      throw new MalformedAnswer("both Content-Length and Transfer-Encoding");
    }
    if (fields.isChunked() && old) {
      throw new MalformedAnswer("Transfer-Encoding in HTTP/1.0");
    }
  }

  /**
   * What is spoken where HTTP/1 should begin: an alert of TLS, or the SETTINGS (or GOAWAY, from one
   * that is annoyed already) of HTTP/2.
   *
   * @return {@code TLS_EXPECTED}, {@code HTTP2_ONLY}, or {@code OTHER}
   */
  private static FailureKind spoken(byte[] bytes, int from, int to) {
    if (to - from > 1 && bytes[from] == TLS_ALERT && bytes[from + 1] == TLS_VERSION) {
      return FailureKind.TLS_EXPECTED;
    }
    boolean frame = to - from > FRAME_TYPE && bytes[from] == 0 && bytes[from + 1] == 0;
    return frame && isGreeting(bytes[from + FRAME_TYPE])
        ? FailureKind.HTTP2_ONLY
        : FailureKind.OTHER;
  }

  private static boolean isGreeting(byte type) {
    return type == SETTINGS || type == GO_AWAY;
  }
}
