package io.loadline.export;

import io.loadline.ci.CiReports;
import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A format of another tool, in which a result is written beside result.json. */
public enum ExportFormat {
  /** A line an interval, for spreadsheets and data frames. */
  CSV("csv", "intervals.csv", Scope.ENDPOINT, IntervalCsv::text),
  /** The log that tools of HdrHistogram read. */
  HDR("hdr", "intervals.hlog", Scope.ENDPOINT, HistogramLog::text),
  /** Benchmark Report 0.2.1. */
  LLM_D("llm-d", "benchmark-report.yaml", Scope.ENDPOINT, BenchmarkReport::text),
  /** Figures as Prometheus and its like read them. */
  OPEN_METRICS("openmetrics", "openmetrics.txt", Scope.GATE, CiReports::openMetrics),
  /** As Iter8 0.13 prints it. */
  ITER8("iter8", "iter8.txt", Scope.GATE, Iter8Text::text);

  private final String id;
  private final String file;
  private final Scope scope;

  @SuppressWarnings("ImmutableEnumChecker") // functions without a state
  private final Function<ResultDocument, String> text;

  ExportFormat(String id, String file, Scope scope, Function<ResultDocument, String> text) {
    this.id = id;
    this.file = file;
    this.scope = scope;
    this.text = text;
  }

  /** Beside whose result.json it lies. */
  private enum Scope {
    GATE,
    ENDPOINT
  }

  /** As {@code loadline.formats} names it. */
  public String id() {
    return id;
  }

  /** The name of its file. */
  public String file() {
    return file;
  }

  /**
   * Whose files belong to a gate in this format, by their place below its folder, with <code>/
   * </code> as in result.json.
   */
  public Map<String, ResultDocument> places(ResultDocument gate) {
    Map<String, ResultDocument> places = new LinkedHashMap<>();
    if (scope == Scope.GATE || gate.endpoints().isEmpty()) {
      places.put(file, gate);
      return places;
    }
    Iterator<ResultDocument> endpoints = gate.endpoints().iterator();
    for (JsonTree each : gate.root().list("endpoints")) {
      String result = each.text("result");
      places.put(result.substring(0, result.lastIndexOf('/') + 1) + file, endpoints.next());
    }
    return places;
  }

  /** Empty where there is nothing to write, as of a run that was never measured. */
  public String text(ResultDocument result) {
    return text.apply(result);
  }
}
