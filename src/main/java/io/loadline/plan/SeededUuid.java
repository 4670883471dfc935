package io.loadline.plan;

/** Random UUIDs (version 4) that follow from a seed and numbers alone. */
final class SeededUuid {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private SeededUuid() {}

  /** Writes the 36 characters of the UUID {@code index} of a stream of its own. */
  static void write(long seed, long stream, long index, byte[] into) {
    long base = mix(seed + mix(stream + GOLDEN_GAMMA));
    long high = mix(base + GOLDEN_GAMMA * (2 * index + 1));
    long low = mix(base + GOLDEN_GAMMA * (2 * index + 2));
    high = (high & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    low = (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    int at = 0;
    for (int digit = 0; digit < 32; digit++) {
      if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
        into[at++] = '-';
      }
      long half = digit < 16 ? high : low;
      into[at++] = HEX[((int) (half >>> (60 - 4 * (digit % 16)))) & 0xF];
    }
  }

  /** The output function of SplitMix64: every bit of the argument changes half of the result's. */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
