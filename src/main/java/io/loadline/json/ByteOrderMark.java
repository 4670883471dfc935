package io.loadline.json;

/** Passes over the mark that a text is UTF-8, which some servers put before it. */
final class ByteOrderMark {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private int read;

  void restart() {
    read = 0;
  }

  /** Whether the document may still begin with one. */
  boolean mayCome(long passed) {
    return passed == read;
  }

  /** Behind what is there of the mark. */
  int skip(byte[] in, int from, int to) {
    int at = from;
    while (at < to && read < MARK.length && in[at] == MARK[read]) {
      at++;
      read++;
    }
    return at;
  }

  /** Whether it is there as a whole or not at all. */
  boolean isWhole() {
    return read == 0 || read == MARK.length;
  }
}
