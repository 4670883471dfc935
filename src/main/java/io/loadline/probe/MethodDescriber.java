package io.loadline.probe;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.MethodDescription;
import io.loadline.plan.Payload;
import io.loadline.plan.RpcName;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.protobuf.DescribedMethod;
import io.loadline.protobuf.DescriptorPool;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.result.NotReadyException;
import io.loadline.transport.grpc.GrpcProbe;
import io.loadline.transport.grpc.Reflection;
import java.util.Optional;

/** Lets the server describe the method that is called, where the user did not. */
final class MethodDescriber {
  private static final String SET =
      "describe the method yourself: set protoset = \"file:..\" (protoc --include_imports"
          + " --descriptor_set_out=..) or proto = \"file:..\"";

  private final Call call;
  private final Line line;
  private Call known;

  /** Sends one question and hears the answer. */
  interface Line {
    ProbeResponse send(Call call, GrpcProbe question) throws InterruptedException;
  }

  MethodDescriber(Call call, Line line) {
    this.call = call;
    this.line = line;
    this.known = call;
  }

  /** With what the server has said. */
  Call known() {
    return known;
  }

  /**
   * Asks until all is known.
   *
   * @return what the server said instead; empty when all is known
   * @throws NotReadyException when asking once more would not help
   */
  Optional<ProbeResponse> describe(Call asking) throws InterruptedException {
    RpcName name = RpcName.of(call.target()).orElseThrow();
    for (String version : Reflection.VERSIONS) {
      Reflection reflection = new Reflection(name);
      Optional<ProbeResponse> trouble = request(asking, reflection, version);
      if (trouble.isEmpty()) {
        known = described(reflection, name);
      }
      if (trouble.filter(MethodDescriber::isUnknown).isEmpty()) {
        return trouble;
      }
    }
    throw hopeless("the server does not describe its methods (no reflection)", SET);
  }

  private Optional<ProbeResponse> request(Call asking, Reflection reflection, String version)
      throws InterruptedException {
    boolean needed = true;
    while (reflection.hasQuestions()) {
      needed = needed && reflection.isIncomplete();
      ProbeResponse response = line.send(asking, reflection.next(asking, version));
      if (!(response instanceof Answered answered && answered.status() == 200)) {
        return needed ? Optional.of(response) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isUnknown(ProbeResponse response) {
    return response instanceof Answered answered && answered.said().equals("UNIMPLEMENTED");
  }

  private Call described(Reflection reflection, RpcName name) {
    if (!reflection.refusal().isEmpty()) {
      throw hopeless(
          "the server does not describe " + name.service() + ": " + reflection.refusal(),
          "correct the service in url, or " + SET);
    }
    DescribedMethod method = method(reflection, name);
    for (Payload payload : call.payloads()) {
      try {
        method.messages(payload.bytes());
      } catch (IllegalArgumentException e) {
        throw hopeless(
            "payload = \"" + payload.source() + "\": " + e.getMessage(),
            "correct payload: " + name + " takes " + method.input());
      }
    }
    boolean streamed = method.isServerStreaming();
    return call.describedBy(
        MethodDescription.of(reflection.descriptors()),
        streamed ? AnswerKind.MESSAGE_STREAM : AnswerKind.WHOLE);
  }

  private DescribedMethod method(Reflection reflection, RpcName name) {
    try {
      return DescribedMethod.of(
          DescriptorPool.of(reflection.descriptors()), name.service(), name.method());
    } catch (WireFormatException e) {
      throw hopeless("the server's description of itself is none: " + e.getMessage(), SET);
    } catch (IllegalArgumentException e) {
      throw hopeless(String.valueOf(e.getMessage()), "correct url");
    }
  }

  private NotReadyException hopeless(String headline, String todo) {
    return new ReadinessLoop.FailureText("not ready: " + headline)
        .fact("asked", call.target().url().toString())
        .fact("do", todo)
        .exception();
  }
}
