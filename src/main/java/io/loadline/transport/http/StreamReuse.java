package io.loadline.transport.http;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a server lets a connection live after a stream. Some (llama.cpp) close it at
 * once without having said so, and a request that is written meanwhile is lost. So the first
 * connection is put aside and watched, and the requests go to fresh ones until it has proved to
 * stay open. For one loop thread.
 */
final class StreamReuse {
  private static final long PROOF_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private @Nullable SocketHandler witness;
  private long since;
  private boolean proven;

  /**
   * Whether the wire may carry another request; if not, it is no longer the caller's.
   *
   * @param stream whether the answer that has just ended was one
   */
  boolean allows(SocketHandler used, boolean stream, long now) {
    if (!stream || proven) {
      return true;
    }
    SocketHandler watched = witness;
    if (watched == null) {
      witness = used;
      since = now;
      used.abandon();
      return false;
    }
    proven = watched.isActive() && now - since >= PROOF_NANOS;
    SocketHandler surplus = proven ? watched : used;
    surplus.cut();
    return proven;
  }
}
