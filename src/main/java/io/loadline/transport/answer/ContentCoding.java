package io.loadline.transport.answer;

import io.loadline.transport.answer.ReceivedAnswer.Decoded;
import java.util.Arrays;
import java.util.Locale;

/** Undoes what {@code Content-Encoding} says was done to a body. */
final class ContentCoding {
  /** Of an encoded body, so that one that stands for a huge one is not unpacked in vain. */
  private static final int PIECE = 8 * 1024;

  private ContentCoding() {}

  /**
   * Decodes a body, up to the ceiling: a small one can stand for a huge one.
   *
   * @param coding the header's value; empty for none
   * @param body holds the body in its first {@code length} bytes
   * @param cut whether more came, which was dropped
   */
  static Decoded decode(String coding, byte[] body, int length, boolean cut) {
    return switch (coding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> new Decoded(body, length, cut, "");
      case "gzip", "x-gzip" -> gunzip(body, length, cut);
      default -> new Decoded(body, 0, cut, unknown(coding));
    };
  }

  /** Whether a body with this header is as it is; empty for no header. */
  static boolean isNone(String coding) {
    return coding.isEmpty() || coding.strip().equalsIgnoreCase("identity");
  }

  static String unknown(String coding) {
    return "a Content-Encoding other than gzip: " + BodyBytes.line(coding);
  }

  private static Decoded gunzip(byte[] body, int length, boolean cut) {
    PlainBytes plain = new PlainBytes(4 * length);
    GunzipStream gunzip = new GunzipStream(plain::add);
    for (int at = 0; at < length && !plain.isCut(); at += PIECE) {
      gunzip.add(body, at, Math.min(length, at + PIECE));
    }
    String problem = length == 0 ? "" : gunzip.problem();
    boolean broken = gunzip.isBroken();
    gunzip.close();
    if (broken) {
      return new Decoded(plain.bytes(), 0, cut, problem);
    }
    boolean endless = cut || plain.isCut();
    return new Decoded(plain.bytes(), plain.length(), endless, endless ? "" : problem);
  }

  /** A body that grows as it is decoded, up to {@link AnswerCheck#CEILING}. */
  private static final class PlainBytes {
    private static final int LEAST = 1024;

    private byte[] bytes;
    private int length;
    private boolean cut;

    /** None so far, and room for about so many. */
    PlainBytes(int expected) {
      bytes = new byte[Math.max(LEAST, Math.min(AnswerCheck.CEILING, expected))];
    }

    /** More of it; what goes beyond the ceiling is dropped. */
    void add(byte[] in, int from, int to) {
      int count = Math.min(to - from, AnswerCheck.CEILING - length);
      if (length + count > bytes.length) {
        int doubled = Math.min(AnswerCheck.CEILING, 2 * bytes.length);
        bytes = Arrays.copyOf(bytes, Math.max(length + count, doubled));
      }
      System.arraycopy(in, from, bytes, length, count);
      length += count;
      cut |= count < to - from;
    }

    /** Holds the body in its first {@link #length} bytes. */
    byte[] bytes() {
      return bytes;
    }

    int length() {
      return length;
    }

    /** Whether it goes on beyond the ceiling. */
    boolean isCut() {
      return cut;
    }
  }
}
