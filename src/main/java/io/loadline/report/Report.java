package io.loadline.report;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.SecretHeaders;
import io.loadline.result.GeneratorLimits;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finished run and its verdict: what every report is a function of.
 *
 * @param test its name
 * @param overrides values from outside
 * @param notes what else a reader should know, one sentence each; printed after the judge's own
 * @param files where its files are
 * @param mask replaces every secret in a text; the values of secret headers are masked without it
 */
public record Report(
    TestName test,
    RunResult run,
    Judgment judgment,
    List<AppliedOverride> overrides,
    List<String> notes,
    Files files,
    UnaryOperator<String> mask) {
  /** The name of the file that holds a result. */
  public static final String FILE = "result.json";

  public Report {
    overrides = List.copyOf(overrides);
    notes = List.copyOf(notes);
  }

  /** As it stands in the first line of the text. */
  public String name() {
    return test.name();
  }

  /** The same run, judged otherwise. */
  public Report with(Judgment other) {
    return new Report(test, run, other, overrides, notes, files, mask);
  }

  /**
   * The same runs of the endpoints of one gate, those that took turns held against each other.
   *
   * @param alone each judged by its objectives
   */
  public static List<Report> compared(List<Report> alone) {
    List<Judgment> judgments =
        Judge.compared(
            alone.stream().map(Report::name).toList(),
            alone.stream().map(Report::run).toList(),
            alone.stream().map(Report::judgment).toList());
    List<Report> compared = new ArrayList<>();
    for (int i = 0; i < alone.size(); i++) {
      compared.add(alone.get(i).with(judgments.get(i)));
    }
    return compared;
  }

  /** The same with a note before all others. */
  public Report noting(String note) {
    List<String> all = Stream.concat(Stream.of(note), notes.stream()).toList();
    return new Report(test, run, judgment, overrides, all, files, mask);
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

  /**
   * The same run, of which one objective alone is told, under the name of its gate. Its verdict is
   * that on the objective; INVALID where that holds in a run that is INVALID.
   */
  public Report ofObjective(ObjectiveVerdict objective, TestName gate) {
    return ObjectiveReport.of(this, objective, gate);
  }

  /** The name of an objective among those of its run: {@code http/latency-p99 <= 500 ms}. */
  public static String name(ObjectiveVerdict objective) {
    return ObjectiveReport.name(objective.objective());
  }

  /** As {@link #entries()}, of {@link #ofObjective}. */
  public Map<String, String> objectiveEntries() {
    return ObjectiveReport.entries(this);
  }

  /** As result.json, of which docs/result-json.md names every key, without a stored run. */
  public String json(Environment environment) {
    return ResultJson.of(this, environment);
  }

  /**
   * As result.json.
   *
   * @param storedRun the run as it is read back, without any secret; empty for none
   */
  public String json(Environment environment, String storedRun) {
    return ResultJson.of(this, environment, storedRun);
  }

  /** As {@link #json}, in a test that ended red for another reason: the verdict is an error. */
  public String withdrawnJson(String reason, Environment environment) {
    return ResultJson.withdrawn(this, reason, environment);
  }

  /** The address that was called, without any secret. */
  String url() {
    return run.plan().call().target().masked(this::masked);
  }

  /** The text without any secret. */
  String masked(String text) {
    return SecretHeaders.mask(run.plan().call().knownHeaders(), mask.apply(text));
  }

  /**
   * Where files of a gate are, as that is to be printed.
   *
   * @param page null when none is written
   * @param result where result.json is; null when none is written
   */
  public record Files(@Nullable String page, @Nullable String result) {
    /** Where nothing is written. */
    public static final Files NONE = new Files(null, null);
  }

  /**
   * Where a run took place. Nothing in it names the machine, but for a node of a cluster.
   *
   * @param loadline the version of this library
   * @param java the version of the JVM
   * @param vendor of the JVM
   * @param cpus processors that the JVM may use
   * @param node of the cluster whose pod drove the load; empty for this JVM
   * @param selfCheck what the load generator can do there; null where it was not tried
   */
  public record Environment(
      String loadline,
      String java,
      String vendor,
      String os,
      String arch,
      int cpus,
      String node,
      @Nullable GeneratorLimits selfCheck) {
    /**
     * From the system properties of a JVM.
     *
     * @param loadline the version of this library
     */
    public static Environment of(String loadline, Properties system, int cpus) {
      return new Environment(
          loadline,
          system.getProperty("java.version", "unknown"),
          system.getProperty("java.vendor", "unknown"),
          system.getProperty("os.name", "unknown"),
          system.getProperty("os.arch", "unknown"),
          cpus,
          "",
          null);
    }

    /** The same with what a self-check found. */
    public Environment with(@Nullable GeneratorLimits found) {
      return new Environment(loadline, java, vendor, os, arch, cpus, node, found);
    }
  }
}
