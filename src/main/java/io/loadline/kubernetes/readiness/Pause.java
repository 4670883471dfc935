package io.loadline.kubernetes.readiness;

/** Lets time pass between two looks. */
interface Pause {
  /** Ends the wait that is under way, or the next. */
  void ring();

  /**
   * Returns when it was rung since the last wait.
   *
   * @param least to wait in any case, in nanoseconds, since changes come in swarms
   * @param most to wait
   */
  void await(long least, long most) throws InterruptedException;
}
