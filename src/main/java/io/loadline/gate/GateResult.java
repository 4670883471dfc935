package io.loadline.gate;

import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of a gate, and how it is reported.
 *
 * @param verdict the worst of all endpoints
 * @param endpoints at least one, in the order in which they were named
 * @param text the whole report; its first line carries the verdict
 * @param entries for JUnit's reports, by name
 * @param file where result.json of the gate is; empty when none was written
 */
public record GateResult(
    Verdict verdict,
    List<Endpoint> endpoints,
    String text,
    Map<String, String> entries,
    Optional<Path> file) {
  public GateResult {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * What came of one endpoint; its report is that of the gate where it is the only one and has no
   * name.
   *
   * @param name empty for the one endpoint of a gate that names none
   */
  public record Endpoint(
      String name,
      RunResult run,
      Judgment judgment,
      String text,
      Map<String, String> entries,
      Optional<Path> file) {}

  /** Of a gate whose only endpoint has no name. */
  static GateResult ofOnly(Endpoint only) {
    return new GateResult(
        only.judgment().verdict(), List.of(only), only.text(), only.entries(), only.file());
  }

  /** True when no request to some endpoint succeeded. */
  public boolean isAnyDead() {
    return endpoints.stream().anyMatch(each -> each.run().outcomes().successes() == 0);
  }

  /** Of the gate, then of each endpoint; without those that were not written. */
  public List<Path> files() {
    Stream<Path> ofEndpoints = endpoints.stream().flatMap(endpoint -> endpoint.file().stream());
    return Stream.concat(file.stream(), ofEndpoints).distinct().toList();
  }
}
