package io.loadline.transport.http;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.transport.Transport.HeaderSource;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of each request, a phase and payload, encoded when they are first needed and then used
 * again and again. For one loop thread.
 */
final class EncodedRequests {
  private static final List<Phase> PHASES = List.of(Phase.values());

  private final Map<Phase, Integer> firstSlots = new EnumMap<>(Phase.class);
  private final Call call;
  private final HeaderSource credentials;
  private final List<Payload> different;
  private final int[] turns;
  private final int payloads;
  private final @Nullable ByteBuf[] encoded;
  private final List<ByteBuf> rooms = new ArrayList<>();
  private Optional<Header> credential;
  private Call sent;
  private int generation;

  EncodedRequests(Call call, HeaderSource credentials) {
    this.call = call;
    this.credentials = credentials;
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

  /** Grows when all requests are others than before, since the caller has another credential. */
  int generation() {
    Optional<Header> now = credentials.now();
    if (!now.equals(credential)) {
      credential = now;
      sent = now.map(call::with).orElse(call);
      generation++;
      forget();
    }
    return generation;
  }

  /** What was encoded may still be on its way, so it is freed with the others. */
  private void forget() {
    for (int slot = 0; slot < encoded.length; slot++) {
      ByteBuf bytes = encoded[slot];
      if (bytes != null) {
        rooms.add(bytes);
        encoded[slot] = null;
      }
    }
  }

  /** How many different requests there are. */
  int size() {
    return encoded.length;
  }

  /** Which of them the request is, from 0. */
  int slot(Phase phase, long index) {
    // A division costs more than all else here, and most calls have one payload.
    int turn = turns.length == 1 ? 0 : (int) (index % turns.length);
    return firstSlots.getOrDefault(phase, 0) + turns[turn];
  }

  /** Shared: to be duplicated before it is written. */
  ByteBuf get(int slot) {
    ByteBuf known = encoded[slot];
    if (known != null) {
      return known;
    }
    ByteBuf fresh = encode(PHASES.get(slot / payloads), slot % payloads);
    encoded[slot] = fresh;
    return fresh;
  }

  /** What the request carries; null for no body. */
  @Nullable Payload payload(int slot) {
    return different.isEmpty() ? null : different.get(slot % payloads);
  }

  /** Room for a request that is changed before it is written, freed with the others. */
  ByteBuf room() {
    ByteBuf fresh = Unpooled.directBuffer();
    rooms.add(fresh);
    return fresh;
  }

  private ByteBuf encode(Phase phase, int payload) {
    byte[] body = different.isEmpty() ? new byte[0] : different.get(payload).bytes();
    byte[] head = EncodedHead.of(sent, phase, body.length);
    return Unpooled.directBuffer(head.length + body.length).writeBytes(head).writeBytes(body);
  }

  /** Frees the bytes; nothing can be sent from now on. */
  void release() {
    rooms.forEach(ByteBuf::release);
    for (ByteBuf bytes : encoded) {
      if (bytes != null) {
        bytes.release();
      }
    }
  }
}
