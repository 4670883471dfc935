package io.loadline.transport.http2;

import io.loadline.plan.Tracing;
import io.loadline.transport.http.Socket.WriteBuffer;
import java.util.IdentityHashMap;

/**
 * The heads of requests as one connection has to write them. They are written anew only while its
 * header table grows: then each is a copy, in which the trace of the request is written over. A
 * trace never goes into the table: none comes twice.
 */
final class SentHeads {
  /** More are not of one load; those of a credential of before go with them. */
  private static final int MOST = 256;

  private final HeaderTable table = new HeaderTable();
  private final HpackWriter hpack = new HpackWriter(table);
  private final IdentityHashMap<RequestHead, Written> written = new IdentityHashMap<>();

  private final Tracing tracing;
  private final byte[] traceField;
  private final byte[] trace = new byte[Tracing.LENGTH];

  /**
   * Nothing written yet.
   *
   * @param tracing what each head says of its request's trace
   */
  SentHeads(Tracing tracing) {
    this.tracing = tracing;
    this.traceField =
        tracing.isOn()
            ? HpackWriter.notIndexed(Tracing.HEADER, "0".repeat(Tracing.LENGTH))
            : new byte[0];
  }

  /** How many bytes of headers the server keeps. */
  void allow(int bytes) {
    table.allow(bytes);
  }

  /** Puts the frames of a head; what is put must be sent, and in this order. */
  void put(WriteBuffer out, RequestHead head, Stream stream) {
    Written last = written.get(head);
    byte[] frames = last != null && last.version == table.version() ? last.frames : write(head);
    PreparedFrames.put(out, frames, stream.id());
    if (tracing.isOn()) {
      tracing.write(stream.exchange.phase(), stream.exchange.index(), trace);
      out.set(out.size() - Tracing.LENGTH, trace);
    }
  }

  private byte[] write(RequestHead head) {
    int version = table.version();
    byte[] frames = head.frames(hpack.write(head.fields()), traceField);
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
