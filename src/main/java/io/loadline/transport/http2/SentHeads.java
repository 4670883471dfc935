package io.loadline.transport.http2;

import io.loadline.plan.Phase;
import io.loadline.plan.Tracing;
import io.loadline.transport.Exchange;
import io.loadline.transport.http.Socket.WriteBuffer;
import java.util.IdentityHashMap;

/**
 * The heads of requests as one connection has to write them. They are written anew only while its
 * header table grows, and for another phase: then each is a copy, in which the trace of the request
 * is written over.
 */
final class SentHeads {
  /** More are not of one load; those of a credential of before go with them. */
  private static final int MOST = 256;

  private final HeaderTable table = new HeaderTable();
  private final HpackWriter hpack = new HpackWriter(table);
  private final IdentityHashMap<RequestHead, Written> written = new IdentityHashMap<>();

  private final Tracing tracing;
  private Phase phase = Phase.PROBE;
  private long upperHalf;

  /**
   * Nothing written yet.
   *
   * @param tracing what each head says of its request's trace
   */
  SentHeads(Tracing tracing) {
    this.tracing = tracing;
    enter(phase);
  }

  /** The ids of a phase begin alike. */
  private void enter(Phase other) {
    phase = other;
    upperHalf = tracing.upperHalf(other);
    written.clear();
  }

  /** How many bytes of headers the server keeps. */
  void allow(int bytes) {
    table.allow(bytes);
  }

  /** Puts the frames of a head; what is put must be sent, and in this order. */
  void put(WriteBuffer out, RequestHead head, Stream stream) {
    Exchange exchange = stream.exchange;
    if (exchange.phase() != phase) {
      enter(exchange.phase());
    }
    Written last = written.get(head);
    byte[] frames = last != null && last.version == table.version() ? last.frames : write(head);
    PreparedFrames.put(out, frames, stream.id());
    if (tracing.isOn()) {
      out.setTrace(Tracing.lowerHalf(upperHalf, exchange.index()));
    }
  }

  private byte[] write(RequestHead head) {
    int version = table.version();
    byte[] block = hpack.write(head.fields());
    byte[] last =
        tracing.isOn() ? hpack.writeLast(Tracing.HEADER, tracing.header(phase, 0)) : new byte[0];
    byte[] frames = head.frames(block, last);
    if (written.size() >= MOST) {
      written.clear();
    }
    written.put(head, new Written(frames, version));
    return frames;
  }

  /** Frames that mean the head as long as the table has the version. */
  private static final class Written {
    private final byte[] frames;
    private final int version;

    Written(byte[] frames, int version) {
      this.frames = frames;
      this.version = version;
    }
  }
}
