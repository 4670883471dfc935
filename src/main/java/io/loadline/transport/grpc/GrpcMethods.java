package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.WantedParts;
import io.loadline.plan.Call;
import io.loadline.plan.RpcName;
import io.loadline.protobuf.DescribedMethod;
import io.loadline.protobuf.DescriptorPool;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.transport.grpc.GrpcCall.AnswerDecoder;
import io.loadline.transport.http2.Http2Transport;
import java.util.List;

/** Calls over gRPC: a model of the Open Inference Protocol, or any method that is described. */
public final class GrpcMethods {
  private GrpcMethods() {}

  /**
   * Calls what the URL names, with JSON payloads that are translated once.
   *
   * @param streams how many requests share a connection, at least 1
   */
  public static Http2Transport transport(int streams) {
    return Http2Transport.create(streams).saying(GrpcMethods::dialogue);
  }

  /**
   * What is said and heard.
   *
   * @throws IllegalArgumentException when URL, payload and description do not fit
   */
  static GrpcExchangeProtocol dialogue(Call call) {
    return RpcName.of(call.target())
        .map(name -> described(call, name))
        .orElseGet(() -> OpenInference.infer(call));
  }

  private static GrpcExchangeProtocol described(Call call, RpcName name) {
    DescribedMethod method = method(call, name);
    List<List<byte[]>> payloads =
        call.payloads().stream().map(payload -> method.messages(payload.bytes())).toList();
    return new GrpcExchangeProtocol(
        call,
        new GrpcCall(
            "/" + name, payloads, method.isServerStreaming(), new DescribedDecoder(method)));
  }

  private static DescribedMethod method(Call call, RpcName name) {
    try {
      return DescribedMethod.of(
          DescriptorPool.of(call.descriptors().set()), name.service(), name.method());
    } catch (WireFormatException e) {
      throw new IllegalArgumentException("no descriptor set: " + e.getMessage(), e);
    }
  }

  private record DescribedDecoder(DescribedMethod method) implements AnswerDecoder {
    @Override
    public JsonValue toJson(byte[] message, int from, int to, WantedParts wanted)
        throws WireFormatException {
      return method.answer(message, from, to, wanted);
    }

    @Override
    public String notFinite(byte[] message, int from, int to) throws WireFormatException {
      return method.notFinite(message, from, to);
    }
  }
}
