package io.loadline.transport.answer;

import io.loadline.testkit.Behaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Answers with a gzip body. */
public final class Compressed {
  private Compressed() {}

  public static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** So many blanks, and a JSON document of nothing else. */
  public static byte[] blanks(int count) {
    byte[] plain = new byte[count];
    Arrays.fill(plain, (byte) ' ');
    plain[0] = '{';
    plain[count - 1] = '}';
    return plain;
  }

  /** A JSON answer whose body is said to be encoded. */
  public static Behaviour answer(String coding, byte[] body) {
    return answer(200, coding, body);
  }

  public static Behaviour answer(int status, String coding, byte[] body) {
    String head =
        "HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nContent-Encoding: %s\r\n"
            + "Content-Length: %d\r\n\r\n";
    byte[] bytes = head.formatted(status, coding, body.length).getBytes(StandardCharsets.UTF_8);
    return reply -> {
      reply.write(bytes);
      reply.write(body);
    };
  }
}
