package io.loadline.ready;

import io.loadline.result.Outcome;

/** What came back. */
sealed interface Reply {
  /**
   * A whole answer.
   *
   * @param json whether the content type says JSON
   * @param location of a redirect; empty when there is none
   * @param said what the status is called, {@code 404} or {@code NOT_FOUND} say
   * @param events whether the content type says an event stream
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Answered(
      int status, boolean json, byte[] body, String location, String said, boolean events)
      implements Reply {
    /** An answer of HTTP. */
    Answered(int status, boolean json, byte[] body, String location) {
      this(status, json, body, location, Integer.toString(status));
    }

    /** An answer that is no event stream. */
    Answered(int status, boolean json, byte[] body, String location, String said) {
      this(status, json, body, location, said, false);
    }

    /** The same, whose content type says an event stream, or does not. */
    Answered ofEvents(boolean stream) {
      return new Answered(status, json, body, location, said, stream);
    }

    /** Whether the body is the server's own, and not only the message to a status of gRPC. */
    boolean hasOwnBody() {
      return status == 200 || said.equals(Integer.toString(status));
    }
  }

  /** No answer. */
  record Failed(Failure failure, String detail) implements Reply {}

  /** Why there is none. */
  enum Failure {
    /** Nobody listens, or nobody can be reached. */
    REFUSED(Outcome.CONNECT_FAILED),
    /** The name does not resolve. */
    UNKNOWN_HOST(Outcome.CONNECT_FAILED),
    /** No secure connection came about. */
    TLS(Outcome.CONNECT_FAILED),
    /** Not whole within the request's timeout. */
    TIMEOUT(Outcome.TIMEOUT),
    /** The connection ended before the answer did. */
    CLOSED(Outcome.RESET),
    /** Bytes that are not HTTP. */
    NOT_HTTP(Outcome.MALFORMED);

    private final Outcome outcome;

    Failure(Outcome outcome) {
      this.outcome = outcome;
    }

    Outcome outcome() {
      return outcome;
    }
  }
}
