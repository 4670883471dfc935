package io.loadline.telemetry;

import io.loadline.plan.Call;
import io.loadline.plan.RpcName;
import io.loadline.plan.Target;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What semantic conventions ask to be told of a service that is called. */
final class ServiceAttributes {
  /** Known of successes alone. */
  static final String RPC_STATUS = "rpc.response.status_code";

  private static final String INFER = "inference.GRPCInferenceService/ModelInfer";
  private static final String CHAT = "/v1/chat/completions";
  private static final String COMPLETIONS = "/v1/completions";

  private final Call call;

  ServiceAttributes(Call call) {
    this.call = call;
  }

  /** Of {@code http.client.request.duration}; how a success was answered is not told apart. */
  SortedMap<String, Object> ofHttp() {
    SortedMap<String, Object> attributes = ofServer();
    attributes.put("http.request.method", call.method());
    attributes.put("url.scheme", call.target().url().getScheme());
    return attributes;
  }

  /** Of {@code rpc.client.call.duration}, of successes. */
  SortedMap<String, Object> ofRpc() {
    SortedMap<String, Object> attributes = ofServer();
    attributes.put("rpc.system.name", "grpc");
    attributes.put("rpc.method", RpcName.of(call.target()).map(RpcName::toString).orElse(INFER));
    attributes.put(RPC_STATUS, "OK");
    return attributes;
  }

  /**
   * Of GenAI metrics; empty for any other call. Whoever serves it, it is asked in the format of
   * OpenAI, and which model it is stands in payloads alone.
   */
  Optional<SortedMap<String, Object>> ofGenAi() {
    return operation()
        .map(
            name -> {
              SortedMap<String, Object> attributes = ofServer();
              attributes.putAll(
                  Map.of("gen_ai.operation.name", name, "gen_ai.provider.name", "openai"));
              return attributes;
            });
  }

  private Optional<String> operation() {
    String path = call.target().url().getPath();
    if (call.target().isGrpc() || path == null) {
      return Optional.empty();
    }
    if (path.endsWith(CHAT)) {
      return Optional.of("chat");
    }
    return path.endsWith(COMPLETIONS) ? Optional.of("text_completion") : Optional.empty();
  }

  /** Nothing where a secret stands in place of the host. */
  private SortedMap<String, Object> ofServer() {
    SortedMap<String, Object> attributes = new TreeMap<>();
    Target target = call.target();
    if (target.url().getHost() != null) {
      attributes.put("server.address", target.host());
      attributes.put("server.port", (long) target.port());
    }
    return attributes;
  }
}
