package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.MethodDescription;
import io.loadline.plan.Payload;
import io.loadline.plan.RpcName;
import io.loadline.protobuf.DescribedMethod;
import io.loadline.protobuf.DescriptorPool;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Reads what describes the gRPC method that is called, and holds the call against it. */
final class RpcReader {
  private final SettingValues values;
  private final ProtoSource protos;

  RpcReader(SettingValues values, ContentSource source) {
    this.values = values;
    this.protos = new ProtoSource(source);
  }

  /** The call with its description; as it is where the server is to be asked for it. */
  Call described(Call call) {
    if (call.target().isGrpc()) {
      checkCommon(call);
    }
    Optional<byte[]> set = values.one(Attribute.PROTOSET, protos::descriptorSet);
    Optional<byte[]> compiled = values.one(Attribute.PROTO, protos::compile);
    if (values.isSet(Attribute.PROTO)) {
      values.refuse(
          Attribute.PROTOSET,
          "describes what @InferenceLoadTest(proto) does, too",
          "remove one of them");
    }
    Optional<RpcName> name = RpcName.of(call.target());
    if (name.isEmpty()) {
      refuseUnused(call);
      return call;
    }
    return set.or(() -> compiled).map(bytes -> described(call, name.get(), bytes)).orElse(call);
  }

  private void refuseUnused(Call call) {
    String rule =
        call.target().isGrpc()
            ? "describes nothing that is needed: a model of the Open Inference Protocol is built in"
            : "describes a gRPC method, and url names none";
    String fix = "remove it, or write url = \"grpc://host:port/package.Service/Method\"";
    values.refuse(Attribute.PROTO, rule, fix);
    values.refuse(Attribute.PROTOSET, rule, fix);
  }

  private Call described(Call call, RpcName name, byte[] set) {
    try {
      DescribedMethod method =
          DescribedMethod.of(DescriptorPool.of(set), name.service(), name.method());
      for (Payload payload : call.payloads()) {
        check(payload, method);
      }
      return call.describedBy(
          MethodDescription.of(set),
          method.isServerStreaming() ? AnswerKind.MESSAGE_STREAM : AnswerKind.WHOLE);
    } catch (IllegalArgumentException e) {
      String rule = String.valueOf(e.getMessage());
      values.refuse(Attribute.URL, rule, "correct url, or what describes the service");
    } catch (WireFormatException e) {
      throw new IllegalStateException("was read before", e);
    }
    return call;
  }

  private void check(Payload payload, DescribedMethod method) {
    try {
      method.messages(payload.bytes());
    } catch (IllegalArgumentException e) {
      String what =
          method.isClientStreaming()
              ? "write one %s in JSON, or an array of them"
              : "write a %s in JSON";
      values.refuse(
          Attribute.PAYLOAD,
          payload.source() + ": " + e.getMessage(),
          what.formatted(method.input()));
    }
  }

  /** What no call over gRPC may have. */
  private void checkCommon(Call call) {
    if (call.payloads().stream().anyMatch(payload -> payload.uuids() > 0)) {
      values.refuse(
          Attribute.PAYLOAD,
          "has {uuid}, but messages of gRPC are encoded once and the same in each request",
          "write a fixed id, or several payloads");
    }
    call.headers().stream()
        .map(RpcReader::metadataProblem)
        .flatMap(Optional::stream)
        .forEach(each -> values.refuse(Attribute.HEADERS, each.rule(), each.fix()));
  }

  /** Empty when the header is metadata that may be sent. */
  private static Optional<SyntaxException> metadataProblem(Header header) {
    String name = header.name().toLowerCase(Locale.ROOT);
    if (name.startsWith("grpc-")) {
      return Optional.of(
          new SyntaxException(
              "the header " + header.name() + " is gRPC's own",
              name.equals("grpc-timeout") ? "write it as timeout" : "remove it"));
    }
    if (name.endsWith("-bin") && !isBase64(header.value())) {
      return Optional.of(
          new SyntaxException(
              "the header " + header.name() + " is binary, and its value is no base64",
              "encode the value in base64, or end the name otherwise than in -bin"));
    }
    return Optional.empty();
  }

  private static boolean isBase64(String value) {
    try {
      Base64.getDecoder().decode(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
