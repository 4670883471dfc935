package io.loadline.result;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * How a request ended; each ends in exactly one way.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public enum Outcome {
  /** An answer with a 2xx status (or the status expected) that meets every expectation. */
  SUCCESS,
  /** A 3xx status; never followed. */
  REDIRECT,
  /** A 4xx status. */
  CLIENT_ERROR,
  /** A 5xx status. */
  SERVER_ERROR,
  /** A 2xx whose JSON has a top-level {@code error} that is not null, false or empty. */
  ERROR_BODY,
  /** A whole answer that breaks one of {@code expect}. */
  EXPECTATION_FAILED,
  /** Bytes that are no answer: not HTTP, no JSON where JSON is claimed, nothing at all in a 2xx. */
  MALFORMED,
  /** The connection ended within the answer. */
  TRUNCATED,
  /** The connection ended before the first byte of the answer. */
  RESET,
  /** No connection could be opened. */
  CONNECT_FAILED,
  /** No complete answer within the timeout, counted from the intended start, or the run's end. */
  TIMEOUT,
  /** Intended, but never fired by the generator: a dropped arrival. */
  NOT_SENT;

  /** As it stands in JSON and text, {@code client-error} say. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
