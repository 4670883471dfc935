package io.loadline.transport.http;

import io.loadline.result.ConnectionUse;

/** Counts sockets of one loop. */
final class SocketCount {
  private long opened;
  private long used;
  private long answered;
  private long unblocked;
  private int served;

  void opened() {
    opened++;
  }

  /** The first request is sent on one. */
  void used() {
    used++;
  }

  /** The first whole answer has come on one. */
  void answered() {
    answered++;
  }

  /**
   * The first answer came on one as soon as an idle one had been closed for it.
   *
   * @param others how many had been answered while it was not
   */
  void unblocked(int others) {
    unblocked++;
    served = Math.max(served, others);
  }

  ConnectionUse use() {
    return new ConnectionUse(opened, used, answered, unblocked, served);
  }
}
