package io.loadline.kubernetes.monitor;

import io.loadline.exposition.MetricsText;
import io.loadline.exposition.MetricsText.FormatException;
import io.loadline.exposition.MetricsText.LabeledSample;
import io.loadline.kubernetes.client.Cluster.KubeletAnswer;
import io.loadline.kubernetes.monitor.LimitedContainer.Name;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a kubelet tells of its containers, in the text format of Prometheus or in OpenMetrics. A
 * container is told by its names or, where the kubelet does not reach its runtime, by its id in the
 * path of its control group alone.
 */
final class CadvisorText {
  private static final String TOTAL = "_total";
  private static final String PERIODS = "container_cpu_cfs_periods_total";
  private static final String THROTTLED = "container_cpu_cfs_throttled_periods_total";
  private static final String SECONDS = "container_cpu_cfs_throttled_seconds_total";

  private static final Name NOBODY = new Name("", "", "");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}(?=[^/]*$)");

  private final Map<Name, LimitedContainer> wanted;
  private final Map<String, Name> byId = new HashMap<>();
  private final Instant now;
  private final Map<Name, CfsCount> found = new HashMap<>();

  private CadvisorText(Map<Name, LimitedContainer> wanted, Instant now) {
    this.wanted = wanted;
    this.now = now;
    wanted.values().forEach(each -> byId.put(each.id(), each.name()));
  }

  /**
   * The counts of containers.
   *
   * @param now when it was read, of figures that do not say from when they are
   * @param unreadable is told why, of a text that is not in the format; it has no counts then
   * @return without those of which nothing is told
   */
  static Map<Name, CfsCount> read(
      KubeletAnswer answer,
      Map<Name, LimitedContainer> wanted,
      Instant now,
      Consumer<String> unreadable) {
    CadvisorText reading = new CadvisorText(wanted, now);
    byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
    try {
      MetricsText told =
          MetricsText.read(bytes, bytes.length, answer.contentType(), CadvisorText::isOfLimits);
      told.families().forEach(family -> family.samples().forEach(reading::sample));
    } catch (FormatException e) {
      unreadable.accept(String.valueOf(e.getMessage()));
    }
    return reading.found;
  }

  /** OpenMetrics names the family of a counter without its {@code _total}. */
  private static boolean isOfLimits(String family) {
    String name = family.endsWith(TOTAL) ? family : family + TOTAL;
    return name.equals(PERIODS) || name.equals(THROTTLED) || name.equals(SECONDS);
  }

  private void sample(LabeledSample sample) {
    Name name = name(sample.labels());
    if (!wanted.containsKey(name) || !sample.name().endsWith(TOTAL)) {
      return;
    }
    Instant at = sample.at() == null ? now : sample.at();
    CfsCount known = found.getOrDefault(name, new CfsCount(at, 0, 0, 0));
    found.put(name, with(known, sample.name(), sample.value()));
  }

  private static CfsCount with(CfsCount known, String figure, double value) {
    return switch (figure) {
      case PERIODS -> new CfsCount(known.at(), value, known.throttled(), known.seconds());
      case THROTTLED -> new CfsCount(known.at(), known.periods(), value, known.seconds());
      default -> new CfsCount(known.at(), known.periods(), known.throttled(), value);
    };
  }

  private Name name(Map<String, String> labels) {
    Matcher id = ID.matcher(labels.getOrDefault("id", ""));
    if (labels.getOrDefault("container", "").isEmpty() && id.find()) {
      return byId.getOrDefault(id.group(), NOBODY);
    }
    return new Name(
        labels.getOrDefault("namespace", ""),
        labels.getOrDefault("pod", ""),
        labels.getOrDefault("container", ""));
  }
}
