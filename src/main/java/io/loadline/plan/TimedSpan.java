package io.loadline.plan;

import java.util.Optional;
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
  /** A request in the server's queue, as the server tells it. */
  SERVER_QUEUE(TimedPart.QUEUE),
  /** A language model reading the prompt of a request, as the server tells it. */
  SERVER_PREFILL(TimedPart.PREFILL),
  /** A language model generating the answer to a request, as the server tells it. */
  SERVER_DECODE(TimedPart.DECODE),
  /** The model at work on a request, as the server tells it. */
  SERVER_COMPUTE(TimedPart.COMPUTE),
  /** Nothing: a count, a ratio or a rate. */
  NONE("");

  private final String id;
  private final Optional<TimedPart> part;

  TimedSpan(String id) {
    this.id = id;
    this.part = Optional.empty();
  }

  TimedSpan(TimedPart part) {
    this.id = part.id();
    this.part = Optional.of(part);
  }

  /** What the server tells it as; empty for a time of our own clock. */
  public Optional<TimedPart> part() {
    return part;
  }

  /** What the ids of its metrics begin with. */
  String id() {
    return id;
  }
}
