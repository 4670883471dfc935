package io.loadline.transport.http2;

import io.loadline.plan.Header;
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
    int flagsOfFirst = endsStream ? Frame.END_STREAM : 0;
    return PreparedFrames.of(
        block, Frame.HEADERS, Frame.CONTINUATION, flagsOfFirst, Frame.END_HEADERS);
  }
}
