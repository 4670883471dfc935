package io.loadline.probe;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import org.jspecify.annotations.Nullable;

/** What came back. */
sealed interface ProbeResponse {
  /** What it amounts to by its status alone, where that is no success. */
  Outcome outcome();

  /**
   * A whole answer.
   *
   * @param type what the content type says that it is
   * @param location of a redirect; empty when there is none
   * @param cut whether the body went on beyond what is kept of one
   * @param said what the status is called, {@code 404} or {@code NOT_FOUND} say
   * @param judged what it amounts to where that is known already; null where the body tells
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Answered(
      int status,
      ContentType type,
      byte[] body,
      String location,
      boolean cut,
      String said,
      @Nullable Answer judged)
      implements ProbeResponse {
    /** An answer of HTTP. */
    Answered(int status, ContentType type, byte[] body, String location, boolean cut) {
      this(status, type, body, location, cut, Integer.toString(status), null);
    }

    /** One that is kept whole, of a protocol whose statuses have names. */
    Answered(int status, ContentType type, byte[] body, String location, String said) {
      this(status, type, body, location, false, said, null);
    }

    boolean json() {
      return type == ContentType.JSON;
    }

    @Override
    public Outcome outcome() {
      return switch (status / 100) {
        case 3 -> Outcome.REDIRECT;
        case 4 -> Outcome.CLIENT_ERROR;
        case 5 -> Outcome.SERVER_ERROR;
        default -> Outcome.MALFORMED;
      };
    }

    /** Whether the body is the server's own, and not only the message to a status of gRPC. */
    boolean hasOwnBody() {
      return status == 200 || said.equals(Integer.toString(status));
    }
  }

  record Failed(Failure failure, String detail) implements ProbeResponse {
    @Override
    public Outcome outcome() {
      return failure.outcome();
    }
  }

  /** Why there is none. */
  enum Failure {
    /** Nobody listens, or nobody can be reached. */
    REFUSED(Outcome.CONNECT_FAILED),
    /** The name does not resolve. */
    UNKNOWN_HOST(Outcome.CONNECT_FAILED),
    /** No secure connection came about, though the server speaks TLS. */
    TLS(Outcome.CONNECT_FAILED),
    /** TLS was spoken to a port that speaks plain text. */
    NO_TLS(Outcome.CONNECT_FAILED),
    /** Plain text was spoken to a port that speaks TLS. */
    TLS_EXPECTED(Outcome.MALFORMED),
    /** HTTP/2 was spoken to a server that answered in HTTP/1, or closed at its first bytes. */
    NOT_HTTP2(Outcome.MALFORMED),
    /** HTTP/1.1 was spoken to a port that answered in HTTP/2, as one of gRPC does. */
    HTTP2_ONLY(Outcome.MALFORMED),
    /** Not whole within the request's timeout. */
    TIMEOUT(Outcome.TIMEOUT),
    /** The connection ended before the first byte of an answer. */
    CLOSED(Outcome.RESET),
    /** The connection ended within the answer. */
    CUT_OFF(Outcome.TRUNCATED),
    /** Bytes that are not HTTP, or break its rules. */
    NOT_HTTP(Outcome.MALFORMED);

    private final Outcome outcome;

    Failure(Outcome outcome) {
      this.outcome = outcome;
    }

    Outcome outcome() {
      return outcome;
    }

    /** Whether URL and port do not speak the same, which time does not change. */
    boolean isMismatch() {
      return switch (this) {
        case NO_TLS, TLS_EXPECTED, NOT_HTTP2, HTTP2_ONLY -> true;
        default -> false;
      };
    }
  }
}
