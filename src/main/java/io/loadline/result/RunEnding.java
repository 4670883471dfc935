package io.loadline.result;

import org.apiguardian.api.API;

/**
 * How a run came to its end.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum RunEnding {
  /** All was sent that was intended, and every request ended. */
  COMPLETE,
  /**
   * What was measured decided before the planned end. No more was sent, and every request ended.
   */
  DECIDED,
  /** The hard end of the run came first. */
  HARD_END,
  /** The process or the thread was told to stop. */
  INTERRUPTED,
  /**
   * The worker that drove it in a cluster was lost, or part of what it told: the figures are those
   * that came, and the verdict is INVALID.
   */
  LOST;

  /** Whether all was sent that was to be sent, and nothing was cut off. */
  public boolean isWhole() {
    return this == COMPLETE || this == DECIDED;
  }
}
