package io.loadline.transport.http2;

/** What HEADERS and CONTINUATION of the server mean. */
final class HeaderFrames {
  private static final int PRIORITY_BYTES = 5;

  private final Http2Connection connection;
  private final LiveStreams streams;
  private final HeaderBlock block = new HeaderBlock();
  private final FieldsReader heads = new FieldsReader(false);
  private final FieldsReader trailers = new FieldsReader(true);

  HeaderFrames(Http2Connection connection, LiveStreams streams) {
    this.connection = connection;
    this.streams = streams;
  }

  /** Nothing may come between the frames of a block. */
  void checkOrder(int type, int id) throws ProtocolError {
    boolean continues = type == Frame.CONTINUATION;
    if (continues != block.isOpen() || (continues && id != block.stream())) {
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
      block.open(id, last);
      block.add(bytes, start, end);
    }
  }

  void continuation(int flags, byte[] bytes, int from, int to) throws ProtocolError {
    block.add(bytes, from, to);
    if ((flags & Frame.END_HEADERS) != 0) {
      int id = block.stream();
      block.close();
      whole(id, block.bytes(), 0, block.length(), block.endsStream());
    }
  }

  private void whole(int id, byte[] bytes, int from, int to, boolean last) throws ProtocolError {
    Stream stream = streams.of(id);
    if (stream == null) {
      return;
    }
    stream.fields((stream.isHeard() ? trailers : heads).read(bytes, from, to), last);
    if (last) {
      connection.complete(stream);
    }
  }
}
