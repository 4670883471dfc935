package io.loadline.scrape;

import io.loadline.exposition.MetricsText.LabeledSample;
import io.loadline.plan.KnownTiming;
import io.loadline.result.RunResult;
import io.loadline.text.PlainNumber;
import java.util.List;
import java.util.Map;

/**
 * Metrics of a server that counts requests and the time they took, where it depends on how it is
 * set up whether their wait is in it. Failures are among both.
 */
final class DurationMetrics extends MetricsReader {
  private final KnownTiming row;
  private final String family;
  private final String label;
  private final String model;

  private DurationMetrics(KnownTiming row, String family, String label, String model) {
    this.row = row;
    this.family = family;
    this.label = label;
    this.model = model;
  }

  /** MLServer's. */
  static DurationMetrics ofMlServer(String model) {
    return new DurationMetrics(
        KnownTiming.MLSERVER_METRICS, "model_infer_request_duration", "model", model);
  }

  /** That of KServe's own model servers. */
  static DurationMetrics ofKserve(String model) {
    return new DurationMetrics(
        KnownTiming.KSERVE_METRICS, "request_predict_seconds", "model_name", model);
  }

  @Override
  public KnownTiming row() {
    return row;
  }

  @Override
  boolean wants(String name) {
    return name.startsWith(family);
  }

  /** Before the first request of a model it has no series of it. */
  @Override
  ServerCounters read(List<LabeledSample> samples) throws ScrapeException {
    if (samples.stream().noneMatch(this::isOfModel)) {
      return ServerCounters.NONE;
    }
    long requests = sum(samples, family + "_count", 1, this::isOfModel);
    long nanos = sum(samples, family + "_sum", SECOND, this::isOfModel);
    return new ServerCounters(requests, Map.of(), Map.of(), 0, nanos);
  }

  private boolean isOfModel(LabeledSample sample) {
    return model.equals(sample.labels().get(label));
  }

  @Override
  public String untold(RunResult run) {
    long errors = run.outcomes().errors();
    return errors == 0
        ? ""
        : PlainNumber.counted(errors, "request")
            + " failed, which "
            + row.server()
            + " counts, too";
  }
}
