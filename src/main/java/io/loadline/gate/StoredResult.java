package io.loadline.gate;

import io.loadline.codec.StoredRun;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.gate.ResultFile.EndpointFile;
import io.loadline.report.Report;
import io.loadline.result.ComparedRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A result.json that a gate has left: told and judged again, with nothing sent to any service. */
public final class StoredResult {
  private final ResultFile file;
  private final List<EndpointFile> endpoints;

  private StoredResult(ResultFile file, List<EndpointFile> endpoints) {
    this.file = file;
    this.endpoints = endpoints;
  }

  /**
   * Reads it, with the files of its endpoints where it has several.
   *
   * @param path a result.json, or the folder that it lies in
   * @throws io.loadline.plan.InvalidConfigurationException when it is missing, no result.json, or
   *     one of another schema
   */
  public static StoredResult read(Path path) {
    ResultFile file = ResultFile.read(path);
    return new StoredResult(file, file.endpoints());
  }

  /** What can be made of it, as {@code loadline.formats} names it. */
  public static List<String> formats() {
    return ExportedFiles.all();
  }

  /**
   * Writes files beside it; what else is there stays.
   *
   * @param formats of {@link #formats}
   * @throws io.loadline.plan.InvalidConfigurationException when they cannot be written
   */
  public List<Path> write(Set<String> formats) {
    Path path = file.path();
    if (!path.endsWith(Report.FILE)) {
      throw ResultFile.refusal(
          path,
          "is not called " + Report.FILE + ", beside which files are written",
          "copy it under that name into a folder of its own");
    }
    try {
      return ResultOutputs.add(path.resolveSibling(""), formats);
    } catch (IOException | UncheckedIOException e) {
      throw ResultFile.refusal(
          path, "nothing can be written beside it: " + e.getMessage(), "give a whole result");
    }
  }

  /**
   * What is kept of an endpoint's run in its result.json, so that it can be read again.
   *
   * @param lasting those notes that have nothing to do with what was promised
   * @param compared what else it was judged by; null for nothing
   * @param mask replaces every secret in a text
   */
  static String stored(
      Gate gate,
      Gate.Endpoint endpoint,
      Report report,
      List<String> lasting,
      @Nullable ComparedRuns compared,
      UnaryOperator<String> mask) {
    return new StoredRun(
            report.run(),
            endpoint.readiness().permitted(),
            report.overrides(),
            report.notes(),
            lasting,
            endpoint.weight(),
            gate.endpoints().stream().mapToLong(Gate.Endpoint::weight).sum(),
            compared)
        .write(mask);
  }

  /** Whether its endpoints have names, by which their figures are told apart. */
  public boolean namesEndpoints() {
    return !endpoints.isEmpty();
  }

  /** What was said of a gate that came to no verdict; empty for one that was judged. */
  public Optional<String> error() {
    return file.isJudged()
        ? Optional.empty()
        : Optional.of(
            file.text("verdict")
                + " "
                + file.test().name()
                + ": "
                + String.join("\n", file.reason()));
  }

  /**
   * Judged by its own objectives, as when it was measured.
   *
   * @throws io.loadline.plan.InvalidConfigurationException when no run is stored in it, or one of
   *     another release that cannot be read
   */
  public GateResult judge() {
    return judge(StoredResultJudge.asPromised());
  }

  /**
   * Judged by other objectives, in place of all of its own.
   *
   * @param values as written, of attributes that state objectives only
   * @param origin for people: {@code the command line}
   * @throws io.loadline.plan.InvalidConfigurationException when an objective is wrong, or the run
   *     does not tell whether it holds; as {@link #judge()} beside that
   */
  public GateResult judge(Map<Attribute, List<String>> values, String origin) {
    return judge(StoredResultJudge.promising(values, origin));
  }

  private GateResult judge(StoredResultJudge judge) {
    error()
        .ifPresent(
            text -> {
              throw ResultFile.refusal(
                  file.path(),
                  "there is nothing to judge, since the gate was not measured: " + text,
                  "mend that, and run the gate anew");
            });
    return judge.judge(file, endpoints);
  }
}
