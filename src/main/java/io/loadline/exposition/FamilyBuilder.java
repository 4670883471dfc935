package io.loadline.exposition;

import io.loadline.exposition.MetricsText.FormatException;
import io.loadline.exposition.MetricsText.LabeledSample;
import io.loadline.exposition.MetricsText.MetricFamily;
import io.loadline.exposition.MetricsText.MetricType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A family while its lines are read. */
final class FamilyBuilder {
  private final String name;
  private final boolean openMetrics;
  private final boolean isWanted;
  private final Set<String> told = new HashSet<>();
  private final Set<String> series = new HashSet<>();
  private final List<LabeledSample> samples = new ArrayList<>();
  private MetricType type = MetricType.UNTYPED;
  private GroupRules groups = new GroupRules(MetricType.UNTYPED);
  private List<String> names;
  private String unit = "";
  private boolean hasEnded;

  FamilyBuilder(String name, boolean openMetrics, boolean isWanted) {
    this.name = name;
    this.openMetrics = openMetrics;
    this.isWanted = isWanted;
    names = List.of(name);
  }

  /**
   * Takes what is told of the family itself.
   *
   * @param keyword {@code HELP}, {@code TYPE} or {@code UNIT}
   */
  void tell(String keyword, String text) throws FormatException {
    checkPlace();
    if (!told.add(keyword)) {
      throw new FormatException("a second " + keyword + " of one family");
    }
    if (!series.isEmpty() && (openMetrics || keyword.equals("TYPE"))) {
      throw new FormatException(keyword + " behind the samples of its family");
    }
    if (keyword.equals("TYPE")) {
      type = SampleRules.type(text, openMetrics);
      groups = new GroupRules(type);
      names = SampleRules.suffixes(type, openMetrics).stream().map(name::concat).toList();
    } else if (keyword.equals("UNIT")) {
      unit = text;
    }
  }

  /** All names that samples of this family may have. */
  List<String> names() {
    return names;
  }

  private void checkPlace() throws FormatException {
    if (hasEnded) {
      throw new FormatException("lines of one family stand apart");
    }
  }

  void add(SampleLine line) throws FormatException {
    checkPlace();
    if (!names.contains(line.name())) {
      throw new FormatException("a sample that its family can not have");
    }
    String suffix = line.name().substring(name.length());
    new SampleRules(type, suffix, openMetrics).check(line, name);
    if (!series.add(suffix + key(line.labels(), ""))) {
      throw new FormatException("a sample for the second time");
    }
    if (openMetrics) {
      groups.add(line, suffix, type == MetricType.INFO ? "" : key(line.labels(), ownLabel(suffix)));
    }
    if (isWanted) {
      samples.add(new LabeledSample(line.name(), line.labels(), line.value(), line.at()));
    }
  }

  /** The label that tells samples of one group apart. */
  private String ownLabel(String suffix) {
    return switch (type) {
      case HISTOGRAM, GAUGEHISTOGRAM -> suffix.equals("_bucket") ? "le" : "";
      case SUMMARY -> suffix.isEmpty() ? "quantile" : "";
      case STATESET -> name;
      default -> "";
    };
  }

  /** Two sets of labels have one key only if they are the same. */
  private static String key(Map<String, String> labels, String without) {
    StringBuilder key = new StringBuilder();
    labels.forEach(
        (label, value) -> {
          if (!label.equals(without)) {
            key.append(',').append(label).append('=').append(value.length()).append(':');
            key.append(value);
          }
        });
    return key.toString();
  }

  boolean isWanted() {
    return isWanted;
  }

  /** Checks what can be checked behind the last line only, of a family in OpenMetrics. */
  void end() throws FormatException {
    hasEnded = true;
    groups.end();
    boolean isWithoutUnit = type == MetricType.INFO || type == MetricType.STATESET;
    if (!unit.isEmpty() && (isWithoutUnit || !name.endsWith("_" + unit))) {
      throw new FormatException("a unit that the name of the family does not end in");
    }
  }

  MetricFamily build() {
    return new MetricFamily(name, type, samples);
  }
}
