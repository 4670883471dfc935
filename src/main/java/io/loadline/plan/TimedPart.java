package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * A part of the time of a request, as a server or a proxy tells it.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum TimedPart {
  /** Waiting for the model, or for the batch that the request becomes a part of. */
  QUEUE("queue", true),
  /** What is done to the input before the model gets it, and to its output: tokens, tensors. */
  PREPARE("prepare", true),
  /** A language model reading the prompt, up to its first token. */
  PREFILL("prefill", true),
  /** A language model generating, from its first token on. */
  DECODE("decode", true),
  /** The model at work. */
  COMPUTE("compute", true),
  /** All of it by the server's own clock: the other parts stand within it. */
  TOTAL("total", false),
  /** Up to the head of the answer of whom a proxy called, all of the proxy's tries in it. */
  UPSTREAM("upstream", false);

  private final String id;
  private final boolean added;

  TimedPart(String id, boolean added) {
    this.id = id;
    this.added = added;
  }

  /** Its name in settings, in result.json and in metrics. */
  public String id() {
    return id;
  }

  /** Whether it is one of the parts that add up to what the server tells. */
  public boolean isAdded() {
    return added;
  }

  /**
   * Whether counters tell the mean of all of it. Of the wait for a model the queue-proxy knows that
   * for its own places alone.
   */
  public boolean isCountedBy(KnownTiming row) {
    return row.place().scope() == KnownTiming.Scope.RUN
        && row.claim().parts().contains(this)
        && !(row == KnownTiming.QUEUE_PROXY && this == QUEUE);
  }

  /** Its place among all of them, from 0, for arrays; never stored. */
  @SuppressWarnings("EnumOrdinal")
  public int place() {
    return ordinal();
  }
}
