package io.loadline.kubernetes.readiness;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.plan.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a model before it is asked.
 *
 * @param name under which its server knows it
 * @param protocol {@code v1}, {@code v2}, {@code grpc-v2}, or empty when the object does not say
 * @param format {@code sklearn}, {@code huggingface}, {@code vLLM}; empty for an own container
 */
record ServedModel(String name, String protocol, String format) {
  private static final String ARGUMENT = "--model_name";

  static ServedModel of(InferenceService service) {
    JsonTree model = service.spec("predictor").at("model");
    return new ServedModel(
        name(model).orElse(service.object().name()),
        model.text("protocolVersion"),
        model.text("modelFormat", "name"));
  }

  boolean isGrpc() {
    return protocol.startsWith("grpc");
  }

  /** Path of a real request; empty when nothing tells it. */
  Optional<String> path(Call call) {
    Set<String> members = members(call);
    if (isGrpc()) {
      return Optional.of("/" + name);
    }
    if (members.contains("messages")) {
      return Optional.of(openAi() + "/v1/chat/completions");
    }
    if (members.contains("prompt")) {
      return Optional.of(openAi() + "/v1/completions");
    }
    if (protocol.equals("v2") || (protocol.isEmpty() && members.contains("inputs"))) {
      return Optional.of("/v2/models/" + name + "/infer");
    }
    boolean v1 = protocol.equals("v1") || members.contains("instances");
    return v1 ? Optional.of("/v1/models/" + name + ":predict") : Optional.empty();
  }

  /** KServe's server for Hugging Face puts a prefix before OpenAI's paths, vLLM does not. */
  private String openAi() {
    return format.equalsIgnoreCase("huggingface") ? "/openai" : "";
  }

  private static Optional<String> name(JsonTree model) {
    List<String> arguments = model.list("args").stream().map(JsonTree::text).toList();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(ARGUMENT + "=")) {
        return Optional.of(argument.substring(ARGUMENT.length() + 1));
      }
      if (argument.equals(ARGUMENT) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
    }
    return model.list("env").stream()
        .filter(each -> each.text("name").equals("MLSERVER_MODEL_NAME"))
        .map(each -> each.text("value"))
        .findFirst();
  }

  private static Set<String> members(Call call) {
    if (call.payloads().isEmpty()) {
      return Set.of();
    }
    try {
      JsonValue body = Json.parse(call.payloads().get(0).bytes());
      return body instanceof JsonObject object ? object.members().keySet() : Set.of();
    } catch (JsonException e) {
      return Set.of();
    }
  }
}
