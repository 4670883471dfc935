package io.loadline.kubernetes.readiness;

/** Ends the pause between two looks early, when something has changed. */
interface WakeSignal {
  /** Ends the pause that is under way, or the next. */
  void raise();

  /**
   * Returns when it was raised since the last pause.
   *
   * @param least to wait in any case, in nanoseconds, since changes come in swarms
   * @param most to wait
   */
  void await(long least, long most) throws InterruptedException;
}
