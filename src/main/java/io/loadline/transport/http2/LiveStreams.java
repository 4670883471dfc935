package io.loadline.transport.http2;

import io.netty.util.collection.IntObjectHashMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The streams of a connection that are in flight, and what is known of those that are not. */
final class LiveStreams {
  private final IntObjectHashMap<Stream> live = new IntObjectHashMap<>(128);
  private final CancelledStreams cancelled = new CancelledStreams();
  private int next = 1;

  int size() {
    return live.size();
  }

  /** Whether all numbers are used up (RFC 9113, 5.1.1). */
  boolean isExhausted() {
    return next < 0;
  }

  int begin(Stream stream) {
    int id = next;
    next += 2;
    live.put(id, stream);
    return id;
  }

  void end(Stream stream) {
    live.remove(stream.id());
  }

  /** It ends by our will: more of it may still come. */
  void cancel(Stream stream) {
    live.remove(stream.id());
    cancelled.add(stream.id());
  }

  Stream[] all() {
    return live.values().toArray(new Stream[0]);
  }

  /**
   * The stream that a frame belongs to; null when it was given up.
   *
   * @throws ProtocolError when it was never begun or has ended
   */
  @Nullable Stream of(int id) throws ProtocolError {
    Stream stream = live.get(id);
    if (stream == null) {
      checkBegun(id);
      if (!cancelled.contains(id)) {
        throw ProtocolError.connection(
            ErrorCode.STREAM_CLOSED, "a frame on stream " + id + ", which had ended");
      }
    }
    return stream;
  }

  /** As {@link #of}, for frames that may come after the end. */
  @Nullable Stream ofEnded(int id) throws ProtocolError {
    checkBegun(id);
    return live.get(id);
  }

  private void checkBegun(int id) throws ProtocolError {
    if (id == 0 || id % 2 == 0 || (id >= next && !isExhausted())) {
      throw ProtocolError.connection("a frame on stream " + id + ", which nobody began");
    }
  }

  /** The last streams that we gave up: what still comes on them is no fault of the server. */
  private static final class CancelledStreams {
    private static final int MOST = 4096;

    private int[] ids = new int[16];
    private int next;
    private int count;

    void add(int id) {
      if (count == ids.length && count < MOST) {
        ids = Arrays.copyOf(ids, 2 * count);
        next = count;
      }
      ids[next] = id;
      next = (next + 1) % ids.length;
      count = Math.min(count + 1, ids.length);
    }

    boolean contains(int id) {
      for (int i = 0; i < count; i++) {
        if (ids[i] == id) {
          return true;
        }
      }
      return false;
    }
  }
}
