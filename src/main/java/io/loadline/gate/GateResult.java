package io.loadline.gate;

import io.loadline.report.Report;
import io.loadline.report.TestName;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
  /** CI systems cut longer output, each in its own way. */
  private static final int MOST_LINES = 60;

  /** Where the gate stands in the code, and where its page and its result are. */
  private static final Pattern LAST = Pattern.compile("  (?:gate|page|report) +\\S.*");

  public GateResult {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * What came of one endpoint; its report is that of the gate where it is the only one and has no
   * name.
   *
   * @param name empty for the one endpoint of a gate that names none
   * @param text of the report
   */
  public record Endpoint(String name, Report report, String text, Optional<Path> file) {
    public RunResult run() {
      return report.run();
    }

    public Judgment judgment() {
      return report.judgment();
    }

    /** For JUnit's reports, by name. */
    public Map<String, String> entries() {
      return report.entries();
    }

    /** Whether more than objectives keeps it from a PASS: the run itself, or a dead service. */
    private boolean isMoreThanItsObjectives() {
      return judgment().verdict() == Verdict.INVALID
          || run().outcomes().successes() == 0
          || judgment().comparisons().stream().anyMatch(each -> each.verdict() != Verdict.PASS)
          || judgment().objectives().stream()
              .noneMatch(each -> each.verdict() == judgment().verdict());
    }

    private Stream<Objective> objectives(TestName gate) {
      String prefix = name.isEmpty() ? "" : name + " ";
      String place = name.isEmpty() ? "" : " at " + name;
      TestName told = new TestName(gate.name() + place, gate.gate());
      return judgment().objectives().stream().map(each -> objective(each, prefix, told));
    }

    private Objective objective(ObjectiveVerdict each, String prefix, TestName told) {
      Report one = report.ofObjective(each, told);
      return new Objective(
          prefix + Report.name(each),
          one.judgment().verdict(),
          each.verdict() == Verdict.PASS,
          message(one.text()),
          one.objectiveEntries());
    }
  }

  /**
   * One objective, told on its own.
   *
   * @param name among all of the gate: {@code iris http/latency-p95 <= 100 ms}
   * @param verdict INVALID for one that holds in a run that shows nothing
   * @param holds as far as was measured
   * @param message the report of this one, as {@link GateResult#message}
   * @param entries for JUnit's reports, by name
   */
  public record Objective(
      String name, Verdict verdict, boolean holds, String message, Map<String, String> entries) {}

  /** Of a gate whose only endpoint has no name. */
  static GateResult ofOnly(Endpoint only) {
    return new GateResult(
        only.judgment().verdict(), List.of(only), only.text(), only.entries(), only.file());
  }

  /** The text as a failure of a test tells it: of a long one, its first lines and its last. */
  public String message() {
    return message(text);
  }

  private static String message(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() <= MOST_LINES) {
      return text;
    }
    int last = lines.size();
    while (LAST.matcher(lines.get(last - 1)).matches()) {
      last--;
    }
    int first = MOST_LINES - (lines.size() - last) - 1;
    List<String> message = new ArrayList<>(lines.subList(0, first));
    message.add("  (" + (last - first) + " more lines: see the test's output, or the report)");
    message.addAll(lines.subList(last, lines.size()));
    return String.join("\n", message);
  }

  /**
   * Each objective of each endpoint.
   *
   * @param gate the name of the test
   */
  public List<Objective> objectives(TestName gate) {
    return endpoints.stream().flatMap(endpoint -> endpoint.objectives(gate)).toList();
  }

  /**
   * Whether more than some objective keeps the gate from a PASS: the run is INVALID, or no request
   * succeeded.
   */
  public boolean isMoreThanItsObjectives() {
    return endpoints.stream()
        .filter(each -> each.judgment().verdict() != Verdict.PASS)
        .anyMatch(Endpoint::isMoreThanItsObjectives);
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
