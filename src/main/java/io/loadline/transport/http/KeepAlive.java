package io.loadline.transport.http;

/** For how long a server lets connections lie idle: what it said last, on any of a loop's own. */
final class KeepAlive {
  static final long UNKNOWN = -1;

  private long seconds = UNKNOWN;

  /**
   * An answer has come.
   *
   * @param granted s; 0 ends that connection only, since no server closes one before its first
   *     request
   */
  void said(long granted) {
    if (granted > 0) {
      seconds = granted;
    }
  }

  boolean isKnown() {
    return seconds != UNKNOWN;
  }

  /** S, or {@value #UNKNOWN}. */
  long seconds() {
    return seconds;
  }
}
