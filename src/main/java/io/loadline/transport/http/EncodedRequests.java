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

  private final Call call;
  private final HeaderSource credentials;
  private final Tracing tracing;
  private final List<Payload> different;
  private final int[] turns;
  private final int payloads;
  private final @Nullable ByteBuf[] encoded;
  private final byte[] uuid = new byte[Payload.UUID_LENGTH];
  private Optional<Header> credential;
  private Call sent;
  private Phase phase = PHASES.get(0);
  private int firstSlot;
  private long upperHalf;

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
    enter(phase);
  }

  private void enter(Phase other) {
    phase = other;
    firstSlot = PHASES.indexOf(other) * payloads;
    upperHalf = tracing.upperHalf(other);
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
  ByteBuf take(Phase ofPhase, long index) {
    refresh();
    if (ofPhase != phase) {
      enter(ofPhase);
    }
    // A division costs more than all else here, and most calls have one payload.
    int turn = turns.length == 1 ? 0 : turns[(int) (index % turns.length)];
    ByteBuf shared = get(turn);
    Payload payload = different.isEmpty() ? null : different.get(turn);
    int head = shared.capacity() - (payload == null ? 0 : payload.size());
    if (shared.refCnt() == 1) {
      write(index, payload, shared, head);
      return shared.setIndex(0, shared.capacity()).retain();
    }
    return beside(index, payload, shared, head);
  }

  /** A request while a write still has the shared bytes. */
  private ByteBuf beside(long index, @Nullable Payload payload, ByteBuf shared, int head) {
    boolean bodyDiffers = payload != null && payload.uuids() > 0;
    if (!tracing.isOn() && !bodyDiffers) {
      return shared.retainedDuplicate().setIndex(0, shared.capacity());
    }
    int copied = bodyDiffers ? shared.capacity() : head;
    ByteBuf own = Unpooled.directBuffer(copied).writeBytes(shared, 0, copied);
    write(index, payload, own, head);
    return copied == shared.capacity()
        ? own
        : Unpooled.wrappedBuffer(own, shared.retainedSlice(head, shared.capacity() - head));
  }

  /** Writes what is the request's own. */
  private void write(long index, @Nullable Payload payload, ByteBuf into, int head) {
    if (tracing.isOn()) {
      long lowerHalf = Tracing.lowerHalf(upperHalf, index);
      TraceDigits.write(into, head - EncodedHead.BEHIND_LAST, lowerHalf);
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

  private ByteBuf get(int payload) {
    ByteBuf known = encoded[firstSlot + payload];
    if (known == null) {
      known = encode(payload);
      encoded[firstSlot + payload] = known;
    }
    return known;
  }

  private ByteBuf encode(int payload) {
    byte[] body = different.isEmpty() ? new byte[0] : different.get(payload).bytes();
    byte[] head = EncodedHead.of(sent, phase, body.length, tracing);
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
