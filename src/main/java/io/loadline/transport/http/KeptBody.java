package io.loadline.transport.http;

import io.loadline.transport.AnswerCheck;
import java.util.Arrays;

/** The body of one answer; what exceeds the ceiling is counted and dropped. */
final class KeptBody {
  /** How many bytes are kept. */
  static final int CEILING = AnswerCheck.CEILING;

  private final int ceiling;
  private byte[] bytes = new byte[1024];
  private int length;
  private long received;

  KeptBody(int ceiling) {
    this.ceiling = ceiling;
  }

  void clear() {
    length = 0;
    received = 0;
  }

  void add(byte[] in, int from, int to) {
    received += to - from;
    int count = Math.min(to - from, ceiling - length);
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(ceiling, Math.max(length + count, 2 * bytes.length)));
    }
    System.arraycopy(in, from, bytes, length, count);
    length += count;
  }

  /** Holds the body in its first {@link #length} bytes. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Kept or not. */
  long received() {
    return received;
  }

  boolean isCut() {
    return received > length;
  }
}
