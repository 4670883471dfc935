package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.WantedParts;
import io.loadline.protobuf.wire.WireFormatException;
import io.loadline.transport.grpc.GrpcCall.AnswerDecoder;

/** Reads the answers of ModelInfer. */
final class InferDecoder implements AnswerDecoder {
  /** Whole: what nobody looks at is not decoded. */
  @Override
  public JsonValue toJson(byte[] message, int from, int to, WantedParts wanted)
      throws WireFormatException {
    return InferAnswer.read(message, from, to).document();
  }

  @Override
  public void check(byte[] message, int from, int to) throws WireFormatException {
    InferAnswer.check(message, from, to);
  }

  @Override
  public String notFinite(byte[] message, int from, int to) throws WireFormatException {
    return InferAnswer.read(message, from, to).notFinite();
  }
}
