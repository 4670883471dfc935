package io.loadline.transport.http2;

import io.loadline.plan.TimingSources;
import io.loadline.transport.TimingFields;
import java.util.Arrays;

/** What HEADERS and CONTINUATION of the server mean. */
final class HeaderFrames {
  /** How many bytes a header block may have that is spread over frames. */
  private static final int LIMIT = 64 * 1024;

  private static final int PRIORITY_BYTES = 5;

  private final Http2Connection connection;
  private final LiveStreams streams;
  private final TimingFields ofHeads;
  private final TimingFields ofTrailers;
  private final FieldsReader heads;
  private final FieldsReader trailers;
  private byte[] kept = new byte[1024];
  private int length;

  /** The stream of the block of which more must come before any other frame; 0 for none. */
  private int open;

  private boolean endsStream;

  HeaderFrames(Http2Connection connection, LiveStreams streams, TimingSources sources) {
    this.connection = connection;
    this.streams = streams;
    this.ofHeads = TimingFields.ofHeads(sources);
    this.ofTrailers = TimingFields.ofTrailers(sources);
    this.heads = new FieldsReader(false, ofHeads);
    this.trailers = new FieldsReader(true, ofTrailers);
  }

  /** Nothing may come between the frames of a block. */
  void checkOrder(int type, int id) throws ProtocolError {
    boolean continues = type == Frame.CONTINUATION;
    if (continues != (open != 0) || (continues && id != open)) {
      throw ProtocolError.connection(
          continues ? "a CONTINUATION of nothing" : "another frame within a header block");
    }
  }

  void headers(int flags, int id, byte[] bytes, int from, int to) throws ProtocolError {
    Padding.check(flags, bytes, from, to);
    int skipped = (flags & Frame.HAS_PRIORITY) == 0 ? 0 : PRIORITY_BYTES;
    int start = Padding.start(flags, from) + skipped;
    int end = Padding.end(flags, bytes, from, to);
    if (start > end) {
      throw ProtocolError.connection(ErrorCode.FRAME_SIZE_ERROR, "HEADERS of a wrong size");
    }
    boolean last = (flags & Frame.END_STREAM) != 0;
    if ((flags & Frame.END_HEADERS) != 0) {
      whole(id, bytes, start, end, last);
    } else {
      open = id;
      endsStream = last;
      length = 0;
      keep(bytes, start, end);
    }
  }

  void continuation(int flags, byte[] bytes, int from, int to) throws ProtocolError {
    keep(bytes, from, to);
    if ((flags & Frame.END_HEADERS) != 0) {
      int id = open;
      open = 0;
      whole(id, kept, 0, length, endsStream);
    }
  }

  private void keep(byte[] bytes, int from, int to) throws ProtocolError {
    int all = length + to - from;
    if (all > LIMIT) {
      throw ProtocolError.connection(
          ErrorCode.ENHANCE_YOUR_CALM, "a header block of more than " + LIMIT + " bytes");
    }
    if (all > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(all, 2 * kept.length));
    }
    System.arraycopy(bytes, from, kept, length, to - from);
    length = all;
  }

  private void whole(int id, byte[] bytes, int from, int to, boolean last) throws ProtocolError {
    Stream stream = streams.of(id);
    if (stream == null) {
      return;
    }
    if (stream.isHeard()) {
      stream.fields(trailers.read(bytes, from, to), last);
      stream.exchange.timings().add(ofTrailers.told());
    } else {
      stream.fields(heads.read(bytes, from, to), last);
      if (stream.isHeard() && !ofHeads.told().isEmpty()) {
        stream.exchange.told(ofHeads.told(), System.nanoTime());
      }
    }
    if (last) {
      connection.complete(stream);
    }
  }
}
