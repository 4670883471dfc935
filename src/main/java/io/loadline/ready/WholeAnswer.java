package io.loadline.ready;

import io.loadline.ready.Reply.Answered;
import io.loadline.ready.Reply.Failed;
import io.loadline.ready.Reply.Failure;
import io.loadline.transport.ContentCoding;
import io.loadline.transport.ContentCoding.Decoded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The one answer of a connection of HTTP/1.1. */
final class WholeAnswer {
  private static final int MOST = 8 << 20;
  private static final String END = "\r\n\r\n";

  private final Map<String, String> fields = new TreeMap<>();
  private final byte[] all;
  private final int head;

  private WholeAnswer(byte[] all, int head) {
    this.all = all;
    this.head = head;
    text(0, head)
        .lines()
        .skip(1)
        .filter(line -> line.indexOf(':') > 0)
        .forEach(
            line ->
                fields.put(
                    line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT),
                    line.substring(line.indexOf(':') + 1).strip()));
  }

  /** What came, an answer or the reason why it is none. */
  static Reply read(InputStream in) throws IOException {
    byte[] all = bytes(in);
    if (all.length == 0) {
      return new Failed(Failure.CLOSED, "the connection was closed without an answer");
    }
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int head = text.indexOf(END);
    if (head < 0 || !text.matches("(?s)HTTP/1\\.[01] [1-5]\\d\\d[ \r].*")) {
      return new Failed(Failure.NOT_HTTP, "the answer is no HTTP");
    }
    boolean informs = text.startsWith("1", "HTTP/1.1 ".length());
    int next = head + END.length();
    return informs
        ? read(new ByteArrayInputStream(all, next, all.length - next))
        : new WholeAnswer(all, head).reply();
  }

  /** Up to the end of the answer, since a server need not close its connection. */
  private static byte[] bytes(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[1 << 16];
    int read = in.read(some);
    while (read >= 0 && all.size() < MOST) {
      all.write(some, 0, read);
      if (isWhole(all.toByteArray())) {
        return all.toByteArray();
      }
      read = in.read(some);
    }
    return all.toByteArray();
  }

  private static boolean isWhole(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int head = text.indexOf(END);
    if (!text.startsWith("HTTP/") && !"HTTP/".startsWith(text)) {
      return true;
    }
    if (head < 0 || text.startsWith("1", "HTTP/1.1 ".length())) {
      return false;
    }
    WholeAnswer answer = new WholeAnswer(bytes, head);
    boolean told = answer.fields.containsKey("content-length");
    return answer.isChunked() ? text.endsWith("0" + END) : told && answer.hasBody();
  }

  private boolean hasBody() {
    return all.length >= head + END.length() + Long.parseLong(field("content-length"));
  }

  private boolean isChunked() {
    return field("transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked");
  }

  private Reply reply() {
    try {
      byte[] body = body();
      Decoded plain = ContentCoding.decode(field("content-encoding"), body, body.length, false);
      return plain.problem().isEmpty()
          ? answered(Arrays.copyOf(plain.body(), plain.length()))
          : new Failed(Failure.NOT_HTTP, "the answer cannot be read: " + plain.problem());
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return new Failed(Failure.CLOSED, "the answer was cut off");
    }
  }

  private Answered answered(byte[] body) {
    int status = Integer.parseInt(text("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    String type = field("content-type").toLowerCase(Locale.ROOT);
    return new Answered(status, type.contains("json"), body, field("location"))
        .ofEvents(type.startsWith("text/event-stream"));
  }

  /** Throws where it ends too early. */
  private byte[] body() {
    int start = head + END.length();
    if (isChunked()) {
      return chunks(start);
    }
    if (!field("content-length").isEmpty()) {
      int end = start + Integer.parseInt(field("content-length"));
      if (end > all.length) {
        throw new IndexOutOfBoundsException("content-length");
      }
      return Arrays.copyOfRange(all, start, end);
    }
    return Arrays.copyOfRange(all, start, all.length);
  }

  private byte[] chunks(int start) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String text = text(0, all.length);
    int at = start;
    while (true) {
      int line = text.indexOf("\r\n", at);
      int size = Integer.parseInt(text.substring(at, line).replaceFirst(";.*", "").strip(), 16);
      if (size == 0) {
        return body.toByteArray();
      }
      body.write(all, line + 2, size);
      at = line + 2 + size + 2;
    }
  }

  private String field(String name) {
    return fields.getOrDefault(name, "");
  }

  private String text(int from, int to) {
    return new String(all, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
