package io.loadline.transport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.ReceivedAnswer.InferenceHeader;

/** The header fields that say where the body ends, what it is, and whether the server goes on. */
final class FramingFields {
  private long contentLength;
  private boolean chunked;
  private boolean close;
  private boolean keepAlive;
  private ContentType type = ContentType.OTHER;
  private String coding = "";
  private long idleSeconds;
  private String location = "";
  private long jsonPart;
  final HeadTimings timings;

  FramingFields(HeadTimings timings) {
    this.timings = timings;
  }

  void clear() {
    timings.clear();
    contentLength = -1;
    chunked = false;
    close = false;
    keepAlive = false;
    type = ContentType.OTHER;
    coding = "";
    idleSeconds = -1;
    location = "";
    jsonPart = InferenceHeader.NONE;
  }

  /**
   * Takes a header line.
   *
   * @throws MalformedAnswer when it is none, or contradicts an earlier one
   */
  void line(byte[] bytes, int from, int to) throws MalformedAnswer {
    int colon = checkLine(bytes, from, to);
    int start = Ascii.skipBlanks(bytes, colon + 1, to);
    int end = Ascii.trimEnd(bytes, start, to);
    timings.field(bytes, from, colon, start, end);
    switch (colon - from) {
      case 8 -> location(bytes, from, colon, start, end);
      case 10 -> {
        connection(bytes, from, colon, start, end);
        keepAlive(bytes, from, colon, start, end);
      }
      case 12 -> contentType(bytes, from, colon, start, end);
      case 14 -> contentLength(bytes, from, colon, start, end);
      case 16 -> contentEncoding(bytes, from, colon, start, end);
      case 17 -> transferEncoding(bytes, from, colon, start, end);
      case 31 -> jsonPart = InferenceHeader.length(bytes, from, start, end, jsonPart);
      default -> {
        // nothing that we act on
      }
    }
  }

  /**
   * Takes a line behind the last chunk.
   *
   * @throws MalformedAnswer when it is none
   */
  void trailer(byte[] bytes, int from, int to) throws MalformedAnswer {
    int colon = checkLine(bytes, from, to);
    int start = Ascii.skipBlanks(bytes, colon + 1, to);
    timings.trailer(bytes, from, colon, start, Ascii.trimEnd(bytes, start, to));
  }

  /** Where the colon is. */
  private static int checkLine(byte[] bytes, int from, int to) throws MalformedAnswer {
    int colon = from;
    while (colon < to && Ascii.isToken(bytes[colon])) {
      colon++;
    }
    boolean good = colon > from && colon < to && bytes[colon] == ':';
    for (int i = colon; good && i < to; i++) {
      good = Ascii.isText(bytes[i]);
    }
    if (!good) {
      throw new MalformedAnswer("no header line: " + ResponseHead.shown(bytes, from, to));
    }
    return colon;
  }

  private void connection(byte[] bytes, int name, int colon, int from, int to) {
    if (!Ascii.is(bytes, name, colon, "connection")) {
      return;
    }
    int at = from;
    while (at < to) {
      int comma = Ascii.indexOf(bytes, at, to, ',');
      int start = Ascii.skipBlanks(bytes, at, comma);
      int end = Ascii.trimEnd(bytes, start, comma);
      close |= Ascii.is(bytes, start, end, "close");
      keepAlive |= Ascii.is(bytes, start, end, "keep-alive");
      at = comma + 1;
    }
  }

  private void keepAlive(byte[] bytes, int name, int colon, int from, int to) {
    if (Ascii.is(bytes, name, colon, "keep-alive")) {
      idleSeconds = FramingValues.keepAliveSeconds(bytes, from, to);
    }
  }

  private void location(byte[] bytes, int name, int colon, int from, int to) {
    if (Ascii.is(bytes, name, colon, "location")) {
      location = new String(bytes, from, to - from, ISO_8859_1);
    }
  }

  private void contentEncoding(byte[] bytes, int name, int colon, int from, int to) {
    if (Ascii.is(bytes, name, colon, "content-encoding")) {
      boolean gzip = coding.isEmpty() && Ascii.is(bytes, from, to, "gzip");
      // Two lines of it are one list.
      coding = gzip ? "gzip" : coding + new String(bytes, from, to - from, ISO_8859_1);
    }
  }

  private void contentType(byte[] bytes, int name, int colon, int from, int to) {
    if (Ascii.is(bytes, name, colon, "content-type")) {
      int end = Ascii.trimEnd(bytes, from, Ascii.indexOf(bytes, from, to, ';'));
      type = ContentType.of(bytes, from, end);
    }
  }

  private void contentLength(byte[] bytes, int name, int colon, int from, int to)
      throws MalformedAnswer {
    if (Ascii.is(bytes, name, colon, "content-length")) {
      contentLength = FramingValues.contentLength(bytes, from, to, contentLength);
    }
  }

  private void transferEncoding(byte[] bytes, int name, int colon, int from, int to)
      throws MalformedAnswer {
    if (!Ascii.is(bytes, name, colon, "transfer-encoding")) {
      return;
    }
    if (chunked || !Ascii.is(bytes, from, to, "chunked")) {
      String shown = ResponseHead.shown(bytes, from, to);
      throw new MalformedAnswer("a Transfer-Encoding other than chunked: " + shown);
    }
    chunked = true;
  }

  long contentLength() {
    return contentLength;
  }

  boolean isChunked() {
    return chunked;
  }

  boolean saysClose() {
    return close;
  }

  boolean saysKeepAlive() {
    return keepAlive;
  }

  /** The {@code Content-Encoding}; empty when there is none. */
  String coding() {
    return coding;
  }

  /** What {@code Keep-Alive} grants; -1 when it says nothing. */
  long idleSeconds() {
    return idleSeconds;
  }

  ContentType type() {
    return type;
  }

  long jsonPart() {
    return jsonPart;
  }

  boolean isEventStream() {
    return type == ContentType.EVENTS;
  }

  /** Where a redirect leads; empty for nowhere. */
  String location() {
    return location;
  }

  /** Whether the body is made piece by piece: events, or JSON line by line. */
  boolean isStream() {
    return type.isStream();
  }
}
