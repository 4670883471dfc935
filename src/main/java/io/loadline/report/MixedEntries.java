package io.loadline.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of several endpoints for JUnit's report entries. */
public final class MixedEntries {
  private MixedEntries() {}

  /** As {@link ReportEntries}, by Iter8's names: {@code http-iris/latency-mean}. */
  public static Map<String, String> of(MixedReport report) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("verdict", report.verdict().name());
    for (EndpointReport endpoint : report.endpoints()) {
      ReportEntries.of(endpoint.report())
          .forEach((key, value) -> entries.put(key(endpoint, key), value));
    }
    if (report.resultFile() != null) {
      entries.put("result", report.masked(report.resultFile()));
    }
    return entries;
  }

  private static String key(EndpointReport endpoint, String key) {
    return key.contains("/") ? endpoint.qualified(key) : endpoint.name() + "/" + key;
  }
}
