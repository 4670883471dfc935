package io.loadline.transport;

import io.loadline.result.Outcome;

/**
 * What a whole answer amounts to.
 *
 * @param detail what was seen, on one line; empty for a success
 */
public record Answer(Outcome outcome, String detail) {
  /** The one success, so that it costs no allocation. */
  public static final Answer SUCCESS = new Answer(Outcome.SUCCESS, "");

  /** The start of a body on one line, as details show it. */
  public static String sample(byte[] body, int length) {
    return BodyBytes.sample(body, length);
  }
}
