package io.loadline.config.setting;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Everything a user may set on an annotation, and by which key from outside. The one list from
 * which merging, overrides, "did you mean" and the plan's print-out are made.
 */
public enum Attribute {
  URL("InferenceLoadTest", "url"),
  PAYLOAD("InferenceLoadTest", "payload"),
  PAYLOAD_DATA("InferenceLoadTest", "payloadData"),
  CONTENT_TYPE("InferenceLoadTest", "contentType"),
  METHOD("InferenceLoadTest", "method"),
  HEADERS("InferenceLoadTest", "headers"),
  TIMEOUT("InferenceLoadTest", "timeout"),
  EXPECT("InferenceLoadTest", "expect"),
  PROTOCOL("InferenceLoadTest", "protocol"),
  PROTO("InferenceLoadTest", "proto"),
  PROTOSET("InferenceLoadTest", "protoset"),
  HOST("InferenceLoadTest", "host"),
  ACCESS("InferenceLoadTest", "access"),
  GATEWAY("InferenceLoadTest", "gateway"),
  RUN_IN("InferenceLoadTest", "runIn"),
  AUTH_BEARER("Auth", "bearer"),
  AUTH_SERVICE_ACCOUNT("Auth", "serviceAccount"),
  AUTH_AUDIENCE("Auth", "audience"),
  AUTH_BASIC("Auth", "basic"),
  AUTH_HEADER("Auth", "header"),
  TLS_CA("Tls", "ca"),
  TLS_CERT("Tls", "cert"),
  TLS_KEY("Tls", "key"),
  TLS_SERVER_NAME("Tls", "serverName"),
  TLS_VERIFY("Tls", "verify"),
  READY_TIMEOUT("Ready", "timeout"),
  READY_PROBES("Ready", "probes"),
  READY_PATH("Ready", "path"),
  READY_ISVC("Ready", "isvc"),
  READY_SERVICE("Ready", "service"),
  READY_DEPLOY("Ready", "deploy"),
  READY_KSVC("Ready", "ksvc"),
  READY_LLMISVC("Ready", "llmisvc"),
  READY_GRAPH("Ready", "graph"),
  READY_KIND("Ready", "kind"),
  READY_NAME("Ready", "name"),
  READY_CONDITION("Ready", "condition"),
  READY_NAMESPACE("Ready", "namespace"),
  READY_ALLOW_SCALING("Ready", "allowScaling"),
  READY_ALLOW_THROTTLING("Ready", "allowThrottling"),
  SERVER_TIMING("ServerTiming", "value"),
  SERVER_TIMING_KNOWN("ServerTiming", "known"),
  METRICS("ServerMetrics", "url"),
  REQUESTS("Load", "requests"),
  DURATION("Load", "duration"),
  RATE("Load", "rate"),
  ARRIVALS("Load", "arrivals"),
  CONCURRENCY("Load", "concurrency"),
  STAGES("Load", "stages"),
  CONNECTIONS("Load", "connections"),
  WARMUP("Load", "warmup"),
  SEED("Load", "seed"),
  WORKERS("Load", "workers"),
  EARLY_STOP("Load", "earlyStop"),
  MIN_DURATION("Load", "minDuration"),
  LATENCY_MEAN("Slo", "latencyMean"),
  LATENCY_P50("Slo", "latencyP50"),
  LATENCY_P75("Slo", "latencyP75"),
  LATENCY_P90("Slo", "latencyP90"),
  LATENCY_P95("Slo", "latencyP95"),
  LATENCY_P99("Slo", "latencyP99"),
  LATENCY_P999("Slo", "latencyP999"),
  LATENCY_MAX("Slo", "latencyMax"),
  ERRORS("Slo", "errors"),
  ERROR_RATIO("Slo", "errorRatio"),
  THROUGHPUT("Slo", "throughput"),
  TTFT_MEAN("StreamSlo", "ttftMean"),
  TTFT_P95("StreamSlo", "ttftP95"),
  TTFT_P99("StreamSlo", "ttftP99"),
  ITL_P95("StreamSlo", "itlP95"),
  ITL_P99("StreamSlo", "itlP99"),
  TPOT_MEAN("StreamSlo", "tpotMean"),
  TPOT_P95("StreamSlo", "tpotP95"),
  TPOT_P99("StreamSlo", "tpotP99"),
  OUTPUT_TOKENS_PER_SECOND("StreamSlo", "outputTokensPerSecond"),
  GOODPUT("StreamSlo", "goodput"),
  GOODPUT_LIMITS("StreamSlo", "goodputLimits"),
  UPPER("Slo", "upper"),
  LOWER("Slo", "lower"),
  CONFIDENCE("Slo", "confidence"),
  STREAM_CONFIDENCE("StreamSlo", "confidence"),
  COMPARE_BASELINE("Compare", "baseline"),
  COMPARE_CANDIDATE("Compare", "candidate"),
  COMPARE_BY("Compare", "by"),
  COMPARE_LATENCY_MEAN("Compare", "latencyMean"),
  COMPARE_LATENCY_P50("Compare", "latencyP50"),
  COMPARE_LATENCY_P90("Compare", "latencyP90"),
  COMPARE_LATENCY_P95("Compare", "latencyP95"),
  COMPARE_LATENCY_P99("Compare", "latencyP99"),
  COMPARE_TTFT_P50("Compare", "ttftP50"),
  COMPARE_TTFT_P99("Compare", "ttftP99"),
  COMPARE_ITL_P50("Compare", "itlP50"),
  COMPARE_ITL_P99("Compare", "itlP99"),
  COMPARE_TPOT_P50("Compare", "tpotP50"),
  COMPARE_TPOT_P99("Compare", "tpotP99"),
  COMPARE_SLICE("Compare", "slice"),
  COMPARE_SETTLE("Compare", "settle"),
  BASELINE_FILE("Baseline", "file"),
  BASELINE_BY("Baseline", "by"),
  BASELINE_LATENCY_MEAN("Baseline", "latencyMean"),
  BASELINE_LATENCY_P50("Baseline", "latencyP50"),
  BASELINE_LATENCY_P90("Baseline", "latencyP90"),
  BASELINE_LATENCY_P95("Baseline", "latencyP95"),
  BASELINE_LATENCY_P99("Baseline", "latencyP99"),
  BASELINE_TTFT_P50("Baseline", "ttftP50"),
  BASELINE_TTFT_P99("Baseline", "ttftP99"),
  BASELINE_ITL_P50("Baseline", "itlP50"),
  BASELINE_ITL_P99("Baseline", "itlP99"),
  BASELINE_TPOT_P50("Baseline", "tpotP50"),
  BASELINE_TPOT_P99("Baseline", "tpotP99"),
  BASELINE_RUNS("Baseline", "runs"),
  BASELINE_MAX_AGE("Baseline", "maxAge"),
  BASELINE_SIZE("Baseline", "size"),
  BASELINE_MAY_DIFFER("Baseline", "mayDiffer");

