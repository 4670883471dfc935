package io.loadline.plan;

/** Random UUIDs (version 4) that follow from a seed and numbers alone. */
final class SeededUuid {
  private static final long GAMMA = SplitMix64.GOLDEN_GAMMA;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private SeededUuid() {}

  /** Writes the 36 characters of the UUID {@code index} of a stream of its own. */
  static void write(long seed, long stream, long index, byte[] into) {
    long base = SplitMix64.mix(seed + SplitMix64.mix(stream + GAMMA));
    long high = SplitMix64.mix(base + GAMMA * (2 * index + 1));
    long low = SplitMix64.mix(base + GAMMA * (2 * index + 2));
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
}
