package io.loadline.json;

import java.nio.charset.StandardCharsets;

/** Reads one of the words that stand for values, from bytes in pieces of any size. */
final class WordScan {
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");
  private static final byte[] NULL = ascii("null");
  private static final byte[] NAN = ascii("NaN");
  private static final byte[] INFINITY = ascii("Infinity");

  private byte[] word = TRUE;
  private int read;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether a word begins like this; {@link #read} takes it from its first letter on. */
  boolean begins(byte first) {
    read = 0;
    switch (first) {
      case 't' -> word = TRUE;
      case 'f' -> word = FALSE;
      case 'n' -> word = NULL;
      case 'N' -> word = NAN;
      case 'I' -> word = INFINITY;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Behind the word, {@code to} when it goes on, at the byte that is wrong. */
  int read(byte[] in, int from, int to) {
    int at = from;
    while (at < to && read < word.length && in[at] == word[read]) {
      at++;
      read++;
    }
    return at;
  }

  boolean isOver() {
    return read == word.length;
  }

  /** Whether it is a number that JSON does not have. */
  boolean isNonFinite() {
    return word == NAN || word == INFINITY;
  }

  String text() {
    return new String(word, StandardCharsets.US_ASCII);
  }
}
