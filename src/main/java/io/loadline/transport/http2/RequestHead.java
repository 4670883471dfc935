package io.loadline.transport.http2;

import io.loadline.plan.Header;
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

  /**
   * The frames of its header block, with no stream yet.
   *
   * @param last more of the block, to be written over: never in two frames, and the end of all
   */
  byte[] frames(byte[] block, byte[] last) {
    int flagsOfFirst = endsStream ? Frame.END_STREAM : 0;
    if (last.length == 0 || block.length + last.length <= Frame.SIZE) {
      return PreparedFrames.of(
          joined(block, last), Frame.HEADERS, Frame.CONTINUATION, flagsOfFirst, Frame.END_HEADERS);
    }
    return joined(
        PreparedFrames.of(block, Frame.HEADERS, Frame.CONTINUATION, flagsOfFirst, 0),
        PreparedFrames.of(last, Frame.CONTINUATION, Frame.CONTINUATION, 0, Frame.END_HEADERS));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
