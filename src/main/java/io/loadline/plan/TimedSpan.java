package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * What a metric in milliseconds is the time of.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum TimedSpan {
  /** A whole request, from its intended start to the last byte of its answer. */
  RESPONSE("latency"),
  /** A streamed request up to its first message, from its intended start. */
  FIRST_TOKEN("ttft"),
  /** The gap between two messages of a stream that follow one another. */
  TOKEN_GAP("itl"),
  /** A token of a stream on the average, from the second on. */
  TOKEN("tpot"),
  /** Nothing: a count, a ratio or a rate. */
  NONE("");

  private final String id;

  TimedSpan(String id) {
    this.id = id;
  }

  /** What the ids of its metrics begin with. */
  String id() {
    return id;
  }
}
