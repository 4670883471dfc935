package io.loadline.transport.grpc;

import io.loadline.protobuf.MalformedMessage;
import io.loadline.transport.grpc.GrpcCall.AnswerDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Messages in a row, each behind a flag and its length. */
final class Frames {
  private Frames() {}

  /** What a request sends. */
  static byte[] of(List<byte[]> messages) {
    int size = messages.stream().mapToInt(each -> GrpcEnding.PREFIX + each.length).sum();
    ByteBuffer frames = ByteBuffer.allocate(size);
    messages.forEach(each -> frames.put((byte) 0).putInt(each.length).put(each));
    return frames.array();
  }

  /** The messages of an answer as one JSON array; they must be whole. */
  static byte[] toJson(byte[] frames, int length, AnswerDecoder decoder) throws MalformedMessage {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.write('[');
    int at = 0;
    while (length - at >= GrpcEnding.PREFIX) {
      int from = at + GrpcEnding.PREFIX;
      int size = ByteBuffer.wrap(frames).getInt(at + 1);
      if (size < 0 || size > length - from) {
        throw new MalformedMessage("an answer too large to be looked at");
      }
      if (at > 0) {
        json.write(',');
      }
      at = from + size;
      json.writeBytes(decoder.toJson(frames, from, at));
    }
    json.write(']');
    return json.toByteArray();
  }
}
