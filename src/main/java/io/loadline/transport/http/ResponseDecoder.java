package io.loadline.transport.http;

import io.loadline.transport.answer.KeptBody;

/**
 * Reads HTTP/1 answers, one at a time, from bytes in pieces of any size. Reused, so that an answer
 * allocates nothing. As strict as RFC 9112 allows a client to be, where it leaves a choice.
 */
final class ResponseDecoder {
  private final boolean bodiless;
  private final LineReader lines = new LineReader();
  private final ResponseHead head;
  private final CachedHead seen = new CachedHead();
  private KeptBody body;
  private AnswerPart part = AnswerPart.COMPLETE;
  private boolean fresh;
  private long remaining;
  private boolean untilClose;
  private MalformedAnswer fault = new MalformedAnswer("");

  ResponseDecoder(boolean bodiless, KeptBody body, HeadTimings timings) {
    this.head = new ResponseHead(timings);
    this.bodiless = bodiless;
    this.body = body;
  }

  void begin() {
    part = AnswerPart.HEAD;
    fresh = true;
    untilClose = false;
    body.clear();
    lines.restart();
  }

  /**
   * Takes bytes up to the end of the answer.
   *
   * @return how many were taken; fewer than given only when the answer is complete or broken
   */
  int decode(byte[] in, int from, int to) {
    int at = from;
    try {
      at += start(in, from, to);
      while (at < to && part != AnswerPart.COMPLETE && part != AnswerPart.BROKEN) {
        at = step(in, at, to);
      }
    } catch (MalformedAnswer e) {
      part = AnswerPart.BROKEN;
      fault = e;
    }
    return at - from;
  }

  /** What was read of the last head holds for the same bytes. */
  private int start(byte[] in, int from, int to) throws MalformedAnswer {
    if (!fresh) {
      seen.proceed();
      return 0;
    }
    fresh = false;
    int same = seen.begin(in, from, to);
    if (same > 0) {
      headEnd();
    } else {
      head.clear();
    }
    return same;
  }

  private int step(byte[] in, int from, int to) throws MalformedAnswer {
    return switch (part) {
      case COUNTED, CHUNK -> counted(in, from, to);
      case UNTIL_CLOSE -> {
        body.add(in, from, to);
        yield to;
      }
      default -> line(in, from, to);
    };
  }

  private int counted(byte[] in, int from, int to) {
    int end = (int) Math.min(to, from + remaining);
    body.add(in, from, end);
    remaining -= end - from;
    if (remaining == 0) {
      part = part == AnswerPart.CHUNK ? AnswerPart.CHUNK_END : AnswerPart.COMPLETE;
    }
    return end;
  }

  private int line(byte[] in, int from, int to) throws MalformedAnswer {
    boolean inHead = part == AnswerPart.HEAD && head.hasStarted();
    int next = lines.take(in, from, to, inHead || part == AnswerPart.TRAILER);
    if (lines.isWhole()) {
      line();
      if (part != AnswerPart.HEAD) {
        seen.end(in, next);
      }
    } else if (part == AnswerPart.HEAD) {
      head.begin(lines.line(), lines.start(), lines.end());
    } else if (part == AnswerPart.CHUNK_END) {
      FramingValues.checkChunkEnd(lines.line()[lines.start()] == '\r');
    }
    return next;
  }

  private void line() throws MalformedAnswer {
    boolean empty = lines.start() == lines.end();
    switch (part) {
      case CHUNK_SIZE -> {
        remaining = FramingValues.chunkSize(lines.line(), lines.start(), lines.end());
        part = remaining == 0 ? AnswerPart.TRAILER : AnswerPart.CHUNK;
      }
      case CHUNK_END -> {
        FramingValues.checkChunkEnd(empty);
        expectChunk();
      }
      case TRAILER -> trailer(empty);
      default -> {
        if (empty && head.hasStarted()) {
          headEnd();
        } else {
          head.line(lines.line(), lines.start(), lines.end());
        }
      }
    }
  }

  private void headEnd() throws MalformedAnswer {
    part = head.end(bodiless);
    body.begins(head.fields().coding(), head.fields().jsonPart());
    if (head.announcesEvents()) {
      body.streams();
    }
    switch (part) {
      case HEAD -> head.clear();
      case CHUNK_SIZE -> expectChunk();
      case COUNTED -> remaining = head.fields().contentLength();
      case UNTIL_CLOSE -> untilClose = true;
      default -> remaining = 0;
    }
  }

  private void expectChunk() {
    lines.restart();
    part = AnswerPart.CHUNK_SIZE;
  }

  private void trailer(boolean empty) throws MalformedAnswer {
    if (empty) {
      part = AnswerPart.COMPLETE;
    } else {
      head.fields().trailer(lines.line(), lines.start(), lines.end());
    }
  }

  /**
   * No more bytes will come.
   *
   * @return whether that makes the answer complete
   */
  boolean endOfStream() {
    part = part == AnswerPart.UNTIL_CLOSE ? AnswerPart.COMPLETE : part;
    return part == AnswerPart.COMPLETE;
  }

  boolean isComplete() {
    return part == AnswerPart.COMPLETE;
  }

  boolean isBroken() {
    return part == AnswerPart.BROKEN;
  }

  MalformedAnswer fault() {
    return fault;
  }

  /** Goes on with another room for bodies, and gives away the one that it had. */
  KeptBody exchangeBody(KeptBody fresh) {
    KeptBody left = body;
    body = fresh;
    return left;
  }

  ResponseHead head() {
    return head;
  }

  KeptBody body() {
    return body;
  }

  /** Whether the connection may carry another request. */
  boolean keepsConnection() {
    return !untilClose && head.keepsConnection();
  }
}
