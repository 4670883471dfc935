package io.loadline.transport.http;

import io.netty.buffer.ByteBuf;

/** Writes what the trace of a request differs by from that of another one of its phase. */
final class TraceDigits {
  /** How far from the end of the value its parent id begins: 16 digits before "-01". */
  private static final int PARENT = 16 + 3;

  /** The same of the lower half of its trace id: 16 digits before "-" and the parent id. */
  private static final int LOWER_HALF = 16 + 1 + PARENT;

  private TraceDigits() {}

  /**
   * Writes over the ids in the value of a header of the same phase.
   *
   * @param end behind the value
   * @param lower the {@link io.loadline.plan.Tracing#lowerHalf} of the request
   */
  static void write(ByteBuf into, int end, long lower) {
    long first = digits((int) (lower >>> 32));
    long last = digits((int) lower);
    into.setLong(end - LOWER_HALF, first);
    into.setLong(end - LOWER_HALF + Long.BYTES, last);
    into.setLong(end - PARENT, first);
    into.setLong(end - PARENT + Long.BYTES, lower == 0 ? last + 1 : last);
  }

  /** Eight digits, a byte each, all at once: no table and no loop. */
  private static long digits(int number) {
    long digits = number & 0xFFFFFFFFL;
    digits = (digits | digits << 16) & 0x0000FFFF0000FFFFL;
    digits = (digits | digits << 8) & 0x00FF00FF00FF00FFL;
    digits = (digits | digits << 4) & 0x0F0F0F0F0F0F0F0FL;
    long letters = ((digits + 0x0606060606060606L) >>> 4) & 0x0101010101010101L;
    return digits + 0x3030303030303030L + letters * ('a' - '0' - 10);
  }
}
