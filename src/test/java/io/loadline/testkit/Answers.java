package io.loadline.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Ready-made answers, good and bad. All keep the connection open unless they say otherwise. */
public final class Answers {
  /** What a healthy iris model says to the seed's payload. */
  public static final String IRIS =
      "{\"model_name\":\"sklearn-irisv2\",\"model_version\":\"1\",\"id\":\"1\",\"outputs\":"
          + "[{\"name\":\"predict\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[1,1]}]}";

  private static final String JSON = "application/json";

  private Answers() {}

  public static Behaviour iris() {
    return json(200, IRIS);
  }

  public static Behaviour json(int status, String body) {
    return raw(whole(status, JSON, body));
  }

  public static Behaviour text(int status, String body) {
    return raw(whole(status, "text/plain", body));
  }

  /** Any bytes. */
  public static Behaviour raw(String bytes) {
    byte[] encoded = bytes.getBytes(StandardCharsets.UTF_8);
    return reply -> reply.write(encoded);
  }

  /** The bytes of a whole answer with a {@code Content-Length}. */
  public static String whole(int status, String contentType, String body) {
    return head(status, contentType, "Content-Length: " + length(body)) + body;
  }

  private static String head(int status, String contentType, String more) {
    return "HTTP/1.1 "
        + status
        + " Said\r\nContent-Type: "
        + contentType
        + "\r\n"
        + more
        + "\r\n\r\n";
  }

  private static int length(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }

  public static Behaviour redirect(String location) {
    return raw(head(302, "text/plain", "Location: " + location + "\r\nContent-Length: 0"));
  }

  /** 200, and an error in the body. */
  public static Behaviour errorInBody() {
    return json(200, "{\"error\":\"the model has no memory left\"}");
  }

  /** 200, and nothing. */
  public static Behaviour empty() {
    return json(200, "");
  }

  /** Bytes that are no HTTP. */
  public static Behaviour garbage() {
    return raw("\u0001\u0002 SSH-2.0-OpenSSH_9.2 garbage\r\n\r\n");
  }

  /** The first half of the healthy answer, then the end of the connection. */
  public static Behaviour half() {
    byte[] bytes = whole(200, JSON, IRIS).getBytes(StandardCharsets.UTF_8);
    Behaviour start = reply -> reply.writeFirst(bytes, bytes.length / 2);
    return start.thenClose();
  }

  /** The first half of the healthy answer, then a reset. */
  public static Behaviour halfThenReset() {
    byte[] bytes = whole(200, JSON, IRIS).getBytes(StandardCharsets.UTF_8);
    return reply -> {
      reply.writeFirst(bytes, bytes.length / 2);
      reply.pause(Duration.ofMillis(20));
      reply.reset();
    };
  }

  /** Announces more bytes than it has; the connection stays open. */
  public static Behaviour lengthTooLong() {
    return raw(head(200, JSON, "Content-Length: " + (length(IRIS) + 10)) + IRIS);
  }

  /** Announces more bytes than it has, and closes. */
  public static Behaviour lengthTooLongThenClose() {
    return lengthTooLong().thenClose();
  }

  /** Announces fewer bytes than it sends. */
  public static Behaviour lengthTooShort() {
    return raw(head(200, JSON, "Content-Length: " + (length(IRIS) - 10)) + IRIS);
  }

  /** The healthy answer in chunks of {@code size} bytes. */
  public static Behaviour chunked(int size) {
    StringBuilder bytes = new StringBuilder(head(200, JSON, "Transfer-Encoding: chunked"));
    for (int i = 0; i < IRIS.length(); i += size) {
      String chunk = IRIS.substring(i, Math.min(IRIS.length(), i + size));
      bytes.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk).append("\r\n");
    }
    return raw(bytes.append("0\r\n\r\n").toString());
  }

  /** The healthy answer, {@code Connection: close} said and done. */
  public static Behaviour closing() {
    String more = "Connection: close\r\nContent-Length: " + length(IRIS);
    return raw(head(200, JSON, more) + IRIS).thenClose();
  }

  /** The healthy answer without a length: its end is the connection's. */
  public static Behaviour untilClose() {
    return raw(head(200, JSON, "Connection: close") + IRIS).thenClose();
  }

  /** The healthy answer, late. */
  public static Behaviour slow(Duration delay) {
    return iris().after(delay);
  }

  /** The healthy answer, but the server closes behind it without a word. */
  public static Behaviour thenSilentClose() {
    return iris().thenClose();
  }
}
