package io.loadline.measure;

/** What follows from the stamps and the token count of one answer. */
final class TokenFigures {
  private TokenFigures() {}

  /** What the server counted, else the messages. */
  static long tokens(long said, int count) {
    return said >= 0 ? said : count;
  }

  /** A time per token needs more than one message and more than one token. */
  static boolean hasPerToken(int count, long tokens) {
    return count > 1 && tokens > 1;
  }

  /** Nanoseconds for a token after the first. */
  static long perToken(long[] stamps, int count, long tokens) {
    return (stamps[count - 1] - stamps[0]) / (tokens - 1);
  }
}
