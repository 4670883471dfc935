package io.loadline.measure;

/**
 * Reads the buckets of a {@link CountStream} that are not empty; behind the last a count of 0. For
 * one thread.
 */
final class CountReader {
  /** Behind every bucket: what is damaged is not to overflow. */
  private static final long FAR = Integer.MAX_VALUE;

  private final byte[] bytes;
  private int at;
  private long bucket = -1;
  private long count;

  /**
   * A reader at the first of them.
   *
   * @param from where the counts begin
   */
  CountReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
    next();
  }

  int bucket() {
    return (int) Math.min(bucket, Integer.MAX_VALUE);
  }

  long count() {
    return count;
  }

  void next() {
    count = 0;
    while (count == 0) {
      if (at == bytes.length) {
        bucket = Integer.MAX_VALUE;
        return;
      }
      long read = number();
      // A count, or so many empty buckets below 0.
      bucket += read < 0 ? Math.min(-read, FAR) : 1;
      count = Math.max(0, read);
    }
  }

  /** Seven bits a byte, the lowest first, and the ninth has eight; the sign is the lowest bit. */
  private long number() {
    long value = 0;
    int shift = 0;
    for (; shift < 56; shift += 7) {
      byte next = bytes[at++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return signed(value);
      }
    }
    return signed(value | (long) bytes[at++] << shift);
  }

  private static long signed(long value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
