package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.WantedParts;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.transport.grpc.GrpcCall.AnswerDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Messages in a row, each behind a flag and its length. */
final class LengthPrefixedMessages {
  private static final JsonValue UNREAD = new JsonNull();

  private LengthPrefixedMessages() {}

  /** What a request sends. */
  static byte[] of(List<byte[]> messages) {
    int size = messages.stream().mapToInt(each -> GrpcEnding.PREFIX + each.length).sum();
    ByteBuffer frames = ByteBuffer.allocate(size);
    messages.forEach(each -> frames.put((byte) 0).putInt(each.length).put(each));
    return frames.array();
  }

  interface Visitor {
    void message(int index, int from, int to) throws WireFormatException;
  }

  /** Goes through the messages of an answer, which must be whole. */
  static void visit(byte[] frames, int length, Visitor visitor) throws WireFormatException {
    int at = 0;
    for (int index = 0; length - at >= GrpcEnding.PREFIX; index++) {
      int from = at + GrpcEnding.PREFIX;
      int size = ByteBuffer.wrap(frames).getInt(at + 1);
      if (size < 0 || size > length - from) {
        throw new WireFormatException("an answer too large to be looked at");
      }
      at = from + size;
      visitor.message(index, from, at);
    }
  }

  /** Where the first number stands that is not finite, {@code [1].score} say; empty for none. */
  static String notFinite(byte[] frames, int length, AnswerDecoder decoder)
      throws WireFormatException {
    List<String> places = new ArrayList<>();
    visit(
        frames,
        length,
        (index, from, to) -> {
          String place = decoder.notFinite(frames, from, to);
          if (!place.isEmpty()) {
            places.add("[" + index + "]." + place);
          }
        });
    return places.isEmpty() ? "" : places.get(0);
  }

  /** The messages of an answer as one JSON array; those that nobody looks at are null there. */
  static JsonValue toJson(byte[] frames, int length, AnswerDecoder decoder, WantedParts wanted)
      throws WireFormatException {
    List<JsonValue> messages = new ArrayList<>();
    visit(
        frames,
        length,
        (index, from, to) -> {
          WantedParts parts = wanted.element(index);
          messages.add(parts == null ? UNREAD : decoder.toJson(frames, from, to, parts));
        });
    return new JsonArray(messages);
  }
}
