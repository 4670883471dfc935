package io.loadline.plan;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.DECODE;
import static io.loadline.plan.TimedPart.PREFILL;
import static io.loadline.plan.TimedPart.PREPARE;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.TOTAL;
import static io.loadline.plan.TimedPart.UPSTREAM;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a known server tells of its own time, where, and how far that is true. What stands in no row
 * is not read.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
@SuppressWarnings("ImmutableEnumChecker") // Records of texts, enums and List.of.
public enum KnownTiming {
  /** {@code time_to_first_token_ms} begins where the request is scheduled: it is the prefill. */
  VLLM_METRICS(
      "vLLM",
      new Place(Scope.REQUEST, "metrics in the last chunk or the body", "ms"),
      new Claim(
          List.of(QUEUE, PREFILL, DECODE),
          TimingCoverage.ENGINE,
          "without --enable-per-request-metrics; for n above 1, for several prompts"),
      new Evidence(Checked.READ, "0.25 and later", "vLLM's page on per-request metrics")),
  /** The work of other slots is in both parts, since slots compute together. */
  LLAMA_TIMINGS(
      "llama.cpp",
      new Place(Scope.REQUEST, "timings in the last chunk or the body", "ms"),
      new Claim(
          List.of(PREFILL, DECODE),
          TimingCoverage.COMPUTE,
          "in /v1/messages, and /v1/responses unless streamed; for more than one choice"),
      new Evidence(Checked.RAN, "b11549", "held against the client's clock")),
  /** Of a request of several inputs all but the total are means over them. */
  TEI_HEADERS(
      "TEI, TGI",
      new Place(
          Scope.REQUEST,
          "x-queue-time, x-inference-time, x-tokenization-time or x-validation-time, x-total-time",
          "whole ms"),
      new Claim(
          List.of(QUEUE, PREPARE, COMPUTE, TOTAL),
          TimingCoverage.SERVER,
          "unless queue, inference and total are all there; for streams"),
      new Evidence(Checked.READ, "TEI 1.x, TGI 1.x and later", "their source: router/src")),
  OPENAI_PROCESSING(
      "OpenAI",
      new Place(Scope.REQUEST, "openai-processing-ms", "whole ms"),
      new Claim(List.of(TOTAL), TimingCoverage.COMPUTE, "for streams"),
      new Evidence(Checked.READ, "any", "OpenAI's reference of its API")),
  /** Up to the head of the answer: no body is in it, but Envoy's waits and failed tries are. */
  ENVOY_UPSTREAM(
      "Envoy",
      new Place(Scope.REQUEST, "x-envoy-upstream-service-time", "whole ms"),
      new Claim(
          List.of(UPSTREAM),
          TimingCoverage.PROXY,
          "where Envoy answers itself, as by 504 and where no upstream is there"),
      new Evidence(Checked.RAN, "1.37.0", "held against programmed times")),
  /**
   * What the user names, so it is as true as he says. A total that is named covers the queue; its
   * coverage is then {@link TimingCoverage#SERVER}.
   */
  NAMED(
      "@ServerTiming",
      new Place(Scope.REQUEST, "header, trailer, Server-Timing or JSON, as named", "as named"),
      new Claim(
          List.of(QUEUE, PREPARE, PREFILL, DECODE, COMPUTE, TOTAL),
          TimingCoverage.COMPUTE,
          "where an answer does not have it, or no number"),
      new Evidence(Checked.READ, "any", "the test's own word")),
  /** A batch that is being collected counts as queue. */
  TRITON_STATS(
      "Triton",
      new Place(Scope.RUN, "GET /v2/models/NAME/stats", "ns"),
      new Claim(
          List.of(QUEUE, PREPARE, COMPUTE, TOTAL),
          TimingCoverage.SERVER,
          "ensembles, decoupled models, sequences, a response cache"),
      new Evidence(Checked.RAN, "2.51.0", "held against programmed queue and compute")),
  TRITON_METRICS(
      "Triton",
      new Place(Scope.RUN, "nv_inference_..", "us"),
      new Claim(
          List.of(QUEUE, PREPARE, COMPUTE, TOTAL),
          TimingCoverage.SERVER,
          "as its statistics; where the model's configuration cannot be read"),
      new Evidence(Checked.RAN, "2.51.0", "held against programmed queue and compute")),
  MOSEC_METRICS(
      "mosec",
      new Place(Scope.RUN, "mosec_service_process_duration_second", "s"),
      new Claim(
          List.of(QUEUE, COMPUTE, TOTAL),
          TimingCoverage.SERVER,
          "queue and compute: where a stage takes batches"),
      new Evidence(Checked.RAN, "0.9.8", "held against programmed queue and compute")),
  /** By its mode the wait for the model is in the duration or nowhere: it tells no part. */
  MLSERVER_METRICS(
      "MLServer",
      new Place(Scope.RUN, "model_infer_request_duration", "s"),
      new Claim(
          List.of(), TimingCoverage.UNKNOWN, "its wait counts, but not with parallel_workers 0"),
      new Evidence(Checked.RAN, "1.7.1", "held against programmed queue and compute")),
  KSERVE_METRICS(
      "KServe",
      new Place(Scope.RUN, "request_predict_seconds", "s"),
      new Claim(List.of(), TimingCoverage.UNKNOWN, "its wait counts, but not where predict blocks"),
      new Evidence(Checked.RAN, "0.21.0", "held against programmed queue and compute")),
  /** The queue is the wait for one of the places of {@code containerConcurrency}. */
  QUEUE_PROXY(
      "Knative queue-proxy",
      new Place(Scope.RUN, "http_server_.., kn_serving_invocation_duration_seconds", "s"),
      new Claim(
          List.of(QUEUE, TOTAL), TimingCoverage.SERVER, "queue: at the activator, without a limit"),
      new Evidence(Checked.RAN, "0.48.1", "held against programmed queue and compute")),
  /** Each choice and each prompt is a request of its own there, so counts do not agree. */
  VLLM_COUNTERS(
      "vLLM",
      new Place(Scope.RUN, "vllm:request_queue_time_seconds, .._prefill_.., .._decode_..", "s"),
      new Claim(
          List.of(QUEUE, PREFILL, DECODE),
          TimingCoverage.ENGINE,
          "for n above 1, for several prompts; with a KV connector, as for prefill and decode in"
              + " servers of their own"),
      new Evidence(Checked.READ, "0.33.0", "its source: vllm/v1/metrics")),
  SGLANG_COUNTERS(
      "SGLang",
      new Place(Scope.RUN, "sglang:queue_time_seconds", "s"),
      new Claim(List.of(QUEUE), TimingCoverage.ENGINE, "without --enable-metrics; for n above 1"),
      new Evidence(Checked.READ, "0.5.23", "its source: sglang/srt/observability"));

  private final String server;
  private final Place place;
  private final Claim claim;
  private final Evidence evidence;

  KnownTiming(String server, Place place, Claim claim, Evidence evidence) {
    this.server = server;
    this.place = place;
    this.claim = claim;
    this.evidence = evidence;
  }

  /** What it is the time of. */
  public enum Scope {
    /** One request. */
    REQUEST,
    /** All requests of a run together. */
    RUN
  }

  /** How it is known that the server tells the truth. */
  public enum Checked {
    /** A real server was run, and its figures were held against programmed or measured truth. */
    RAN,
    /** Its documentation or source was read. */
    READ
  }

  /** In which field, header or path it is told, and in which unit as the server writes it. */
  public record Place(Scope scope, String where, String unit) {}

  /**
   * What is told.
   *
   * @param silentWhen in which modes the server does not tell it, or not truly
   */
  public record Claim(List<TimedPart> parts, TimingCoverage coverage, String silentWhen) {}

  /**
   * Why it is believed.
   *
   * @param versions of the server
   */
  public record Evidence(Checked checked, String versions, String source) {}

  public String server() {
    return server;
  }

  public Place place() {
    return place;
  }

  public Claim claim() {
    return claim;
  }

  public Evidence evidence() {
    return evidence;
  }
}
