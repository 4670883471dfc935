package io.loadline.transport.http;

import io.loadline.plan.Phase;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * What one connection writes: the shared bytes of each request with a reader index of its own. Kept
 * where the different requests are few; many would take memory for each connection, and cost a
 * small object a request instead.
 */
final class RequestViews {
  private static final int MOST_KEPT = 64;

  private final EncodedRequests requests;
  private final @Nullable ByteBuf[] kept;

  RequestViews(EncodedRequests requests) {
    this.requests = requests;
    this.kept = new ByteBuf[Math.min(requests.size(), MOST_KEPT)];
  }

  /** The whole request, to be retained before it is written. */
  ByteBuf get(Phase phase, long index) {
    ByteBuf view = view(requests.slot(phase, index));
    return view.setIndex(0, view.capacity());
  }

  private ByteBuf view(int slot) {
    ByteBuf known = slot < kept.length ? kept[slot] : null;
    if (known != null) {
      return known;
    }
    ByteBuf fresh = requests.get(slot).duplicate();
    if (slot < kept.length) {
      kept[slot] = fresh;
    }
    return fresh;
  }
}
