package io.loadline.transport.answer;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes gzip (RFC 1952) on a body that comes in pieces of any size. What it yields is handed on in
 * pieces, so that a small body that stands for a huge one takes no memory.
 */
final class GunzipStream {
  /** Takes what a body was before. */
  interface Sink {
    void add(byte[] in, int from, int to);
  }

  private static final int PIECE = 16 * 1024;
  private static final int TRAILER = 8;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 sum = new CRC32();
  private final byte[] plain = new byte[PIECE];
  private final GzipHead head = new GzipHead();
  private final Sink sink;
  private Part part = Part.HEAD;
  private int trailerBytes;
  private long trailer;
  private int members;
  private String problem = "";

  private enum Part {
    HEAD,
    DATA,
    TRAILER,
    BROKEN
  }

  GunzipStream(Sink sink) {
    this.sink = sink;
  }

  void add(byte[] in, int from, int to) {
    int at = from;
    while (at < to && part != Part.BROKEN) {
      at =
          switch (part) {
            case HEAD -> head(in, at, to);
            case DATA -> data(in, at, to);
            default -> trailer(in, at);
          };
    }
  }

  private int head(byte[] in, int from, int to) {
    int at = head.read(in, from, to);
    if (head.isBroken()) {
      fail(members == 0 ? "Not in GZIP format" : "bytes behind its end");
    } else if (head.isWhole()) {
      inflater.reset();
      sum.reset();
      part = Part.DATA;
    }
    return at;
  }

  private int data(byte[] in, int from, int to) {
    inflater.setInput(in, from, to - from);
    try {
      int count = inflater.inflate(plain);
      while (count > 0) {
        sum.update(plain, 0, count);
        sink.add(plain, 0, count);
        count = inflater.inflate(plain);
      }
    } catch (DataFormatException e) {
      fail(String.valueOf(e.getMessage()));
      return to;
    }
    if (inflater.needsDictionary()) {
      fail("a preset dictionary");
    } else if (inflater.finished()) {
      part = Part.TRAILER;
      trailerBytes = 0;
      trailer = 0;
    }
    return to - inflater.getRemaining();
  }

  private int trailer(byte[] in, int at) {
    trailer |= (in[at] & 0xffL) << (Byte.SIZE * trailerBytes);
    trailerBytes++;
    if (trailerBytes == TRAILER) {
      check();
      head.restart();
    }
    return at + 1;
  }

  private void check() {
    long length = trailer >>> Integer.SIZE;
    boolean good =
        (trailer & 0xffffffffL) == sum.getValue()
            && length == (inflater.getBytesWritten() & 0xffffffffL);
    part = Part.HEAD;
    members++;
    if (!good) {
      fail("Corrupt GZIP trailer");
    }
  }

  private void fail(String why) {
    part = Part.BROKEN;
    problem = "a gzip body that is none: " + why;
  }

  /** Why it is none now that it has ended; empty when it is one. */
  String problem() {
    boolean whole = part == Part.HEAD && head.isUntouched();
    return problem.isEmpty() && !whole ? "a gzip body that ends too early" : problem;
  }

  /** Whether what came is no gzip, however it goes on. */
  boolean isBroken() {
    return part == Part.BROKEN;
  }

  /** Gives back the memory outside of the heap. */
  void close() {
    inflater.end();
  }
}
