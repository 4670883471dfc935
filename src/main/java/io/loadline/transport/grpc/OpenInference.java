package io.loadline.transport.grpc;

import io.loadline.plan.Call;
import io.loadline.protobuf.wire.ProtoWriter;
import java.util.List;

/** The Open Inference Protocol over gRPC: {@code inference.GRPCInferenceService}. */
final class OpenInference {
  private static final String SERVICE = "/inference.GRPCInferenceService/";

  private OpenInference() {}

  /**
   * ModelInfer of a call.
   *
   * @throws IllegalArgumentException when URL or payload do not make an inference
   */
  static GrpcDialogue infer(Call call) {
    ModelAddress model = ModelAddress.of(call.target());
    List<byte[]> messages =
        call.payloads().stream().map(payload -> InferRequest.encode(payload, model)).toList();
    if (messages.isEmpty()) {
      throw new IllegalArgumentException(
          "payload is not set, but an inference over gRPC needs one");
    }
    return new GrpcDialogue(
        call, GrpcCall.unary(SERVICE + "ModelInfer", messages, new InferDecoder()));
  }

  /** ModelReady of the model that a call's URL names; the answer says {@code {"ready": true}}. */
  static GrpcDialogue ready(Call call) {
    ModelAddress model = ModelAddress.of(call.target());
    byte[] message = new ProtoWriter().text(1, model.name()).text(2, model.version()).toBytes();
    return new GrpcDialogue(
        call, GrpcCall.unary(SERVICE + "ModelReady", List.of(message), ReadyAnswer::toJson));
  }
}
