package io.loadline.transport.http;

import io.loadline.result.ConnectionUse;

/** Counts sockets of one loop. */
final class SocketCount {
  private long opened;
  private long used;
  private long answered;

  /** One is open. */
  public void opened() {
    opened++;
  }

  /** The first request is sent on one. */
  public void used() {
    used++;
  }

  /** The first whole answer has come on one. */
  public void answered() {
    answered++;
  }

  /** All so far. */
  public ConnectionUse use() {
    return new ConnectionUse(opened, used, answered);
  }
}
