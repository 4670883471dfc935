package io.loadline.ci;

import java.util.Optional;

/** A figure of a gate as a metric; a name once given stays. In the order in which they stand. */
enum MetricFamily {
  PASSED("loadline_gate_passed", "", "1 for PASS, 0 for any other verdict."),
  OBSERVED("loadline_objective_observed", "", "What was observed, in the unit of the objective."),
  LIMIT("loadline_objective_limit", "", "What is allowed at most, or at least."),
  HELD("loadline_objective_held", "", "1 where the objective holds, 0 otherwise."),
  REQUESTS("loadline_requests", "", "Requests that were judged."),
  ERROR_RATIO("loadline_error_ratio", "", "Errors divided by all requests."),
  THROUGHPUT("loadline_responses_per_second", "", "Successful responses a second."),
  RESPONSE("loadline_response_seconds", "seconds", "From the intended start to the last byte."),
  SERVICE("loadline_service_seconds", "seconds", "From the first byte sent to the last byte."),
  SERVICE_OF_ERRORS(
      "loadline_error_service_seconds", "seconds", "As loadline_service_seconds, of errors."),
  WAIT("loadline_wait_seconds", "seconds", "Until a connection was free."),
  STAGE_RESPONSE(
      "loadline_stage_response_seconds", "seconds", "As loadline_response_seconds, of a stage."),
  LAG("loadline_lag_seconds", "seconds", "The delay of the load generator itself."),
  FIRST_TOKEN("loadline_ttft_seconds", "seconds", "Until the first token."),
  FIRST_TOKEN_FROM_SENT(
      "loadline_ttft_from_sent_seconds", "seconds", "From the first byte sent to the first token."),
  TOKEN_GAP("loadline_itl_seconds", "seconds", "Between two tokens of a response."),
  PER_TOKEN("loadline_tpot_seconds", "seconds", "Time per token after the first."),
  TOKENS("loadline_tokens_per_second", "", "Output tokens of all responses a second."),
  FIRST_MESSAGE("loadline_first_message_seconds", "seconds", "Until the first message."),
  FIRST_MESSAGE_FROM_SENT(
      "loadline_first_message_from_sent_seconds",
      "seconds",
      "From the first byte sent to the first message."),
  MESSAGE_GAP("loadline_message_gap_seconds", "seconds", "Between two messages of a stream."),
  MESSAGES("loadline_messages_per_second", "", "Messages of all streams a second."),
  GOODPUT("loadline_goodput_ratio", "", "Requests within all goodput limits, of all requests."),
  SERVER("loadline_server_seconds", "seconds", "What the server told of each request, by part."),
  SERVER_COUNTED(
      "loadline_server_counted_seconds", "seconds", "Means by the server's counters over the run."),
  SERVER_WAITING(
      "loadline_server_waiting_requests", "", "Waiting on average, by the server's counters."),
  SERVER_BUSY("loadline_server_busy_ratio", "", "How much of the time its instances computed.");

  private final String metric;
  private final String unit;
  private final String help;

  MetricFamily(String metric, String unit, String help) {
    this.metric = metric;
    this.unit = unit;
    this.help = help;
  }

  String metric() {
    return metric;
  }

  /** The lines that stand before its samples. */
  String head() {
    return "# TYPE "
        + metric
        + " gauge\n"
        + (unit.isEmpty() ? "" : "# UNIT " + metric + " " + unit + "\n")
        + "# HELP "
        + metric
        + " "
        + help
        + "\n";
  }

  /** That of a sample. */
  static Optional<MetricFamily> of(String sample) {
    int end = sample.indexOf('{');
    for (MetricFamily each : values()) {
      if (end == each.metric.length() && sample.startsWith(each.metric)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
