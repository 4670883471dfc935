package io.loadline.exposition;

import io.loadline.exposition.MetricsText.FormatException;
import io.loadline.exposition.MetricsText.MetricType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a sample must be, by the type of its family and its suffix. */
final class SampleRules {
  /** By the names of types in OpenMetrics; all others are without a suffix. */
  private static final Map<MetricType, Set<String>> OPEN_METRICS =
      Map.of(
          MetricType.COUNTER, Set.of("_total", "_created"),
          MetricType.SUMMARY, Set.of("", "_count", "_sum", "_created"),
          MetricType.HISTOGRAM, Set.of("_bucket", "_count", "_sum", "_created"),
          MetricType.GAUGEHISTOGRAM, Set.of("_bucket", "_gcount", "_gsum"),
          MetricType.INFO, Set.of("_info"));

  private static final Map<MetricType, Set<String>> PLAIN =
      Map.of(
          MetricType.SUMMARY, Set.of("", "_count", "_sum"),
          MetricType.HISTOGRAM, Set.of("_bucket", "_count", "_sum"));

  private static final Set<String> PLAIN_TYPES =
      Set.of("counter", "gauge", "histogram", "summary", "untyped");

  private final MetricType type;
  private final String suffix;
  private final boolean openMetrics;

  SampleRules(MetricType type, String suffix, boolean openMetrics) {
    this.type = type;
    this.suffix = suffix;
    this.openMetrics = openMetrics;
  }

  static MetricType type(String word, boolean openMetrics) throws FormatException {
    if (openMetrics && word.equals("unknown")) {
      return MetricType.UNTYPED;
    }
    for (MetricType type : MetricType.values()) {
      boolean isOfFormat = openMetrics ? type != MetricType.UNTYPED : PLAIN_TYPES.contains(word);
      if (isOfFormat && type.name().toLowerCase(Locale.ROOT).equals(word)) {
        return type;
      }
    }
    throw new FormatException("no such type");
  }

  static Set<String> suffixes(MetricType type, boolean openMetrics) {
    return (openMetrics ? OPEN_METRICS : PLAIN).getOrDefault(type, Set.of(""));
  }

  void check(SampleLine line, String family) throws FormatException {
    checkLabels(line.labels(), family);
    checkCount(line.value());
    if (openMetrics) {
      checkValue(line.value());
    }
    if (line.hasExemplar() && !suffix.equals("_bucket") && !suffix.equals("_total")) {
      throw new FormatException("an exemplar of what is neither a bucket nor a counter");
    }
  }

  private void checkLabels(Map<String, String> labels, String family) throws FormatException {
    if (suffix.equals("_bucket")) {
      String bound = labels.get("le");
      double le = number(bound);
      boolean isUnusual = openMetrics && le == Double.POSITIVE_INFINITY && !"+Inf".equals(bound);
      if (Double.isNaN(le) || isUnusual) {
        throw new FormatException("a bucket without its bound, le");
      }
    }
    if (type == MetricType.SUMMARY && suffix.isEmpty()) {
      double quantile = number(labels.get("quantile"));
      if (!(quantile >= 0 && quantile <= 1)) {
        throw new FormatException("a sample of a summary without its quantile");
      }
    }
    if (type == MetricType.STATESET && !labels.containsKey(family)) {
      throw new FormatException("a state without its name");
    }
  }

  private static double number(@Nullable String word) throws FormatException {
    return word == null ? Double.NaN : LineCursor.number(word);
  }

  private void checkCount(double value) throws FormatException {
    boolean isCount = suffix.endsWith("count") || suffix.equals("_bucket");
    boolean isSum = openMetrics && suffix.equals("_sum");
    boolean isCounter = type == MetricType.COUNTER && !suffix.equals("_created");
    if ((isCount || isSum || isCounter) && value < 0) {
      throw new FormatException("a counter below 0");
    }
    boolean isNumber = !Double.isNaN(value);
    if (openMetrics && !isNumber && (isCount || isSum || isCounter || suffix.equals("_gsum"))) {
      throw new FormatException("a counter that is no number");
    }
    if (openMetrics && isCount && (value != Math.rint(value) || Double.isInfinite(value))) {
      throw new FormatException("a count that is no whole number");
    }
  }

  private void checkValue(double value) throws FormatException {
    if (type == MetricType.SUMMARY && suffix.isEmpty() && value < 0) {
      throw new FormatException("a quantile below 0");
    }
    if (type == MetricType.STATESET && value != 0 && value != 1) {
      throw new FormatException("a state that is neither 0 nor 1");
    }
    if (type == MetricType.INFO && value != 1) {
      throw new FormatException("an info that is not 1");
    }
  }
}
