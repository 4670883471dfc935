package io.loadline;

import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.gate.GateConfigFactory;
import io.loadline.gate.GateResult;
import io.loadline.gate.GateRun;
import io.loadline.gate.RunFolder;
import io.loadline.gate.StoredResult;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.report.TestName;
import io.loadline.result.NothingComparedException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What {@link Loadline} and {@link LoadlineEndpoints} have in common: what is set of a whole run,
 * and how it runs. Mutable and not thread-safe.
 */
final class FluentRun {
  /** As set by now. */
  final Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);

  private final String origin;
  private Optional<String> name = Optional.empty();
  private Optional<PrintStream> out = Optional.empty();
  private boolean overrides;

  /**
   * A run of which nothing is set.
   *
   * @param origin of what is set, for people: {@code Loadline.target(..)}
   */
  FluentRun(String origin) {
    this.origin = origin;
  }

  /** Sets an attribute; no text takes back what was set. */
  <T> T set(T caller, Attribute attribute, String... texts) {
    SettingText.put(values, attribute, texts);
    return caller;
  }

  /** Lets settings be set. */
  <T, S> T with(T caller, S settings, Consumer<S> set) {
    set.accept(settings);
    return caller;
  }

  <T> T named(T caller, String runName) {
    name = Optional.of(runName);
    return caller;
  }

  <T> T withOverrides(T caller) {
    overrides = true;
    return caller;
  }

  <T> T printTo(T caller, PrintStream stream) {
    out = Optional.of(stream);
    return caller;
  }

  /** A call by which something was set that is said of a whole run only; empty for none. */
  Optional<String> ofWholeRun() {
    if (values.keySet().stream().anyMatch(each -> each.annotation().equals("Load"))) {
      return Optional.of("load(..)");
    }
    if (name.isPresent()) {
      return Optional.of("named(..)");
    }
    if (overrides) {
      return Optional.of("withOverrides()");
    }
    return out.map(stream -> "printTo(..)");
  }

  /**
   * Waits, measures, judges and prints the result.
   *
   * @param endpoints empty where one address is called
   */
  GateResult run(List<SettingSource.OfEndpoint> endpoints) throws InterruptedException {
    return run(resolve(endpoints));
  }

  /** As {@link #run}, then throws what the verdict does to a test. */
  GateResult check(List<SettingSource.OfEndpoint> endpoints) throws InterruptedException {
    Gate gate = resolve(endpoints);
    try {
      GateResult result = run(gate);
      VerdictErrors.raise(VerdictErrors.of(result, gate.switches()));
      return result;
    } catch (NothingComparedException e) {
      throw VerdictErrors.raised(VerdictErrors.of(e, gate.switches()));
    }
  }

  /** As {@link #run}, of one address. */
  LoadResult runAlone() throws InterruptedException {
    return only(run(List.of()));
  }

  /** As {@link #check}, of one address. */
  LoadResult checkAlone() throws InterruptedException {
    return only(check(List.of()));
  }

  private Gate resolve(List<SettingSource.OfEndpoint> endpoints) {
    List<SettingSource> levels = List.of(new SettingSource(0, origin, values));
    return GateConfigFactory.ofProgram(overrides)
        .resolve(levels, endpoints, Optional.empty(), true);
  }

  private GateResult run(Gate gate) throws InterruptedException {
    PrintStream to = out.orElse(System.out);
    String shown = name.orElseGet(() -> targets(gate));
    Optional<Path> folder = name.map(each -> RunFolder.ofProgram(gate.switches(), each));
    Optional<String> nothingSent = GateRun.dryRun(shown, gate, folder, to);
    if (nothingSent.isPresent()) {
      throw VerdictErrors.aborted(nothingSent.get());
    }
    GateRun run = new GateRun(TestName.of(shown), gate, folder, to);
    GateResult result = run.run();
    to.println(result.text());
    run.writeOutputs();
    return result;
  }

  /** As {@link LoadlineEndpoints#judge(Path)}, of a run of one address. */
  static LoadResult judged(Path file) {
    return StackTraces.ofCaller(() -> only(ofOneAddress(file).judge()));
  }

  /** As {@link LoadlineEndpoints#judge(Path, Consumer)}, of a run of one address. */
  static LoadResult judged(Path file, Consumer<SloSettings> slo) {
    return StackTraces.ofCaller(() -> only(judged(ofOneAddress(file), slo)));
  }

  private static LoadResult only(GateResult result) {
    return new LoadResult(result.endpoints().get(0));
  }

  private static StoredResult ofOneAddress(Path file) {
    StoredResult stored = StoredResult.read(file);
    if (!stored.namesEndpoints()) {
      return stored;
    }
    throw new InvalidConfigurationException(
        List.of(
            new InvalidConfigurationException.Problem(
                file.toString(),
                "",
                "is the result of several endpoints",
                "call LoadlineEndpoints.judge(..), or give the file of one of them")));
  }

  static GateResult judged(StoredResult stored, Consumer<SloSettings> slo) {
    Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
    slo.accept(new SloSettings(values));
    return stored.judge(values, "judge(..)");
  }

  /** What a run without a name is called. */
  private static String targets(Gate gate) {
    return gate.endpoints().stream()
        .map(
            each ->
                each.name().isEmpty() ? each.plan().call().target().url().toString() : each.name())
        .collect(Collectors.joining(", "));
  }
}
