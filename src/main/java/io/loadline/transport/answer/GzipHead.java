package io.loadline.transport.answer;

/** The head of a member of a gzip body (RFC 1952 2.3), in pieces of any size. */
final class GzipHead {
  private static final int FIXED = 10;
  private static final int FLAGS = 3;
  private static final int CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int[] START = {0x1f, 0x8b, 8};

  private int read;
  private int flags;
  private int length;
  private int lengthBytes;
  private boolean broken;

  void restart() {
    read = 0;
    flags = 0;
    length = 0;
    lengthBytes = 0;
    broken = false;
  }

  /** Behind what belongs to it. */
  int read(byte[] in, int from, int to) {
    int at = from;
    while (at < to && !isWhole() && !broken) {
      take(in[at] & 0xff);
      at++;
    }
    return at;
  }

  private void take(int b) {
    if (read < FIXED) {
      broken = read < START.length && b != START[read];
      flags = read == FLAGS ? b & (CHECKSUM | EXTRA | NAME | COMMENT) : flags;
      read++;
    } else if ((flags & EXTRA) != 0) {
      extra(b);
    } else if ((flags & (NAME | COMMENT)) != 0) {
      int text = (flags & NAME) != 0 ? NAME : COMMENT;
      flags &= b == 0 ? ~text : ~0;
    } else {
      lengthBytes++;
      flags &= lengthBytes == 2 ? ~CHECKSUM : ~0;
    }
  }

  private void extra(int b) {
    if (lengthBytes < 2) {
      length |= b << (Byte.SIZE * lengthBytes);
      lengthBytes++;
    } else {
      length--;
    }
    if (lengthBytes == 2 && length == 0) {
      flags &= ~EXTRA;
      lengthBytes = 0;
    }
  }

  boolean isWhole() {
    return read == FIXED && flags == 0 && !broken;
  }

  boolean isBroken() {
    return broken;
  }

  /** Whether nothing of it has come. */
  boolean isUntouched() {
    return read == 0;
  }
}
