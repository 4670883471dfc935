package io.loadline.transport.grpc;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.MethodDescription;
import io.loadline.protobuf.Protos;
import io.loadline.testkit.Http2Server;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Calls of a service that protoc has described. */
final class Shop {
  private Shop() {}

  static Call call(Http2Server server, String method, String payload, Expectation... expectations) {
    boolean streamed = method.equals("Watch") || method.equals("Chat");
    URI url = URI.create("grpc://127.0.0.1:" + server.port() + "/shop.v1.Shop/" + method);
    return Calls.call("POST", url, List.of(Calls.payload(payload)), List.of(expectations))
        .describedBy(
            MethodDescription.of(Protos.byProtoc("everything")),
            streamed ? AnswerKind.MESSAGE_STREAM : AnswerKind.WHOLE);
  }

  static EvenPacer drive(Call call) {
    EvenPacer pacer = new EvenPacer(6, Duration.ZERO, Duration.ofSeconds(20));
    GrpcMethods.transport(3).drive(call, 3, pacer);
    return pacer;
  }
}
