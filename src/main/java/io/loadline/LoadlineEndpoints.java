package io.loadline;

import io.loadline.config.setting.SettingSource;
import io.loadline.gate.StoredResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Several endpoints that share a load, as with {@link Endpoint}, without annotations.
 *
 * <pre>{@code
 * EndpointResults results =
 *     Loadline.endpoints()
 *         .endpoint("iris", 3, Loadline.target(iris).payload("file:iris.json"))
 *         .endpoint("digits", 1, Loadline.target(digits).payload("file:digits.json"))
 *         .load(load -> load.duration(Duration.ofSeconds(30)).rate(40))
 *         .slo(slo -> slo.latencyP95(Duration.ofMillis(300)))
 *         .check();
 * }</pre>
 *
 * <p>Mutable and not thread-safe while it is built; may be run several times.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class LoadlineEndpoints {
  static final String ORIGIN = "Loadline.endpoints()";

  private final FluentRun run = new FluentRun(ORIGIN);
  private final List<SettingSource.OfEndpoint> endpoints = new ArrayList<>();

  LoadlineEndpoints() {}

  /**
   * The verdict on a run that is over, from its result.json: the same as it was, by its own
   * objectives. Nothing is sent, printed or written, and nothing is thrown for a verdict.
   *
   * @param resultJson the file, or the folder that it lies in; of several endpoints that of all,
   *     with those of the endpoints in folders beside it. An only endpoint without a name is called
   *     by the empty one
   * @throws io.loadline.plan.InvalidConfigurationException when it cannot be read, or the gate came
   *     to no verdict
   */
  public static EndpointResults judge(Path resultJson) {
    return StackTraces.ofCaller(() -> new EndpointResults(StoredResult.read(resultJson).judge()));
  }

  /**
   * As {@link #judge(Path)}, of each endpoint by other objectives in place of all of its own; of
   * streams by {@link SloSettings#upper} and {@link SloSettings#lower}.
   *
   * @throws io.loadline.plan.InvalidConfigurationException when an objective is wrong, or the run
   *     does not tell whether it holds; never is one judged by a guess
   */
  public static EndpointResults judge(Path resultJson, Consumer<SloSettings> slo) {
    return StackTraces.ofCaller(
        () -> new EndpointResults(FluentRun.judged(StoredResult.read(resultJson), slo)));
  }

  /**
   * Adds an endpoint, as it is set up by now.
   *
   * @param endpoint its name: letters, digits, {@code -} and {@code _}
   * @param weight its share of the load, by the sum of all weights: 1 to 1,000
   * @param call what is called, and what is promised of it; how much load is driven, the name of
   *     the run and where it is printed are said here, for all
   * @throws IllegalArgumentException when the call says one of those itself
   */
  public LoadlineEndpoints endpoint(String endpoint, int weight, Loadline call) {
    call.run
        .ofWholeRun()
        .ifPresent(
            set -> {
              throw new IllegalArgumentException(
                  "endpoint %s calls %s, which is said of all endpoints together: call it on %s"
                      .formatted(endpoint, set, ORIGIN));
            });
    String origin = "endpoint(\"" + endpoint + "\", ..) of " + ORIGIN;
    endpoints.add(
        new SettingSource.OfEndpoint(
            endpoint, Integer.toString(weight), 0, origin, call.run.values));
    return this;
  }

  /** When the load may start, for each endpoint that does not say so itself. */
  public LoadlineEndpoints ready(Consumer<ReadySettings> ready) {
    ready.accept(new ReadySettings(run.values));
    return this;
  }

  /** How much load is driven at all endpoints together. */
  public LoadlineEndpoints load(Consumer<LoadSettings> load) {
    load.accept(new LoadSettings(run.values));
    return this;
  }

  /** What is promised of each endpoint, but for metrics that it limits itself. */
  public LoadlineEndpoints slo(Consumer<SloSettings> slo) {
    slo.accept(new SloSettings(run.values));
    return this;
  }

  /** What is promised of the streams of each endpoint, but for metrics that it limits itself. */
  public LoadlineEndpoints streamSlo(Consumer<StreamSloSettings> slo) {
    slo.accept(new StreamSloSettings(run.values));
    return this;
  }

  /**
   * Names the run and writes its results to the folder of that name; unnamed runs write nothing,
   * and are called by the names of their endpoints.
   */
  public LoadlineEndpoints named(String runName) {
    return run.named(this, runName);
  }

  /** As {@link Loadline#withOverrides}, {@code loadline.endpoint.<name>.url} and the like too. */
  public LoadlineEndpoints withOverrides() {
    return run.withOverrides(this);
  }

  /** Where progress and the report are printed. Default: {@link System#out}. */
  public LoadlineEndpoints printTo(PrintStream stream) {
    return run.printTo(this, stream);
  }

  /**
   * Waits, measures and judges; throws as {@link Loadline#run} does, never for a verdict.
   *
   * @throws InterruptedException when interrupted while waiting; an interrupted measurement returns
   *     INVALID
   */
  public EndpointResults run() throws InterruptedException {
    return StackTraces.ofCaller(() -> new EndpointResults(run.run(named())));
  }

  /**
   * As {@link #run}, then fails as a load test would.
   *
   * @throws AssertionError when the verdict is not PASS
   */
  public EndpointResults check() throws InterruptedException {
    return StackTraces.ofCaller(() -> new EndpointResults(run.check(named())));
  }

  private List<SettingSource.OfEndpoint> named() {
    if (endpoints.isEmpty()) {
      throw new IllegalStateException("there is no endpoint: call endpoint(..) first");
    }
    return List.copyOf(endpoints);
  }
}
