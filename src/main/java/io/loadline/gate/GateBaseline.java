package io.loadline.gate;

import io.loadline.baseline.BaselineFile;
import io.loadline.baseline.IdentityDifference;
import io.loadline.baseline.JobIdentity;
import io.loadline.baseline.MachineFacts;
import io.loadline.baseline.RecordedBaseline;
import io.loadline.baseline.RecordedRun;
import io.loadline.baseline.RunIdentity;
import io.loadline.config.gate.BaselineTerms;
import io.loadline.config.gate.BaselineTerms.Use;
import io.loadline.config.gate.Gate;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.report.Report;
import io.loadline.result.ComparedRuns;
import io.loadline.result.NothingComparedException;
import io.loadline.result.RunResult;
import io.loadline.slo.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The baseline of a gate: looked at before its load, compared with its runs after it. */
final class GateBaseline {
  private static final String ONE_OF_EACH_JOB =
      " already, and runs of one job share their luck: record the others by other jobs";

  private final BaselineTerms terms;
  private final Gate.Endpoint endpoint;
  private final BaselineFile file;
  private final Optional<RecordedBaseline> found;
  private final RunIdentity.Context context;
  private final JobIdentity job;
  private final Instant now;

  private GateBaseline(
      BaselineTerms terms,
      Gate.Endpoint endpoint,
      BaselineFile file,
      Optional<RecordedBaseline> found,
      RunIdentity.Context context,
      Instant now) {
    this.terms = terms;
    this.endpoint = endpoint;
    this.file = file;
    this.found = found;
    this.context = context;
    this.job = JobIdentity.of(System.getenv(), now, context.machine().id());
    this.now = now;
  }

  /**
   * Reads the file.
   *
   * @param mask takes secrets out of a text
   * @throws InvalidConfigurationException when the file cannot be relied on
   */
  static GateBaseline open(
      Gate gate, BaselineTerms terms, UnaryOperator<String> mask, Instant now) {
    BaselineFile file = new BaselineFile(ProjectDir.find().resolve(terms.file()), terms.file());
    MachineFacts machine =
        MachineFacts.here(
            System.getProperties(), System.getenv(), SelfChecking.cores(), Path.of("/"));
    return new GateBaseline(
        terms,
        gate.endpoints().get(0),
        file,
        terms.use() == Use.RESTART ? Optional.empty() : file.read(),
        new RunIdentity.Context(machine, terms.seedIsDrawn(), terms.runs(), "", mask),
        now);
  }

  /** What is known of it before a load, for a plan that is only shown; one sentence each. */
  static List<String> planned(Gate gate, String name) {
    if (gate.baseline().isEmpty()) {
      return List.of();
    }
    try {
      GateBaseline baseline =
          open(gate, gate.baseline().get(), gate.secrets()::mask, Instant.now());
      baseline.check(name);
      return baseline.power().stream().toList();
    } catch (InvalidConfigurationException wrong) {
      return wrong.problems().stream().map(Object::toString).toList();
    } catch (NothingComparedException e) {
      return List.of(e.reason());
    }
  }

  private BaselineSamples samples() {
    return new BaselineSamples(terms, found.map(RecordedBaseline::runs).orElse(List.of()));
  }

  /** Whether the run is added to the file and not compared with it. */
  private boolean records() {
    return terms.use() == Use.RESTART
        || (terms.use() == Use.WRITE
            && found.filter(each -> each.isFull(terms.rule().size())).isEmpty());
  }

  /**
   * Tells before anything is sent what can be told then.
   *
   * @throws NothingComparedException when nothing can be compared, or added
   * @throws InvalidConfigurationException when so few runs cannot tell what they are to
   */
  void check(String gate) {
    reasonBefore()
        .ifPresent(
            reason -> {
              throw new NothingComparedException(gate, reason);
            });
    if (!records()) {
      new BaselinePower(terms, found.orElseThrow()).check();
    }
  }

  private Optional<String> reasonBefore() {
    List<IdentityDifference> differences =
        found.map(it -> unlike().before(it.identity())).orElse(List.of());
    if (records()) {
      if (!differences.isEmpty()) {
        throw new InvalidConfigurationException(file.problems(differences));
      }
      return found
          .filter(it -> it.runs().stream().anyMatch(run -> run.job().equals(job.id())))
          .map(it -> "job " + job.id() + " has a run in " + terms.file() + ONE_OF_EACH_JOB);
    }
    return file.lack(found, terms.rule().size(), terms.rule().maxAge(), now)
        .or(() -> Optional.of(unlike().text(differences)).filter(text -> !text.isEmpty()))
        .or(samples()::missing);
  }

  private UnlikeRuns unlike() {
    return new UnlikeRuns(terms, endpoint, context);
  }

  /** What the comparison can tell, for the report; empty where nothing is compared. */
  Optional<String> power() {
    return records()
        ? Optional.empty()
        : Optional.of(new BaselinePower(terms, found.orElseThrow()).text());
  }

  /** What the verdict follows from; the runs are of the plan of this gate, whole. */
  ComparedRuns compared(List<RunResult> runs) {
    String differences =
        records() ? "" : unlike().text(unlike().after(found.orElseThrow().identity(), runs));
    return samples().compared(runs, endpoint.readiness().permitted(), differences);
  }

  /**
   * Adds what this job measured, if that is what is asked for: what became of it; empty where it is
   * not.
   *
   * @param reports of all runs of the gate
   */
  String record(List<Report> reports) {
    if (!records()) {
      return "";
    }
    List<RunResult> runs = reports.stream().map(Report::run).toList();
    Optional<String> unfit =
        reports.stream().flatMap(each -> unfitness(each, runs.get(0)).stream()).findFirst();
    if (unfit.isPresent()) {
      return "the run was not added to " + terms.file() + ": " + unfit.get();
    }
    try {
      return file.add(
              RunIdentity.of(runs.get(0), context),
              RecordedRun.of(runs, job, context.machine()),
              terms.rule().mayDiffer(),
              terms.rule().size(),
              terms.use() == Use.RESTART)
          .text();
    } catch (InvalidConfigurationException e) {
      return "the run was not added: " + e.getMessage();
    }
  }

  private Optional<String> unfitness(Report report, RunResult first) {
    Verdict verdict = report.judgment().verdict();
    if (verdict != Verdict.PASS) {
      return Optional.of("its verdict by limits is " + verdict);
    }
    return RecordedRun.unfitness(report.run())
        .or(
            () ->
                unlike().after(RunIdentity.of(first, context), List.of(report.run())).stream()
                    .findFirst()
                    .map(each -> "from one run of this job to another " + each.change()));
  }
}
