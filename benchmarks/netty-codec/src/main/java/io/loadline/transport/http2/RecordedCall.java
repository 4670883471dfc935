package io.loadline.transport.http2;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.CallProtocol;
import io.loadline.plan.MethodDescription;
import io.loadline.plan.Payload;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.plan.TimingSources;
import io.loadline.transport.grpc.InferCalls;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is called, and whose answers are recorded. */
public enum RecordedCall {
  GET,
  POST,
  GRPC;

  private static final String INFERENCE =
      """
      {"inputs": [{"name": "input-0", "shape": [1, 4], "datatype": "FP32", \
      "data": [5.1, 3.5, 1.4, 0.2]}]}""";

  Call call() {
    byte[] body = INFERENCE.getBytes(StandardCharsets.UTF_8);
    return new Call(
        new Target(URI.create(this == GRPC ? "grpc://127.0.0.1:1/iris" : "http://127.0.0.1:1/v2")),
        this == GET ? "GET" : "POST",
        List.of(),
        this == GET ? List.of() : List.of(Payload.of("inline", body)),
        Duration.ofSeconds(10),
        List.of(),
        new CallProtocol(Protocol.HTTP_2, 8, AnswerKind.WHOLE, MethodDescription.NONE, TimingSources.KNOWN),
        Optional.empty());
  }

  /** What is said and heard of a call. */
  public static ExchangeProtocol dialogue(Call call) {
    return call.target().isGrpc() ? InferCalls.of(call) : new HttpExchangeProtocol(call);
  }
}
