package io.loadline.telemetry;

import io.loadline.telemetry.GateMetric.Name;

/**
 * What is told of a gate. What counts from the intended start of a request bears a name of our own:
 * the conventions' names are of a client that sends when it can.
 */
final class MetricNames {
  /** What tells failed requests apart, and these from successes, which have none. */
  static final String ERROR_TYPE = "error.type";

  static final Name HTTP_DURATION =
      new Name(
          "http.client.request.duration", "s", "Service time of HTTP requests that were sent.");
  static final Name RPC_DURATION =
      new Name("rpc.client.call.duration", "s", "Service time of gRPC calls that were sent.");

  /** Of the GenAI conventions 0.1.0, which name them anew. */
  static final Name GEN_AI_DURATION =
      new Name("gen_ai.client.inference.duration", "s", "Service time of inferences.");

  static final Name GEN_AI_FIRST_CHUNK =
      new Name(
          "gen_ai.client.inference.time_to_first_chunk",
          "s",
          "From when a request was sent to the first token event.");
  static final Name GEN_AI_CHUNK =
      new Name(
          "gen_ai.client.inference.time_per_output_chunk", "s", "Time between two token events.");
  static final Name GEN_AI_TOKENS =
      new Name(
          "gen_ai.client.inference.usage.output_tokens",
          "{token}",
          "Output tokens of successes, as the server counted them.");

  static final Name RESPONSE =
      new Name(
          "loadline.response.duration",
          "s",
          "From the intended start of successful requests to the last byte of the answer.");
  static final Name STAGE_RESPONSE =
      new Name(
          "loadline.stage.response.duration",
          "s",
          "As loadline.response.duration, of the requests that should have started in a stage.");
  static final Name WAIT =
      new Name("loadline.wait.duration", "s", "How long successes waited for a connection.");
  static final Name LAG =
      new Name("loadline.lag.duration", "s", "How late the load generator fired requests.");
  static final Name REQUESTS =
      new Name("loadline.requests", "{request}", "Requests that were intended, by outcome.");
  static final Name THROUGHPUT =
      new Name("loadline.throughput", "{request}/s", "Successful requests a second.");
  static final Name ERROR_RATIO =
      new Name("loadline.error_ratio", "1", "All requests but successes, by all requests.");

  static final Name FIRST_TOKEN =
      new Name("loadline.time_to_first_token", "s", "From the intended start to the first token.");
  static final Name TOKEN =
      new Name("loadline.time_per_output_token", "s", "Time per output token behind the first.");

  /** Of a stream for which the GenAI conventions know no operation, as the one below. */
  static final Name FIRST_CHUNK =
      new Name("loadline.time_to_first_chunk", "s", GEN_AI_FIRST_CHUNK.description());

  static final Name CHUNK =
      new Name("loadline.time_per_output_chunk", "s", GEN_AI_CHUNK.description());
  static final Name TOKENS =
      new Name("loadline.output_tokens", "{token}", "Output tokens of successes.");
  static final Name FIRST_MESSAGE =
      new Name(
          "loadline.time_to_first_message", "s", "From the intended start to the first message.");
  static final Name FIRST_MESSAGE_FROM_SENT =
      new Name(
          "loadline.time_from_sent_to_first_message",
          "s",
          "From when a call was sent to the first message.");
  static final Name MESSAGE_GAP =
      new Name("loadline.time_between_messages", "s", "Time between two messages of an answer.");
  static final Name GOODPUT =
      new Name("loadline.goodput", "1", "Requests that keep all goodput limits, by all requests.");

  static final Name VERDICT =
      new Name("loadline.verdict", "1", "1 at the verdict of the gate or endpoint, 0 at others.");
  static final Name LIMIT =
      new Name("loadline.objective.limit", "", "What an objective allows, in its own unit.");
  static final Name OBSERVED =
      new Name("loadline.objective.observed", "", "What was observed of it, in its own unit.");
  static final Name MET =
      new Name("loadline.objective.met", "1", "1 where the objective held, else 0.");

  private MetricNames() {}
}
