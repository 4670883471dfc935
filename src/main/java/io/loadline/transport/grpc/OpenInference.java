package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.WantedParts;
import io.loadline.plan.Call;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.protobuf.wire.ProtoWriter;
import io.loadline.transport.grpc.GrpcCall.AnswerDecoder;
import java.util.List;
import java.util.Map;

/** The Open Inference Protocol over gRPC: {@code inference.GRPCInferenceService}. */
final class OpenInference {
  private static final String SERVICE = "/inference.GRPCInferenceService/";

  private OpenInference() {}

  /**
   * ModelInfer of a call.
   *
   * @throws IllegalArgumentException when URL or payload do not make an inference
   */
  static GrpcExchangeProtocol infer(Call call) {
    ModelAddress model = ModelAddress.of(call.target());
    List<byte[]> messages =
        call.payloads().stream().map(payload -> InferRequest.encode(payload, model)).toList();
    if (messages.isEmpty()) {
      throw new IllegalArgumentException(
          "payload is not set, but an inference over gRPC needs one");
    }
    return new GrpcExchangeProtocol(
        call, GrpcCall.unary(SERVICE + "ModelInfer", messages, new InferDecoder()));
  }

  /** ModelReady of the model that a call's URL names; the answer says {@code {"ready": true}}. */
  static GrpcExchangeProtocol ready(Call call) {
    ModelAddress model = ModelAddress.of(call.target());
    byte[] message = new ProtoWriter().text(1, model.name()).text(2, model.version()).toBytes();
    return new GrpcExchangeProtocol(
        call, GrpcCall.unary(SERVICE + "ModelReady", List.of(message), OpenInference::readiness));
  }

  /** A ModelReadyResponse as JSON. */
  private static JsonValue readiness(byte[] bytes, int from, int to, WantedParts wanted)
      throws WireFormatException {
    ProtoReader in = new ProtoReader(bytes, from, to);
    boolean ready = false;
    while (in.next()) {
      ready |= in.field() == 1 && in.number() != 0;
    }
    return new JsonObject(Map.of("ready", new JsonBoolean(ready)));
  }

  static final class InferDecoder implements AnswerDecoder {
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
}
