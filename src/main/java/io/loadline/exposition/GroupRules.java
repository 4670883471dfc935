package io.loadline.exposition;

import io.loadline.exposition.MetricsText.FormatException;
import io.loadline.exposition.MetricsText.MetricType;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What OpenMetrics demands of the samples of a family that differ in nothing but a bucket, a
 * quantile or a state: they stand together, and a histogram is whole and agrees with itself.
 */
final class GroupRules {
  private final MetricType type;
  private final Set<String> seen = new HashSet<>();
  private @Nullable String group;
  private @Nullable Instant at;

  private double bound;
  private double inBuckets;
  private double count;
  private double sum;
  private boolean hasNegativeBuckets;

  GroupRules(MetricType type) {
    this.type = type;
  }

  /**
   * Takes a sample.
   *
   * @param key of the sample's labels without bucket, quantile or state
   */
  void add(SampleLine line, String suffix, String key) throws FormatException {
    if (key.equals(group)) {
      checkTime(line.at());
    } else {
      end();
      if (!seen.add(key)) {
        throw new FormatException("samples that belong together stand apart");
      }
      begin(key);
    }
    at = line.at();
    if (isHistogram()) {
      histogram(line, suffix);
    }
  }

  private void begin(String key) {
    group = key;
    bound = Double.NaN;
    inBuckets = 0;
    count = Double.NaN;
    sum = Double.NaN;
    hasNegativeBuckets = false;
  }

  private void checkTime(@Nullable Instant now) throws FormatException {
    boolean isLike = (now == null) == (at == null);
    boolean isBack = now != null && at != null && now.isBefore(at);
    boolean isOther = now != null && !now.equals(at);
    if (!isLike || (isBack && type != MetricType.INFO) || (isOther && isHistogram())) {
      throw new FormatException("samples that belong together have other timestamps");
    }
  }

  private boolean isHistogram() {
    return type == MetricType.HISTOGRAM || type == MetricType.GAUGEHISTOGRAM;
  }

  private void histogram(SampleLine line, String suffix) throws FormatException {
    switch (suffix) {
      case "_bucket" -> bucket(LineCursor.number(line.labels().getOrDefault("le", "")), line);
      case "_count", "_gcount" -> count = line.value();
      case "_sum", "_gsum" -> sum = line.value();
      default -> {}
    }
  }

  private void bucket(double le, SampleLine line) throws FormatException {
    if (le <= bound || line.value() < inBuckets) {
      throw new FormatException("buckets that do not rise");
    }
    bound = le;
    inBuckets = line.value();
    hasNegativeBuckets |= le < 0;
  }

  /** Checks the last group, behind its last sample. */
  void end() throws FormatException {
    if (group == null || !isHistogram()) {
      return;
    }
    boolean hasSum = !Double.isNaN(sum);
    boolean hasCount = !Double.isNaN(count);
    if (bound != Double.POSITIVE_INFINITY || (hasCount && count != inBuckets)) {
      throw new FormatException("a histogram without its last bucket, or with another count");
    }
    boolean isGauge = type == MetricType.GAUGEHISTOGRAM;
    boolean isSumPossible = hasNegativeBuckets ? isGauge : sum >= 0;
    if (hasSum != hasCount || (hasSum && !isSumPossible)) {
      throw new FormatException("a histogram with a sum or a count that can not be");
    }
  }
}
