package io.loadline.transport.http2;

import io.loadline.plan.Header;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What a request says before its body.
 *
 * @param endsStream whether there is no body
 */
record RequestHead(List<Header> fields, boolean endsStream) {
  RequestHead {
    fields = List.copyOf(fields);
  }

  /** The frames of its header block, with no stream yet. */
  byte[] frames(byte[] block) {
    ByteBuffer out = ByteBuffer.allocate(block.length + Frame.HEAD * (1 + block.length / 1024));
    int at = 0;
    do {
      int size = Math.min(Frame.SIZE, block.length - at);
      int flags = at + size == block.length ? Frame.END_HEADERS : 0;
      flags |= at == 0 && endsStream ? Frame.END_STREAM : 0;
      PreparedFrames.putHead(out, size, at == 0 ? Frame.HEADERS : Frame.CONTINUATION, flags);
      out.put(block, at, size);
      at += size;
    } while (at < block.length);
    return Arrays.copyOf(out.array(), out.position());
  }
}
