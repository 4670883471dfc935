package io.loadline.result;

/** How a run came to its end. */
public enum RunEnding {
  /** All was sent that was intended, and every request ended. */
  COMPLETE,
  /** The hard end of the run came first. */
  HARD_END,
  /** The process or the thread was told to stop. */
  INTERRUPTED
}
