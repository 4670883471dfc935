package io.loadline.config.gate;

import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.SyntaxException;
import io.loadline.plan.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Metric names, and what was probably meant by one that is none. */
final class MetricSyntax {
  private static final String PREFIX = "http/";
  private static final double[] COMMON = {50, 75, 90, 95, 99.9};
  private static final List<String> NAMES = names();

  private MetricSyntax() {}

  static Metric parse(String name) throws SyntaxException {
    Metric metric = Metric.parse(name).orElseThrow(() -> unknown(name));
    if (metric.kind().isPercentile()) {
      checkPercentile(metric, name);
    }
    return metric;
  }

  private static void checkPercentile(Metric metric, String name) throws SyntaxException {
    if (metric.percentile() > 0 && metric.percentile() < 100) {
      return;
    }
    String fix =
        dotted(name)
            .or(
                () ->
                    Optional.of(name.replaceFirst("-p100$", "-max"))
                        .filter(max -> metric.percentile() == 100))
            .map(CloseMatch::question)
            .orElse("write one such as http/latency-p99");
    throw new SyntaxException("a percentile must be greater than 0 and less than 100", fix);
  }

  /** {@code p999} stands for {@code p99.9}. */
  private static Optional<String> dotted(String name) {
    return name.matches(".*-p[1-9]\\d[1-9]\\d*")
        ? Optional.of(name.replaceFirst("-p(\\d\\d)", "-p$1."))
        : Optional.empty();
  }

  private static SyntaxException unknown(String name) {
    String meant = name.startsWith(PREFIX) ? name : PREFIX + name;
    String point = meant.replace(',', '.').replaceFirst("latency[/_]", "latency-");
    Optional<String> fix =
        Metric.parse(point).isPresent() ? Optional.of(point) : CloseMatch.of(meant, NAMES, 3);
    return new SyntaxException(
        "there is no metric " + (name.isEmpty() ? "without a name" : name),
        fix.map(CloseMatch::question).orElse(known()));
  }

  private static String known() {
    return "the metrics are " + String.join(", ", NAMES.subList(0, Metric.Kind.values().length));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Metric.Kind kind : Metric.Kind.values()) {
      names.add(Metric.percentile(kind, kind.isPercentile() ? 99 : 0).id());
    }
    for (Metric.Kind kind : Metric.Kind.values()) {
      for (double percentile : kind.isPercentile() ? COMMON : new double[0]) {
        names.add(Metric.percentile(kind, percentile).id());
      }
    }
    return List.copyOf(names);
  }
}
