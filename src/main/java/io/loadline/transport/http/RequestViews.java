package io.loadline.transport.http;

import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one connection writes: the shared bytes of each request with a reader index of its own. Kept
 * where the different requests are few; many would take memory for each connection, and cost a
 * small object a request instead. A request with a UUID is copied into room of the connection.
 */
final class RequestViews {
  private static final int MOST_KEPT = 64;

  private final EncodedRequests requests;
  private final byte[] uuid = new byte[Payload.UUID_LENGTH];
  private final @Nullable ByteBuf[] kept;
  private @Nullable ByteBuf room;
  private int generation;

  RequestViews(EncodedRequests requests) {
    this.requests = requests;
    this.kept = new ByteBuf[Math.min(requests.size(), MOST_KEPT)];
  }

  /** The whole request, to be retained before it is written. */
  ByteBuf get(Phase phase, long index) {
    int current = requests.generation();
    if (current != generation) {
      generation = current;
      Arrays.fill(kept, null);
    }
    int slot = requests.slot(phase, index);
    Payload payload = requests.payload(slot);
    if (payload != null && payload.uuids() > 0) {
      return patched(requests.get(slot), payload, phase, index);
    }
    ByteBuf view = view(slot);
    return view.setIndex(0, view.capacity());
  }

  /** A copy, which the request before no longer needs, with the request's own UUIDs. */
  private ByteBuf patched(ByteBuf bytes, Payload payload, Phase phase, long index) {
    ByteBuf own = room;
    if (own == null) {
      own = requests.room();
      room = own;
    }
    int length = bytes.capacity();
    own.clear().writeBytes(bytes, 0, length);
    for (int i = 0; i < payload.uuids(); i++) {
      payload.writeUuid(i, phase, index, uuid);
      own.setBytes(length - payload.size() + payload.uuidAt(i), uuid);
    }
    return own;
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
