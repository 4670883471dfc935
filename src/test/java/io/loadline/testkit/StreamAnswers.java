package io.loadline.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Token streams over a socket, good and bad. */
public final class StreamAnswers {
  private static final String EVENTS = "text/event-stream; charset=utf-8";
  private static final String HEAD = head(EVENTS);

  private StreamAnswers() {}

  private static String head(String type) {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n";
  }

  /** Each text is an HTTP chunk of its own. */
  public static Behaviour chunks(String... texts) {
    return chunksOf(EVENTS, texts);
  }

  /** The same of another content type. */
  public static Behaviour chunksOf(String type, String... texts) {
    Behaviour begun = begunOf(type, texts);
    return reply -> {
      begun.answer(reply);
      reply.write("0\r\n\r\n");
    };
  }

  /** As {@link #chunks}, but without the last, empty chunk. */
  public static Behaviour begun(String... texts) {
    return begunOf(EVENTS, texts);
  }

  private static Behaviour begunOf(String type, String... texts) {
    return reply -> {
      reply.write(head(type) + "Transfer-Encoding: chunked\r\n\r\n");
      for (String text : texts) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        reply.write(Integer.toHexString(length) + "\r\n" + text + "\r\n");
      }
    };
  }

  /** As {@link #chunks}, with a while between two of them. */
  public static Behaviour paced(Duration gap, List<String> texts) {
    return reply -> {
      reply.write(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      for (String text : texts) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        reply.write(Integer.toHexString(length) + "\r\n" + text + "\r\n");
        reply.pause(gap);
      }
      reply.write("0\r\n\r\n");
    };
  }

  /** The head, and after a while the rest: the head is no token. */
  public static Behaviour lateAfterHead(Duration delay, String text) {
    return reply -> {
      reply.write(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      reply.pause(delay);
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      reply.write(Integer.toHexString(length) + "\r\n" + text + "\r\n0\r\n\r\n");
    };
  }

  /** A stream without a length: its end is the connection's. */
  public static Behaviour untilClose(String text) {
    return Answers.raw(HEAD + "Connection: close\r\n\r\n" + text).thenClose();
  }
}
