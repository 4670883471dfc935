package io.loadline.report;

import io.loadline.slo.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finished run with several endpoints.
 *
 * @param test its name
 * @param endpoints at least one, in the order in which they were named
 * @param notes about all of them, one sentence each
 * @param resultFile as in {@link Report}
 * @param mask as in {@link Report}
 */
public record GateReport(
    TestName test,
    List<EndpointReport> endpoints,
    List<String> notes,
    @Nullable String resultFile,
    UnaryOperator<String> mask) {
  public GateReport {
    endpoints = List.copyOf(endpoints);
    notes = List.copyOf(notes);
  }

  /** As it stands in the first line of the text. */
  public String name() {
    return test.name();
  }

  /** The worst of all. */
  public Verdict verdict() {
    return endpoints.stream()
        .map(endpoint -> endpoint.report().judgment().verdict())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Those of one verdict. */
  List<EndpointReport> with(Verdict verdict) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.report().judgment().verdict() == verdict)
        .toList();
  }

  Stream<Report> reports() {
    return endpoints.stream().map(EndpointReport::report);
  }

  /** The text without any secret of any endpoint. */
  String masked(String text) {
    String masked = mask.apply(text);
    for (EndpointReport endpoint : endpoints) {
      masked = endpoint.report().masked(masked);
    }
    return masked;
  }
}
