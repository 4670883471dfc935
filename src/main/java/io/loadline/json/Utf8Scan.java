package io.loadline.json;

/**
 * Finds out whether bytes are UTF-8, as RFC 3629 has it: no surrogate, nothing longer than needed.
 */
final class Utf8Scan {
  private static final int CONTINUATION = 0x80;
  private static final int LAST = 0xbf;

  private int missing;
  private int lowest;
  private int highest;
  private boolean good = true;

  void restart() {
    missing = 0;
    good = true;
  }

  void take(byte signed) {
    int b = signed & 0xff;
    if (missing > 0) {
      if (b >= lowest && b <= highest) {
        missing--;
        lowest = CONTINUATION;
        highest = LAST;
        return;
      }
      good = false;
      missing = 0;
    }
    if (signed < 0) {
      lead(b);
    }
  }

  private void lead(int b) {
    missing =
        b >= 0xc2 && b <= 0xdf ? 1 : b >= 0xe0 && b <= 0xef ? 2 : b >= 0xf0 && b <= 0xf4 ? 3 : 0;
    good &= missing > 0;
    lowest = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : CONTINUATION;
    highest = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : LAST;
  }

  /** Whether a character has begun that has not ended. */
  boolean isWithin() {
    return missing > 0;
  }

  boolean isGood() {
    return good;
  }
}
