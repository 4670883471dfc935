package io.loadline.scrape;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.PREPARE;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.TOTAL;

import io.loadline.exposition.MetricsText.LabeledSample;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import java.util.List;
import java.util.Map;

/** Triton's metrics of one model: what its statistics tell, in us and without busy time. */
final class TritonMetrics extends MetricsReader {
  private static final long MICROSECOND = 1_000;

  private final String model;
  private final String version;

  /**
   * Of one model.
   *
   * @param version that is called; empty for all
   */
  TritonMetrics(String model, String version) {
    this.model = model;
    this.version = version;
  }

  @Override
  public KnownTiming row() {
    return KnownTiming.TRITON_METRICS;
  }

  @Override
  boolean wants(String family) {
    return family.startsWith("nv_inference_");
  }

  @Override
  ServerCounters read(List<LabeledSample> samples) throws ScrapeException {
    long requests = sum(samples, "nv_inference_request_success", 1, this::isOfModel);
    Map<TimedPart, Long> nanos =
        Map.of(
            QUEUE,
            nanos(samples, "queue"),
            PREPARE,
            nanos(samples, "compute_input") + nanos(samples, "compute_output"),
            COMPUTE,
            nanos(samples, "compute_infer"),
            TOTAL,
            nanos(samples, "request"));
    return new ServerCounters(requests, nanos, Map.of(), 0, 0);
  }

  private long nanos(List<LabeledSample> samples, String part) throws ScrapeException {
    String name = "nv_inference_" + part + "_duration_us";
    return sum(samples, name, MICROSECOND, this::isOfModel);
  }

  private boolean isOfModel(LabeledSample sample) {
    return model.equals(sample.labels().get("model"))
        && (version.isEmpty() || version.equals(sample.labels().get("version")));
  }
}
