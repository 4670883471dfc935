package io.loadline.transport;

/** What is known of a request without a whole answer, beside its outcome. */
public enum FailureKind {
  /** No more than the outcome says. */
  OTHER,
  /** The name has no address. */
  UNKNOWN_HOST,
  /** No secure connection came about, though the server speaks TLS. */
  TLS,
  /** TLS was spoken to a port that speaks plain text. */
  NO_TLS,
  /** Plain text was spoken to a port that speaks TLS. */
  TLS_EXPECTED,
  /** HTTP/2 was spoken to a server that answered in HTTP/1, or closed at its first bytes. */
  NOT_HTTP2,
  /** HTTP/1.1 was spoken to a port that answered in HTTP/2, as one of gRPC does. */
  HTTP2_ONLY,
  /** The time was up before there was a connection. */
  NO_CONNECTION,
  /** The time was up before a connection had room for the request. */
  NO_FREE_STREAM,
  /** The time was up when the answer had begun. */
  INCOMPLETE
}
