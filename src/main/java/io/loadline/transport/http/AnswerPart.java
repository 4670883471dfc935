package io.loadline.transport.http;

/** What a decoder expects next. */
enum AnswerPart {
  HEAD,
  /** A body of a known length. */
  COUNTED,
  CHUNK_SIZE,
  CHUNK,
  /** The empty line behind a chunk. */
  CHUNK_END,
  TRAILER,
  /** A body that ends with the connection. */
  UNTIL_CLOSE,
  COMPLETE,
  BROKEN
}
