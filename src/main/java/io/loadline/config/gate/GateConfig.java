package io.loadline.config.gate;

import io.loadline.config.service.ContentSource;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.SettingSource;
import io.loadline.plan.LoadPlan;
import io.loadline.text.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * From what annotations, the fluent API and the outside say to a gate that can run. Reads payloads,
 * and sends nothing to the service.
 */
public final class GateConfig {
  private final Sources outside;
  private final LongSupplier seeds;
  private final InstantSource clock;
  private final ContentSource source;

  /**
   * Prepares to resolve.
   *
   * @param outside where overrides, switches and placeholders are looked up
   * @param seeds gives any number at random: the seed of traces, and the load's where none is set
   * @param clock tells which certificates have expired
   * @param projectDir where relative {@code file:} names start
   * @param classpath where {@code classpath:} payloads are
   */
  public GateConfig(
      Sources outside,
      LongSupplier seeds,
      InstantSource clock,
      Path projectDir,
      ClassLoader classpath) {
    this.outside = outside;
    this.seeds = seeds;
    this.clock = clock;
    this.source = new ContentSource(projectDir, classpath);
  }

  /**
   * The switches alone, for what is asked before anything else.
   *
   * @throws io.loadline.plan.InvalidConfigurationException when one of them is wrong
   */
  public Switches switches() {
    ConfigProblems problems = new ConfigProblems();
    Switches switches = new SwitchReader(new SettingSources(outside), problems).read();
    problems.throwIfAny(Secrets.NONE);
    return switches;
  }

  /**
   * The gate that the levels, the endpoints and the outside describe.
   *
   * @param levels of the whole gate, in any order
   * @param endpoints as they are named; empty for a gate that calls one address
   * @param inferenceTarget what {@code @InferenceTarget} holds
   * @param hasResultParameter the result goes to the test's body, so objectives are not required
   * @throws io.loadline.plan.InvalidConfigurationException with everything that is wrong
   */
  public Gate resolve(
      List<SettingSource> levels,
      List<SettingSource.OfEndpoint> endpoints,
      Optional<URI> inferenceTarget,
      boolean hasResultParameter) {
    return new GateReader(outside, seeds, source, clock.instant())
        .read(levels, endpoints, inferenceTarget, hasResultParameter);
  }

  /**
   * Other objectives of a run that is over.
   *
   * @param values as written, of attributes that state objectives only
   * @param origin for people: {@code the command line}
   * @throws io.loadline.plan.InvalidConfigurationException with everything that is wrong
   */
  public static LaterPromise promisedLater(
      LoadPlan plan, Map<Attribute, List<String>> values, String origin) {
    return new LaterObjectives(plan, values, origin).read();
  }

  /**
   * What a run that is over is held against.
   *
   * @param plan that of the run, with these objectives
   * @param errorsImplied whether no objective limits errors, so that none are allowed
   */
  public record LaterPromise(LoadPlan plan, boolean errorsImplied) {}

  /**
   * Where values come from that no annotation holds; the first that has a value wins.
   *
   * @param systemProperties all of the JVM's, so that misspelt {@code loadline.} keys are found
   * @param environment all of the process's
   * @param junit looks up a JUnit configuration parameter
   * @param junitFile the entries of {@code junit-platform.properties}, for misspelt keys only
   */
  public record Sources(
      Map<String, String> systemProperties,
      Map<String, String> environment,
      Function<String, Optional<String>> junit,
      Map<String, String> junitFile) {
    /** Nothing comes from outside: the fluent API without {@code withOverrides()}. */
    public static final Sources NOTHING =
        new Sources(Map.of(), Map.of(), key -> Optional.empty(), Map.of());
  }
}