  private static final Set<Attribute> OBJECTS_WITH_ADDRESS =
      EnumSet.of(READY_ISVC, READY_KSVC, READY_LLMISVC, READY_GRAPH);

  /** What an annotation is about, so the key is that of the annotation alone. */
  private static final String VALUE = "value";

  private final String annotation;
  private final String attribute;

  Attribute(String annotation, String attribute) {
    this.annotation = annotation;
    this.attribute = attribute;
  }

  /** The simple name of the annotation that carries it. */
  public String annotation() {
    return annotation;
  }

  /** Its name there. */
  public String attribute() {
    return attribute;
  }

  /** The key from outside: {@code loadline.latency-mean}, {@code loadline.ready.timeout}. */
  public String key() {
    if (attribute.equals(VALUE)) {
      return "loadline." + kebab(annotation);
    }
    return "loadline." + AttributeForm.group(this) + kebab(attribute);
  }

  static String kebab(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** {@code @Load(rate)}. */
  public String label() {
    return "@" + annotation + "(" + attribute + ")";
  }

  /** Whether {@code @Endpoint} has it, too: what says how one address is called. */
  public boolean isOfEndpoint() {
    return annotation.equals("InferenceLoadTest") && this != RUN_IN;
  }

  /** Whether it says what is promised. */
  public boolean isObjective() {
    return annotation.equals("Slo") || annotation.equals("StreamSlo");
  }

  /** True when it may have several elements. */
  public boolean isList() {
    return AttributeForm.isList(this);
  }

  /** Whether it names an object of a cluster that tells the service's address itself. */
  public boolean isObjectWithAddress() {
    return OBJECTS_WITH_ADDRESS.contains(this);
  }

  /** Whether all of it is a secret. */
  boolean isSecret() {
    return AttributeForm.isSecret(this);
  }

  /** True when it is written in quotes. */
  boolean isText() {
    return AttributeForm.isText(this);
  }
}
