package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.WantedParts;
import io.loadline.protobuf.DescribedMethod;
import io.loadline.protobuf.wire.MalformedMessage;
import io.loadline.transport.grpc.GrpcCall.AnswerDecoder;

/** Reads the answers of a method that was described. */
record DescribedDecoder(DescribedMethod method) implements AnswerDecoder {
  @Override
  public JsonValue toJson(byte[] message, int from, int to, WantedParts wanted)
      throws MalformedMessage {
    return method.answer(message, from, to, wanted);
  }

  @Override
  public String notFinite(byte[] message, int from, int to) throws MalformedMessage {
    return method.notFinite(message, from, to);
  }
}
