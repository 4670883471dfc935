package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.config.gate.Switches;
import io.loadline.load.StopSignal;
import io.loadline.report.GateReport;
import io.loadline.report.Report;
import io.loadline.report.TestName;
import io.loadline.result.NothingComparedException;
import io.loadline.slo.Verdict;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs a gate: each endpoint gets ready, then all are loaded at once, each by an engine with
 * connections and recorders of its own. The load of an only endpoint runs on the calling thread.
 */
public final class GateRun {
  /** Why nothing is sent with {@code loadline.mode=off}. */
  public static final String OFF = DryRun.OFF;

  private static final String ERROR = GateReport.NotMeasured.ERROR;

  /** What was ready so long ago may have gone since. */
  static final Duration FRESH = Duration.ofSeconds(3);

  private final String name;
  private final Gate gate;
  private final Optional<Path> folder;
  private final ResultWriter writer;
  private final PrintStream out;
  private final ClusterParts parts;
  private final Duration fresh;

  /**
   * A gate that is to run once.
   *
   * @param folder where results are written; empty when none are
   * @param out where progress is printed
   */
  public GateRun(TestName test, Gate gate, Optional<Path> folder, PrintStream out) {
    this(test, gate, folder, out, ClusterParts.REAL, FRESH);
  }

  /**
   * A gate that is to run once, perhaps on a cluster of a test.
   *
   * @param fresh how long a service counts as ready without being asked again
   */
  GateRun(
      TestName test,
      Gate gate,
      Optional<Path> folder,
      PrintStream out,
      ClusterParts parts,
      Duration fresh) {
    this.name = test.name();
    this.gate = gate;
    this.folder = folder;
    this.writer = new ResultWriter(test, gate, folder);
    this.out = out;
    this.parts = parts;
    this.fresh = fresh;
  }

  /**
   * Leaves a result.json that says why a gate could not even be resolved.
   *
   * @param switches say what else is made of it; empty where they are wrong themselves
   */
  public static void writeUnresolved(
      TestName test, Path folder, String reason, Optional<Switches> switches) {
    GateReport.NotMeasured error =
        new GateReport.NotMeasured(
            test, null, reason, List.of(), Instant.now(), ERROR, UnaryOperator.identity());
    ResultFiles.write(folder, error.json(SelfChecking.environment(null)));
    switches.ifPresent(each -> ResultOutputs.write(folder, each, System.out));
  }

  /**
   * Why nothing is to be sent; empty when the gate is to run.
   *
   * @param last where the results of its last run are; empty where they are nowhere
   * @param out where the plan of each endpoint is printed, where that is asked for
   */
  public static Optional<String> dryRun(
      String name, Gate gate, Optional<Path> last, PrintStream out) {
    return DryRun.reason(name, gate, last, out);
  }

  /** Adds what is known before the run; it stands before the other notes. */
  public void note(String note) {
    writer.notes().add(note);
  }

  /**
   * Runs until the process is told to end. Never throws for a verdict; whatever keeps it from
   * measuring is written, then thrown.
   *
   * @throws NothingComparedException when a baseline cannot be compared with; nothing was sent
   * @throws InterruptedException when interrupted before the load began; an interrupted measurement
   *     returns what was measured
   */
  public GateResult run() throws InterruptedException {
    ShutdownStop shutdown = ShutdownStop.install();
    try {
      return writer.write(measure(shutdown.stop()));
    } catch (NothingComparedException e) {
      writeError(e.reason(), Verdict.INCONCLUSIVE.name());
      throw e;
    } catch (RuntimeException e) {
      writeError(e.getMessage() == null ? e.toString() : e.getMessage(), ERROR);
      throw e;
    } catch (InterruptedException e) {
      writeError("the test was interrupted before the load began", ERROR);
      throw e;
    } finally {
      shutdown.finished();
    }
  }

  private void writeError(String reason, String verdict) {
    writer.writeError(reason, verdict);
    writeOutputs();
  }

  /**
   * Makes what is wanted of the result.json that was written last. To be called when it will not
   * change any more; a run that throws has done so.
   *
   * @return files that belong into JUnit's report beside it
   */
  public List<Path> writeOutputs() {
    return folder.map(to -> ResultOutputs.write(to, gate.switches(), out)).orElse(List.of());
  }

  /**
   * Takes the verdict back: the test ended red for another reason. The figures stay.
   *
   * @return the text in place of the result's
   */
  public String withdraw(String reason) {
    return writer.withdraw(reason);
  }

  private List<Report> measure(StopSignal stop) throws InterruptedException {
    folder.ifPresent(to -> PageFiles.of(gate.switches()).makeHistory());
    if (!gate.namesEndpoints()) {
      folder.ifPresent(ResultFiles::removeRepeated);
    }
    if (gate.baseline().isEmpty()) {
      return measurement(gate).measure(stop);
    }
    GateBaseline baseline =
        GateBaseline.open(gate, gate.baseline().get(), writer::mask, Instant.now());
    baseline.check(name);
    return new BaselineRuns(gate, baseline, writer)
        .measure(each -> measurement(each).measure(stop).get(0));
  }

  private GateMeasurement measurement(Gate of) {
    return new GateMeasurement(name, of, writer, out, parts, fresh);
  }
}
