package io.loadline;

import io.loadline.gate.MixedReports;
import io.loadline.gate.MixedRun;
import io.loadline.gate.DryRun;
import io.loadline.gate.ProjectDir;
import io.loadline.gate.GateConfigFactory;
import io.loadline.gate.RunFolder;
import io.loadline.config.gate.MixedGate;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.EndpointLevel;
import io.loadline.config.setting.Level;
import io.loadline.gate.GateResult;
import io.loadline.report.TestName;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Several endpoints that share a load, as with {@link Endpoint}, without annotations.
 *
 * <pre>{@code
 * EndpointResults results =
 *     MixedLoad.of("models")
 *         .endpoint("iris", 3, Loadline.target(iris).payload("file:iris.json"))
 *         .endpoint("digits", 1, Loadline.target(digits).payload("file:digits.json"))
 *         .load(load -> load.duration(Duration.ofSeconds(30)).rate(40))
 *         .slo(slo -> slo.latencyP95(Duration.ofMillis(300)))
 *         .check();
 * }</pre>
 *
 * <p>Mutable and not thread-safe while it is built; may be run several times.
 */
public final class MixedLoad {
  private final String name;
  private final Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
  private final List<EndpointLevel> endpoints = new ArrayList<>();
  private boolean written;
  private boolean overrides;
  private PrintStream out = System.out;

  private MixedLoad(String name) {
    this.name = name;
  }

  /** A load without endpoints yet; the name is that of the first line of the report. */
  public static MixedLoad of(String name) {
    return new MixedLoad(name);
  }

  /**
   * Adds an endpoint, as it is set up by now.
   *
   * @param endpoint its name: letters, digits, {@code -} and {@code _}
   * @param weight its share of the load, by the sum of all weights: 1 to 1,000
   * @param call what is called, and what is promised of it; how much load is driven is said here,
   *     for all
   */
  public MixedLoad endpoint(String endpoint, int weight, Loadline call) {
    call.values.keySet().stream()
        .filter(attribute -> attribute.annotation().equals("Load"))
        .findFirst()
        .ifPresent(
            attribute -> {
              throw new IllegalArgumentException(
                  "endpoint %s sets %s of its own, and the load is that of all endpoints together:"
                          .formatted(endpoint, attribute.attribute())
                      + " call load(..) of the MixedLoad");
            });
    String origin = "@Endpoint(\"" + endpoint + "\") of MixedLoad";
    endpoints.add(new EndpointLevel(endpoint, Integer.toString(weight), 0, origin, call.values));
    return this;
  }

  /** When the load may start, for each endpoint that does not say so itself. */
  public MixedLoad ready(Consumer<ReadySettings> ready) {
    ready.accept(new ReadySettings(values));
    return this;
  }

  /** How much load is driven at all endpoints together. */
  public MixedLoad load(Consumer<LoadSettings> load) {
    load.accept(new LoadSettings(values));
    return this;
  }

  /** What is promised of each endpoint, but for metrics that it limits itself. */
  public MixedLoad slo(Consumer<SloSettings> slo) {
    slo.accept(new SloSettings(values));
    return this;
  }

  /** Writes the results to the folder of the name; else nothing is written. */
  public MixedLoad written() {
    written = true;
    return this;
  }

  /** As {@link Loadline#withOverrides}, {@code loadline.endpoint.<name>.url} and the like too. */
  public MixedLoad withOverrides() {
    overrides = true;
    return this;
  }

  /** Where progress and the report are printed. Default: {@link System#out}. */
  public MixedLoad printTo(PrintStream stream) {
    out = stream;
    return this;
  }

  /**
   * Waits, measures and judges; throws as {@link Loadline#run} does, never for a verdict.
   *
   * @throws InterruptedException when interrupted while waiting; an interrupted measurement returns
   *     INVALID
   */
  public EndpointResults run() throws InterruptedException {
    return StackTraces.ofCaller(() -> new EndpointResults(run(resolve())));
  }

  /**
   * As {@link #run}, then fails as a load test would.
   *
   * @throws AssertionError when the verdict is not PASS
   */
  public EndpointResults check() throws InterruptedException {
    return StackTraces.ofCaller(
        () -> {
          MixedGate gate = resolve();
          GateResult results = run(gate);
          VerdictErrors.raise(VerdictErrors.of(results, gate.switches()));
          return new EndpointResults(results);
        });
  }

  MixedGate resolve() {
    if (endpoints.isEmpty()) {
      throw new IllegalStateException("there is no endpoint: call endpoint(..) first");
    }
    Level level = new Level(0, "MixedLoad", values);
    return GateConfigFactory.ofProgram(overrides)
        .resolve(List.of(level), endpoints, Optional.empty(), true);
  }

  private GateResult run(MixedGate gate) throws InterruptedException {
    Path projectDir = ProjectDir.find();
    Optional<Path> folder =
        written
            ? Optional.of(RunFolder.files(gate.switches(), projectDir).folder(name))
            : Optional.empty();
    Optional<String> nothingSent = DryRun.reason(name, gate, out);
    if (nothingSent.isPresent()) {
      throw VerdictErrors.aborted(nothingSent.get());
    }
    MixedReports reports = new MixedReports(TestName.of(name), gate, folder, projectDir);
    GateResult results = new MixedRun(name, gate, reports, out).run();
    out.println(results.text());
    return results;
  }
}
