package io.loadline.json;

/**
 * Passes over numbers of an array, 64 bytes at a time: each kind of byte becomes a word of 64 bits,
 * one a byte, and the grammar is asked of all of them at once, so that it costs the same however
 * long the numbers are. Numbers with an exponent, and blanks other than one behind a comma, are
 * left to others.
 */
final class NumberBlocks {
  static final int BLOCK = 64;

  private static final int LAST = BLOCK - 1;
  private static final long ONES = ByteRuns.ONES;
  private static final long LOW_HALVES = 0x0F * ONES;
  private static final long BIT_4 = 0x10 * ONES;
  private static final long ROW_OF_BLANK = 0x20 * ONES;
  private static final long ROW = 0xE0E0E0E0E0E0E0E0L;
  private static final long BEYOND_NINE = 6 * ONES;
  private static final long FROM_COMMA = 4 * ONES;

  /** Multiplied with it, the lowest bits of the eight bytes of a word stand in its highest byte. */
  private static final long GATHER = 0x0102040810204080L;

  private static final long GATHER_BIT_1 = GATHER >>> 1;
  private static final long GATHER_BIT_4 = GATHER >>> 4;
  private static final int HIGHEST_BYTE = 56;

  // The bytes of the block, by kind.
  private long digits;
  private long zeros;
  private long commas;
  private long minuses;
  private long points;
  private long blanks;

  // What the last byte of the block before it leaves to the first of this one: 0 or 1.
  private long behindDigit;
  private long behindComma;
  private long behindBlank;
  private long behindMinus;
  private long behindPoint;
  private long behindFirstZero;
  private long inFraction;

  /**
   * Passes over them from the beginning of one on.
   *
   * @return behind the last comma that was passed over, or {@code from}
   */
  int passOver(byte[] in, int from, int to) {
    begin();
    int good = from;
    for (int at = from; at + BLOCK <= to && sort(in, at) && isAsNumbersAre(); at += BLOCK) {
      good = commas == 0 ? good : at + BLOCK - Long.numberOfLeadingZeros(commas);
    }
    return good;
  }

  private void begin() {
    behindDigit = 0;
    behindComma = 1;
    behindBlank = 0;
    behindMinus = 0;
    behindPoint = 0;
    behindFirstZero = 0;
    inFraction = 0;
  }

  /**
   * Whether every byte is of some kind. The lower halves of a byte tell it once its row is known.
   */
  private boolean sort(byte[] in, int from) {
    long strange = 0;
    long digit = 0;
    long odd = 0;
    long bit1 = 0;
    long notZero = 0;
    for (int i = 0; i < BLOCK; i += Long.BYTES) {
      long word = ByteRuns.word(in, from + i);
      long low = word & LOW_HALVES;
      long above = low + LOW_HALVES;
      strange |= ((word ^ ROW_OF_BLANK) & ROW) | (BIT_4 & strange(word, low, above));
      digit |= (((word & BIT_4) * GATHER_BIT_4) >>> HIGHEST_BYTE) << i;
      odd |= (((word & ONES) * GATHER) >>> HIGHEST_BYTE) << i;
      bit1 |= (((word & (ONES << 1)) * GATHER_BIT_1) >>> HIGHEST_BYTE) << i;
      notZero |= (((above & BIT_4) * GATHER_BIT_4) >>> HIGHEST_BYTE) << i;
    }
    digits = digit;
    zeros = digit & ~notZero;
    minuses = ~digit & odd;
    points = ~digit & bit1;
    blanks = ~digit & ~notZero;
    commas = ~digit & notZero & ~odd & ~bit1;
    return strange == 0 && (minuses & points) == 0;
  }

  /**
   * Bit 4 of a byte is set where its low half is none of a digit, or none of a blank and {@code
   * ,-./}.
   */
  private static long strange(long word, long low, long above) {
    return (word & (low + BEYOND_NINE)) | (~word & ~(low + FROM_COMMA) & above);
  }

  /** Whether each byte is one that may follow those before it. */
  private boolean isAsNumbersAre() {
    long mayBlank = commas << 1 | behindComma;
    long blank = mayBlank & blanks;
    long starts = (mayBlank & ~blanks) | blank << 1 | behindBlank;
    long minus = starts & minuses;
    long first = (starts & ~minuses) | minus << 1 | behindMinus;
    long afterDigit = digits << 1 | behindDigit;
    long firstZero = first & zeros;
    long afterPoint = points << 1 | behindPoint;
    // Added to the run of digits that it begins, a bit comes out behind that run.
    long runs = digits + (afterPoint | inFraction);
    long behindFraction = runs & ~digits;
    long wrong =
        (blanks & ~mayBlank)
            | (minuses & ~starts)
            | ((first | afterPoint) & ~digits)
            | ((points | commas) & ~afterDigit)
            | ((firstZero << 1 | behindFirstZero) & digits)
            | (behindFraction & points);
    inFraction = Long.compareUnsigned(runs, digits) < 0 ? 1 : 0;
    behindDigit = digits >>> LAST;
    behindComma = commas >>> LAST;
    behindBlank = blank >>> LAST;
    behindMinus = minus >>> LAST;
    behindPoint = points >>> LAST;
    behindFirstZero = firstZero >>> LAST;
    return wrong == 0;
  }
}
