package io.loadline.report;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.EffectiveSetting;
import io.loadline.plan.Metric;
import io.loadline.slo.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finished run with several endpoints.
 *
 * @param test its name
 * @param endpoints at least one, in the order in which they were named
 * @param notes about all of them, one sentence each
 * @param files as in {@link Report}
 * @param mask as in {@link Report}
 */
public record GateReport(
    TestName test,
    List<Endpoint> endpoints,
    List<String> notes,
    Report.Files files,
    UnaryOperator<String> mask) {
  public GateReport {
    endpoints = List.copyOf(endpoints);
    notes = List.copyOf(notes);
  }

  /** As it stands in the first line of the text. */
  public String name() {
    return test.name();
  }

  /**
   * The effective plan with the source of each value, which {@code loadline.mode=plan} prints.
   *
   * @param name of the gate
   * @param settings in the order in which they are printed
   * @param mask as in {@link Report}
   */
  public static String plan(
      String name, List<EffectiveSetting> settings, UnaryOperator<String> mask) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("setting", "value", "source"));
    settings.forEach(
        each -> cells.add(List.of(each.name(), mask.apply(each.value()), each.origin())));
    List<String> lines = new ArrayList<>();
    lines.add("PLAN " + name + ": no request was sent (loadline.mode=plan)");
    lines.addAll(Columns.align(cells));
    return ConsoleText.text(lines, mask);
  }

  /** The worst of all. */
  public Verdict verdict() {
    return endpoints.stream()
        .map(endpoint -> endpoint.report().judgment().verdict())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** For the console: the verdict, all that is broken, the load, then each as on its own. */
  public String text() {
    return GateText.of(this);
  }

  /** For JUnit, by Iter8's names for figures of one endpoint: {@code http-iris/latency-mean}. */
  public Map<String, String> entries() {
    return ReportEntries.of(this);
  }

  /** As result.json; each endpoint has one of its own beside it. */
  public String json(Report.Environment environment) {
    return GateJson.of(this, environment);
  }

  /** Those of one verdict. */
  List<Endpoint> with(Verdict verdict) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.report().judgment().verdict() == verdict)
        .toList();
  }

  Stream<Report> reports() {
    return endpoints.stream().map(Endpoint::report);
  }

  /** The text without any secret of any endpoint. */
  String masked(String text) {
    String masked = mask.apply(text);
    for (Endpoint endpoint : endpoints) {
      masked = endpoint.report().masked(masked);
    }
    return masked;
  }

  /**
   * One endpoint of a finished run with several.
   *
   * @param weight by which it had its share of the load
   * @param report its name is that of the endpoint
   */
  public record Endpoint(int weight, Report report) {
    String name() {
      return report.name();
    }

    /** By Iter8's name for a metric of one endpoint: {@code http-iris/latency-mean}. */
    String metric(Metric metric) {
      return qualified(metric.id());
    }

    /** A key of its own among those of all endpoints. */
    String key(String own) {
      return own.contains("/") ? qualified(own) : name() + "/" + own;
    }

    private String qualified(String id) {
      return id.replaceFirst("^(http|grpc)/", "$1-" + name() + "/");
    }
  }

  /**
   * In place of a report, of a gate that came to no measurement: bad configuration, not ready.
   *
   * @param test its name
   * @param url that was to be called; null when not even that is known
   * @param reason why, as the exception says it: a sentence, and on lines of their own the details
   * @param overrides values from outside, of all endpoints
   * @param endedAt when it was given up, by the wall clock
   * @param verdict {@code ERROR}, or {@code INCONCLUSIVE} where there is nothing to compare with
   * @param mask replaces every secret in a text
   */
  public record NotMeasured(
      TestName test,
      @Nullable String url,
      String reason,
      List<AppliedOverride> overrides,
      Instant endedAt,
      String verdict,
      UnaryOperator<String> mask) {
    /** What kept a gate from measuring where nothing else is said. */
    public static final String ERROR = "ERROR";

    public NotMeasured {
      overrides = List.copyOf(overrides);
    }

    /** As result.json, without a figure. */
    public String json(Report.Environment environment) {
      return ResultJson.ofError(this, environment);
    }
  }
}
