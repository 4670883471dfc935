package io.loadline.transport;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Undoes what {@code Content-Encoding} says was done to a body. */
public final class ContentCoding {
  private ContentCoding() {}

  /**
   * A body as it was before it was encoded.
   *
   * @param body holds it in its first {@code length} bytes
   * @param cut whether it goes on beyond {@link AnswerCheck#CEILING}
   * @param problem why it could not be decoded; empty otherwise
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Decoded(byte[] body, int length, boolean cut, String problem) {}

  /**
   * Decodes a body, up to the ceiling: a small one can stand for a huge one.
   *
   * @param coding the header's value; empty for none
   * @param body holds the body in its first {@code length} bytes
   * @param cut whether more came, which was dropped
   */
  public static Decoded decode(String coding, byte[] body, int length, boolean cut) {
    return switch (coding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> new Decoded(body, length, cut, "");
      case "gzip", "x-gzip" -> gunzip(body, length, cut);
      default -> new Decoded(body, 0, cut, unknown(coding));
    };
  }

  static String unknown(String coding) {
    return "a Content-Encoding other than gzip: " + BodyBytes.line(coding);
  }

  private static Decoded gunzip(byte[] body, int length, boolean cut) {
    if (length == 0) {
      return new Decoded(body, 0, cut, "");
    }
    byte[] plain = new byte[Math.min(AnswerCheck.CEILING, Math.max(1024, 4 * length))];
    int count = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body, 0, length))) {
      int read = in.read(plain, 0, plain.length);
      while (read > 0) {
        count += read;
        if (count == AnswerCheck.CEILING) {
          return new Decoded(plain, count, cut || in.read() >= 0, "");
        }
        plain = count < plain.length ? plain : larger(plain);
        read = in.read(plain, count, plain.length - count);
      }
      return new Decoded(plain, count, cut, "");
    } catch (EOFException e) {
      return new Decoded(plain, count, cut, cut ? "" : "a gzip body that ends too early");
    } catch (IOException e) {
      return new Decoded(plain, 0, cut, "a gzip body that is none: " + e.getMessage());
    }
  }

  private static byte[] larger(byte[] bytes) {
    return Arrays.copyOf(bytes, Math.min(AnswerCheck.CEILING, 2 * bytes.length));
  }
}
