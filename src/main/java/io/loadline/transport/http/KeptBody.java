package io.loadline.transport.http;

import io.loadline.transport.AnswerCheck;
import java.util.Arrays;

/** The body of one answer; what exceeds the ceiling is counted and dropped. */
public final class KeptBody {
  /** How many bytes are kept. */
  public static final int CEILING = AnswerCheck.CEILING;

  private final int ceiling;
  private byte[] bytes = new byte[1024];
  private int length;
  private long received;

  public KeptBody(int ceiling) {
    this.ceiling = ceiling;
  }

  public void clear() {
    length = 0;
    received = 0;
  }

  public void add(byte[] in, int from, int to) {
    received += to - from;
    int count = Math.min(to - from, ceiling - length);
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(ceiling, Math.max(length + count, 2 * bytes.length)));
    }
    System.arraycopy(in, from, bytes, length, count);
    length += count;
  }

  /** Holds the body in its first {@link #length} bytes. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Kept or not. */
  public long received() {
    return received;
  }

  public boolean isCut() {
    return received > length;
  }
}
