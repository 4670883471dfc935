package io.loadline.transport.answer;

import java.nio.charset.StandardCharsets;

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
