package io.loadline.report;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.TimedPart;
import io.loadline.result.ClusterResult;
import io.loadline.result.Distribution;
import io.loadline.result.Moments;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.slo.ComparedFigure;
import io.loadline.slo.FigureRatio;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.text.PlainNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a run by Iter8's names, latencies in milliseconds, for JUnit's report entries. */
final class ReportEntries {
  private ReportEntries() {}

  /** In a fixed order; no key and no value is blank. What has no figure is left out. */
  static Map<String, String> of(Report report) {
    RunResult run = report.run();
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("verdict", report.judgment().verdict().name());
    entries.put(id(run, Metric.of(Kind.REQUEST_COUNT)), Long.toString(run.outcomes().total()));
    entries.put(id(run, Metric.of(Kind.ERROR_COUNT)), Long.toString(run.outcomes().errors()));
    entries.put(id(run, Metric.of(Kind.ERROR_RATE)), plain(run.errorRatio()));
    entries.put(id(run, Metric.of(Kind.THROUGHPUT)), plain(run.throughput()));
    addLatencies(entries, run);
    TokenEntries.add(entries, run);
    addServer(entries, run);
    for (ObjectiveVerdict objective : report.judgment().objectives()) {
      addObserved(entries, objective);
    }
    for (ComparedFigure each : report.judgment().comparisons()) {
      FigureRatio ratio = each.ratio();
      if (ratio != null) {
        entries.put(each.metric().id() + "-ratio", plain(ratio.estimate()));
      }
    }
    entries.put("seed", Long.toString(run.plan().seed()));
    entries.put("transport", run.transport());
    addCluster(entries, run.cluster());
    if (report.files().result() != null) {
      entries.put("result", report.masked(report.files().result()));
    }
    return entries;
  }

  /** Of all endpoints, by Iter8's names for them: {@code http-iris/latency-mean}. */
  static Map<String, String> of(GateReport report) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("verdict", report.verdict().name());
    for (GateReport.Endpoint endpoint : report.endpoints()) {
      of(endpoint.report()).forEach((key, value) -> entries.put(endpoint.key(key), value));
    }
    if (report.files().result() != null) {
      entries.put("result", report.masked(report.files().result()));
    }
    return entries;
  }

  private static void addLatencies(Map<String, String> entries, RunResult run) {
    Distribution response = run.response();
    if (response.count() == 0) {
      return;
    }
    entries.put(id(run, Metric.of(Kind.LATENCY_MEAN)), plain(response.mean() / 1e6));
    entries.put(id(run, Metric.of(Kind.LATENCY_STDDEV)), plain(response.stddev() / 1e6));
    entries.put(id(run, Metric.of(Kind.LATENCY_MIN)), plain(response.min() / 1e6));
    entries.put(id(run, Metric.of(Kind.LATENCY_MAX)), plain(response.max() / 1e6));
    for (double percentile : new double[] {50, 75, 90, 95, 99, 99.9}) {
      entries.put(
          id(run, Metric.percentile(percentile)), plain(response.percentile(percentile) / 1e6));
    }
  }

  /** What the server told of each request; of what it told over the run alone there are means. */
  private static void addServer(Map<String, String> entries, RunResult run) {
    RequestTimings timings = run.server().requests();
    ScrapedRun scraped = run.server().scraped();
    for (Kind kind : Kind.values()) {
      TimedPart part = kind.subject().part().orElse(null);
      if (part == null || !kind.id().endsWith("-mean")) {
        continue;
      }
      PartTimes told =
          timings == null || timings.isContradicted() ? null : timings.parts().get(part);
      Moments counted = scraped == null ? Moments.NONE : counted(scraped, part);
      if (told != null) {
        TokenEntries.add(entries, run, kind.subject(), told.times());
      } else if (counted.count() > 0) {
        entries.put(Metric.of(kind).id(), plain(counted.mean() / 1e6));
      }
    }
  }

  /** Of what its counters tell of all of a part, as it is judged. */
  private static Moments counted(ScrapedRun scraped, TimedPart part) {
    KnownTiming row = scraped.row();
    return row != null && part.isCountedBy(row)
        ? scraped.parts().getOrDefault(part, Moments.NONE)
        : Moments.NONE;
  }

  /** The judged figure, over all attempts, stands in place of the one over successes. */
  static void addObserved(Map<String, String> entries, ObjectiveVerdict verdict) {
    String id = verdict.objective().metric().id();
    Double observed = verdict.observed();
    if (observed == null) {
      entries.remove(id);
    } else {
      entries.put(id, PlainNumber.text(SixDecimals.observed(verdict, observed)));
    }
  }

  private static void addCluster(Map<String, String> entries, @Nullable ClusterResult cluster) {
    if (cluster == null) {
      return;
    }
    entries.put("target-path", cluster.path().id());
    if (!ClusterLine.name(cluster).isEmpty()) {
      entries.put("target", ClusterLine.name(cluster));
    }
    if (!ClusterLine.revision(cluster).isEmpty()) {
      entries.put("revision", ClusterLine.revision(cluster));
    }
  }

  private static String id(RunResult run, Metric metric) {
    return metric.over(run.plan().call().target()).id();
  }

  static String plain(double value) {
    return PlainNumber.text(SixDecimals.of(value));
  }
}
