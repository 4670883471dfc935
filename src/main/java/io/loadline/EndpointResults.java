package io.loadline;

import io.loadline.slo.Verdict;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of a test with several endpoints. Immutable. */
public final class EndpointResults {
  private final Verdict verdict;
  private final Map<String, LoadResult> all;
  private final String text;
  private final Map<String, String> entries;
  private final Optional<Path> report;

  EndpointResults(
      Verdict verdict,
      Map<String, LoadResult> all,
      String text,
      Map<String, String> entries,
      Optional<Path> report) {
    this.verdict = verdict;
    this.all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    this.text = text;
    this.entries = entries;
    this.report = report;
  }

  /** The worst of all endpoints: FAIL before INVALID before INCONCLUSIVE before PASS. */
  public Verdict verdict() {
    return verdict;
  }

  /**
   * The result of one endpoint.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public LoadResult of(String endpoint) {
    LoadResult result = all.get(endpoint);
    if (result == null) {
      throw new IllegalArgumentException(
          "there is no endpoint \""
              + endpoint
              + "\"; there are "
              + String.join(", ", all.keySet()));
    }
    return result;
  }

  /** By name, in the order in which the endpoints were named. */
  public Map<String, LoadResult> all() {
    return all;
  }

  /**
   * The figures by Iter8's names, {@code http-iris/latency-mean}, as they go into JUnit's reports.
   */
  Map<String, String> entries() {
    return entries;
  }

  /** Where result.json of the test is; empty when none was written. */
  public Optional<Path> report() {
    return report;
  }

  /** Of the test, then of each endpoint. */
  List<Path> files() {
    return Stream.concat(Stream.of(report), all.values().stream().map(LoadResult::report))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The whole report as it is printed; its first line carries the verdict. */
  @Override
  public String toString() {
    return text;
  }
}
