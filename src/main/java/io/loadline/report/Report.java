package io.loadline.report;

import io.loadline.plan.Header;
import io.loadline.plan.Metric;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A finished run and its verdict: what every report is a function of.
 *
 * @param test its name
 * @param overrides values from outside
 * @param notes what else a reader should know, one sentence each; printed after the judge's own
 * @param resultFile where result.json is, as it is to be printed; null when none is written
 * @param mask replaces every secret in a text; the values of secret headers are masked without it
 */
public record Report(
    TestName test,
    RunResult run,
    Judgment judgment,
    List<AppliedOverride> overrides,
    List<String> notes,
    @Nullable String resultFile,
    UnaryOperator<String> mask) {
  /** Shorter ones would mask ordinary text. */
  private static final int SHORTEST = 3;

  public Report {
    overrides = List.copyOf(overrides);
    notes = List.copyOf(notes);
  }

  /** Of a run outside of a test. */
  public Report(
      String name,
      RunResult run,
      Judgment judgment,
      List<AppliedOverride> overrides,
      List<String> notes,
      @Nullable String resultFile,
      UnaryOperator<String> mask) {
    this(TestName.of(name), run, judgment, overrides, notes, resultFile, mask);
  }

  /** As it stands in the first line of the text. */
  public String name() {
    return test.name();
  }

  /** The same run, judged otherwise. */
  public Report with(Judgment other) {
    return new Report(test, run, other, overrides, notes, resultFile, mask);
  }

  /** For the console and as the message of a failure: the verdict and all that is needed to act. */
  public String text() {
    return ConsoleText.of(this);
  }

  /** As {@link #text}, in a test that ended red for another reason: the figures, no verdict. */
  public String withdrawnText(String reason) {
    return ConsoleText.withdrawn(this, reason);
  }

  /** For JUnit, by Iter8's names, latencies in milliseconds; no key and no value is blank. */
  public Map<String, String> entries() {
    return ReportEntries.of(this);
  }

  /** As result.json, of which docs/result-json.md names every key. */
  public String json(Environment environment) {
    return ResultJson.of(this, environment);
  }

  /** As {@link #json}, in a test that ended red for another reason: the verdict is an error. */
  public String withdrawnJson(String reason, Environment environment) {
    return ResultJson.withdrawn(this, reason, environment);
  }

  /** The text without any secret. */
  String masked(String text) {
    return maskHeaders(run.plan().call().headersNow(), mask.apply(text));
  }

  /**
   * Takes the values of secret headers out of texts: a service may echo them in an error's body.
   */
  static String maskHeaders(List<Header> headers, String text) {
    List<String> secrets = new ArrayList<>();
    for (Header header : headers) {
      if (header.secret()) {
        secrets.addAll(parts(header.value()));
      }
    }
    secrets.sort(Comparator.comparingInt(String::length).reversed());
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }

  /** The value, and what is secret in {@code Bearer abc} or {@code a=secret; b=secret} alone. */
  private static List<String> parts(String value) {
    List<String> parts = new ArrayList<>();
    parts.add(value.strip());
    if (value.indexOf(' ') > 0 && !value.contains(";")) {
      parts.add(value.substring(value.indexOf(' ')).strip());
    }
    for (String pair : value.split(";", -1)) {
      parts.add(pair.substring(pair.indexOf('=') + 1).strip());
    }
    parts.removeIf(part -> part.length() < SHORTEST);
    return parts;
  }

  /**
   * A value from outside that replaced one of the code.
   *
   * @param key {@code loadline.latency-mean}
   * @param from what would hold without it
   * @param to what holds now
   * @param source {@code system property}, {@code environment variable LOADLINE_LATENCY_MEAN} or
   *     {@code JUnit configuration parameter}
   * @param loosens true when an objective became weaker by it
   * @param metric that the value limits; null for what is no objective, or a list of them
   */
  public record AppliedOverride(
      String key, String from, String to, String source, boolean loosens, @Nullable Metric metric) {
    /** Whether it is the value of an objective on this metric. */
    boolean isOf(Metric other) {
      return metric != null && metric.isSameAs(other);
    }

    String attribute() {
      return key.replaceFirst("^loadline\\.(endpoint\\.[^.]+\\.)?", "");
    }

    /** The source with its key: an environment variable names itself already. */
    String fullSource() {
      return source.toLowerCase(Locale.ROOT).startsWith("environment")
          ? source
          : source + " " + key;
    }
  }
}
