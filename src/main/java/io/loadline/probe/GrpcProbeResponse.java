package io.loadline.probe;

import io.loadline.json.Json;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.plan.Call;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.grpc.GrpcProbe;
import io.loadline.transport.grpc.GrpcProbe.Ending;
import io.loadline.transport.http2.ExchangeProtocol;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** An answer over gRPC as the REST form would have given it. */
final class GrpcProbeResponse {
  /** In place of a status, where the call went well and the model is not ready. */
  static final String NOT_READY = "ModelReady says ready = false";

  private final GrpcProbe probe;
  private final boolean asksReady;

  private GrpcProbeResponse(GrpcProbe probe, boolean asksReady) {
    this.probe = probe;
    this.asksReady = asksReady;
  }

  static GrpcProbeResponse of(Call call, String method) {
    return method.equals(ProbeRequest.MODEL_READY)
        ? new GrpcProbeResponse(GrpcProbe.ready(call), true)
        : new GrpcProbeResponse(GrpcProbe.of(call), false);
  }

  /** One that is heard as the answer to a real request. */
  static GrpcProbeResponse of(GrpcProbe probe) {
    return new GrpcProbeResponse(probe, false);
  }

  ExchangeProtocol dialogue() {
    return probe;
  }

  /** Empty when there was no whole answer. */
  Optional<ProbeResponse> response() {
    return probe.ending().map(this::response);
  }

  private ProbeResponse response(Ending ending) {
    if (ending.httpStatus() != 200) {
      return error(ending);
    }
    boolean ready = !asksReady || new String(probe.json(), StandardCharsets.UTF_8).contains("true");
    return ready
        ? new Answered(
            200, ContentType.JSON, probe.json(), "", false, ending.status(), probe.answer())
        : new Answered(503, ContentType.JSON, new byte[0], "", NOT_READY);
  }

  private static Answered error(Ending ending) {
    JsonObject body = new JsonObject(Map.of("error", new JsonString(ending.text())));
    byte[] bytes = Json.compact(body).getBytes(StandardCharsets.UTF_8);
    return new Answered(ending.httpStatus(), ContentType.JSON, bytes, "", ending.status());
  }
}
