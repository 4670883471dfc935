package io.loadline.scrape;

import io.loadline.exposition.MetricsText.LabeledSample;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * mosec's metrics, in s, of all its endpoints together. A stage that takes batches counts one once
 * and a request in each of its times, and what waits there may wait for a batch, also where that
 * has one request in the end: there queue and compute are not told.
 */
final class MosecMetrics extends MetricsReader {
  private static final String TIME = "mosec_service_process_duration_second";

  /** Counted by stages alone that may take several requests at once. */
  private static final Set<String> BATCHES =
      Set.of("mosec_service_batch_size_count", "mosec_service_batch_duration_second_count");

  private static final String STAGE = "stage";
  private static final String TOTAL = "total";

  @Override
  public KnownTiming row() {
    return KnownTiming.MOSEC_METRICS;
  }

  /** A stage counts when it ends, the total when the request does. */
  @Override
  public boolean countsAtOnce() {
    return false;
  }

  @Override
  boolean wants(String family) {
    return family.startsWith("mosec_service_");
  }

  @Override
  ServerCounters read(List<LabeledSample> samples) throws ScrapeException {
    Map<String, Double> counts = new HashMap<>();
    double computed = 0;
    double batches = 0;
    for (LabeledSample sample : samples) {
      String stage = sample.labels().getOrDefault(STAGE, TOTAL);
      if (!stage.equals(TOTAL) && sample.name().equals(TIME + "_count")) {
        counts.merge(stage, sample.value(), Double::sum);
      } else if (!stage.equals(TOTAL) && sample.name().equals(TIME + "_sum")) {
        computed += sample.value();
      } else if (BATCHES.contains(sample.name())) {
        batches += sample.value();
      }
    }
    Map<String, Long> stages = new HashMap<>();
    for (Map.Entry<String, Double> each : counts.entrySet()) {
      stages.put(each.getKey(), figure(each.getValue(), 1, TIME + "_count"));
    }
    long requests = total(samples, "_count", 1);
    // Never as many as requests: none of them was surely taken alone.
    if (batches > 0) {
      stages.put("", requests + figure(batches, 1, "mosec_service_batch_size_count"));
    }
    Map<TimedPart, Long> nanos =
        Map.of(
            TimedPart.TOTAL,
            total(samples, "_sum", SECOND),
            TimedPart.COMPUTE,
            figure(computed, SECOND, TIME + "_sum"));
    return new ServerCounters(requests, nanos, stages, 0, 0);
  }

  /** Before the first request that ended well there is none. */
  private static long total(List<LabeledSample> samples, String suffix, long unit)
      throws ScrapeException {
    boolean none = samples.stream().noneMatch(MosecMetrics::isTotal);
    return none ? 0 : sum(samples, TIME + suffix, unit, MosecMetrics::isTotal);
  }

  private static boolean isTotal(LabeledSample sample) {
    return TOTAL.equals(sample.labels().get(STAGE));
  }

  @Override
  public Map<TimedPart, Long> told(ServerCounters since, boolean apart) {
    long total = since.nanos().getOrDefault(TimedPart.TOTAL, 0L);
    Map<TimedPart, Long> told = new EnumMap<>(TimedPart.class);
    told.put(TimedPart.TOTAL, total);
    if (apart) {
      long computed = since.nanos().getOrDefault(TimedPart.COMPUTE, 0L);
      told.put(TimedPart.COMPUTE, computed);
      told.put(TimedPart.QUEUE, Math.max(0, total - computed));
    }
    return told;
  }
}
