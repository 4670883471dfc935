package io.loadline.scrape;

import io.loadline.exposition.MetricsText.LabeledSample;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The metrics of Knative's queue-proxy, in s: the whole of a request in the pod, and that without
 * its wait for one of the places that {@code containerConcurrency} gives. What it knows nothing of
 * is the wait at the activator, and that within the model server.
 */
final class QueueProxyMetrics extends MetricsReader {
  private static final String WHOLE = "http_server_request_duration_seconds";
  private static final String APP = "kn_serving_invocation_duration_seconds";

  /** Told only where {@code containerConcurrency} is set: else nothing waits here. */
  private static final String LIMITED = "kn_serving_queue_depth";

  private static final String TARGET = "target_info";
  private static final String STATUS = "http_response_status_code";
  private static final double OUTSIDE = TimeUnit.MILLISECONDS.toNanos(2);
  private static final double SHARE_OUTSIDE = 0.1;

  @Override
  public KnownTiming row() {
    return KnownTiming.QUEUE_PROXY;
  }

  @Override
  boolean wants(String family) {
    return family.equals(WHOLE)
        || family.equals(APP)
        || family.equals(LIMITED)
        || family.equals(TARGET);
  }

  /** Before the first request it tells nothing but what it is. */
  @Override
  boolean isOf(List<LabeledSample> samples) {
    return samples.stream()
        .anyMatch(
            each ->
                each.name().startsWith(APP)
                    || (each.name().equals(TARGET)
                        && "queue-proxy".equals(each.labels().get("container_name"))));
  }

  @Override
  ServerCounters read(List<LabeledSample> samples) throws ScrapeException {
    long requests = good(samples, WHOLE + "_count", 1);
    Map<TimedPart, Long> nanos = new EnumMap<>(TimedPart.class);
    nanos.put(TimedPart.TOTAL, good(samples, WHOLE + "_sum", SECOND));
    if (samples.stream().anyMatch(each -> each.name().equals(LIMITED))) {
      nanos.put(TimedPart.COMPUTE, good(samples, APP + "_sum", SECOND));
    }
    long apps = good(samples, APP + "_count", 1);
    return new ServerCounters(requests, nanos, Map.of(APP, apps), 0, 0);
  }

  /** Of requests that were answered well; before the first there is none. */
  private static long good(List<LabeledSample> samples, String name, long unit)
      throws ScrapeException {
    return samples.stream().noneMatch(each -> each.name().equals(name) && isGood(each))
        ? 0
        : sum(samples, name, unit, QueueProxyMetrics::isGood);
  }

  private static boolean isGood(LabeledSample sample) {
    return sample.labels().getOrDefault(STATUS, "").startsWith("2");
  }

  /** Through the activator, which holds back what the pod has no place for, it is not. */
  @Override
  public boolean isWholeWait(ServerCounters since, double serviceNanos) {
    double total = since.nanos().getOrDefault(TimedPart.TOTAL, 0L);
    double outside = serviceNanos - total / Math.max(1, since.requests());
    return since.requests() == 0 || outside <= Math.max(OUTSIDE, SHARE_OUTSIDE * serviceNanos);
  }

  /**
   * Not the compute: the server's own queue, a slow upload and a slow reader are in what is left.
   */
  @Override
  public Map<TimedPart, Long> told(ServerCounters since, boolean apart) {
    long total = since.nanos().getOrDefault(TimedPart.TOTAL, 0L);
    Long rest = since.nanos().get(TimedPart.COMPUTE);
    Map<TimedPart, Long> told = new EnumMap<>(TimedPart.class);
    told.put(TimedPart.TOTAL, total);
    if (apart && rest != null) {
      told.put(TimedPart.QUEUE, Math.max(0, total - rest));
    }
    return told;
  }
}
