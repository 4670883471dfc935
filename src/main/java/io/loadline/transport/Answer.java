package io.loadline.transport;

import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a whole answer amounts to.
 *
 * @param detail what was seen, on one line; empty for a success without a note
 * @param note what people should know of a success all the same; null for nothing
 * @param refused whether the server took the request for one too many, or was not there to take it:
 *     429 or 503, and RESOURCE_EXHAUSTED or UNAVAILABLE of gRPC
 */
public record Answer(Outcome outcome, String detail, @Nullable AnswerNote note, boolean refused) {
  /** The one success, so that it costs no allocation. */
  public static final Answer SUCCESS = new Answer(Outcome.SUCCESS, "");

  public Answer(Outcome outcome, String detail) {
    this(outcome, detail, null, false);
  }

  /** A success of which people should know something. */
  public static Answer noted(AnswerNote note, String sample) {
    return new Answer(Outcome.SUCCESS, sample, note, false);
  }

  /** A failure by what the status says. */
  public static Answer failed(Outcome outcome, String detail, boolean refused) {
    return new Answer(outcome, detail, null, refused);
  }

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
}
