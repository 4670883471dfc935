package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.monitor.LimitedContainer.Name;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a kubelet tells of its containers, in the text format of Prometheus. A container is
 * told by its names or, where the kubelet does not reach its runtime, by its id in the path of its
 * control group alone.
 */
final class CadvisorText {
  private static final String PREFIX = "container_cpu_cfs_";
  private static final Pattern LINE =
      Pattern.compile("container_cpu_cfs_(\\w+)_total\\{(.*)} (\\S+)(?: (\\d+))?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

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
   * @return without those of which nothing is told
   */
  static Map<Name, CfsCount> read(String text, Map<Name, LimitedContainer> wanted, Instant now) {
    CadvisorText reading = new CadvisorText(wanted, now);
    text.lines().filter(line -> line.startsWith(PREFIX)).forEach(reading::line);
    return reading.found;
  }

  private void line(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return;
    }
    Name name = name(parts.group(2));
    if (!wanted.containsKey(name)) {
      return;
    }
    double value = Double.parseDouble(parts.group(3));
    String millis = parts.group(4);
    Instant at = millis == null ? now : Instant.ofEpochMilli(Long.parseLong(millis));
    CfsCount known = found.getOrDefault(name, new CfsCount(at, 0, 0, 0));
    found.put(name, with(known, parts.group(1), value));
  }

  private static CfsCount with(CfsCount known, String figure, double value) {
    return switch (figure) {
      case "periods" -> new CfsCount(known.at(), value, known.throttled(), known.seconds());
      case "throttled_periods" -> new CfsCount(known.at(), known.periods(), value, known.seconds());
      case "throttled_seconds" ->
          new CfsCount(known.at(), known.periods(), known.throttled(), value);
      default -> known;
    };
  }

  private Name name(String text) {
    Map<String, String> labels = new HashMap<>();
    Matcher label = LABEL.matcher(text);
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
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
