package io.loadline.transport.http;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.plan.Tracing;
import io.loadline.transport.Transport.HeaderSource;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of each request, a phase and payload, encoded when they are first needed and then used
 * again and again by all connections: what is a request's own is written over in place, or in a
 * copy while a write still has the bytes. For one loop thread.
 */
final class EncodedRequests {
  private static final List<Phase> PHASES = List.of(Phase.values());

  private final Map<Phase, Integer> firstSlots = new EnumMap<>(Phase.class);
  private final Call call;
  private final HeaderSource credentials;
  private final Tracing tracing;
  private final List<Payload> different;
  private final int[] turns;
  private final int payloads;
  private final @Nullable ByteBuf[] encoded;
  private final byte[] uuid = new byte[Payload.UUID_LENGTH];
  private final byte[] trace = new byte[Tracing.LENGTH];
  private Optional<Header> credential;
  private Call sent;

  EncodedRequests(Call call, HeaderSource credentials, Tracing tracing) {
    this.call = call;
    this.credentials = credentials;
    this.tracing = tracing;
    this.credential = credentials.now();
    this.sent = credential.map(call::with).orElse(call);
    this.different = call.payloads().stream().distinct().toList();
    this.turns = turns(call.payloads());
    this.payloads = Math.max(1, different.size());
    this.encoded = new ByteBuf[PHASES.size() * payloads];
    for (Phase phase : PHASES) {
      firstSlots.put(phase, firstSlots.size() * payloads);
    }
  }

  /** Which of the different payloads has which turn: a weighted one stands there several times. */
  private static int[] turns(List<Payload> payloads) {
    Map<Payload, Integer> numbers = new HashMap<>();
    payloads.forEach(payload -> numbers.putIfAbsent(payload, numbers.size()));
    return payloads.isEmpty()
        ? new int[1]
        : payloads.stream().mapToInt(payload -> numbers.getOrDefault(payload, 0)).toArray();
  }

  /** The whole request, for one write, which releases it. */
  ByteBuf take(Phase phase, long index) {
    refresh();
    int slot = slot(phase, index);
    ByteBuf shared = get(slot);
    Payload payload = different.isEmpty() ? null : different.get(slot % payloads);
    int body = payload == null ? 0 : payload.size();
    if (shared.refCnt() == 1) {
      write(phase, index, payload, shared, shared.capacity() - body);
      return shared.setIndex(0, shared.capacity()).retain();
    }
    return beside(phase, index, payload, shared, shared.capacity() - body);
  }

  /** A request while a write still has the shared bytes. */
  private ByteBuf beside(
      Phase phase, long index, @Nullable Payload payload, ByteBuf shared, int head) {
    boolean bodyDiffers = payload != null && payload.uuids() > 0;
    if (!tracing.isOn() && !bodyDiffers) {
      return shared.retainedDuplicate().setIndex(0, shared.capacity());
    }
    int copied = bodyDiffers ? shared.capacity() : head;
    ByteBuf own = Unpooled.directBuffer(copied).writeBytes(shared, 0, copied);
    write(phase, index, payload, own, head);
    return copied == shared.capacity()
        ? own
        : Unpooled.wrappedBuffer(own, shared.retainedSlice(head, shared.capacity() - head));
  }

  /** Writes what is the request's own. */
  private void write(Phase phase, long index, @Nullable Payload payload, ByteBuf into, int head) {
    if (tracing.isOn()) {
      tracing.write(phase, index, trace);
      into.setBytes(head - EncodedHead.TRACE_FROM_END, trace);
    }
    for (int i = 0; payload != null && i < payload.uuids(); i++) {
      payload.writeUuid(i, phase, index, uuid);
      into.setBytes(head + payload.uuidAt(i), uuid);
    }
  }

  /** Forgets all requests when the caller has another credential. */
  private void refresh() {
    Optional<Header> now = credentials.now();
    if (!now.equals(credential)) {
      credential = now;
      sent = now.map(call::with).orElse(call);
      release();
      Arrays.fill(encoded, null);
    }
  }

  /** Which of them the request is, from 0. */
  private int slot(Phase phase, long index) {
    // A division costs more than all else here, and most calls have one payload.
    int turn = turns.length == 1 ? 0 : (int) (index % turns.length);
    return firstSlots.getOrDefault(phase, 0) + turns[turn];
  }

  private ByteBuf get(int slot) {
    ByteBuf known = encoded[slot];
    if (known != null) {
      return known;
    }
    ByteBuf fresh = encode(PHASES.get(slot / payloads), slot % payloads);
    encoded[slot] = fresh;
    return fresh;
  }

  private ByteBuf encode(Phase phase, int payload) {
    byte[] body = different.isEmpty() ? new byte[0] : different.get(payload).bytes();
    byte[] head = EncodedHead.of(sent, phase, body.length, tracing.isOn());
    return Unpooled.directBuffer(head.length + body.length).writeBytes(head).writeBytes(body);
  }

  /** Frees the bytes that no write has any more; writes free the rest. */
  void release() {
    for (ByteBuf bytes : encoded) {
      if (bytes != null) {
        bytes.release();
      }
    }
  }
}
