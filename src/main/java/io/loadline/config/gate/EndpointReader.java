package io.loadline.config.gate;

import io.loadline.config.service.ContentSource;
import io.loadline.config.service.ServiceSettings;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.SettingSource;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Call;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.SlicePlan;
import io.loadline.text.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Reads one endpoint of a gate, and reports all that is wrong with it at once. */
final class EndpointReader {
  /** Short enough to be typed, and the same number to every reader of JSON. */
  private static final long SEEDS = 1_000_000_000L;

  private final GateConfig.Sources outside;
  private final SettingSources sources;
  private final LongSupplier seeds;
  private final ContentSource source;
  private final Instant now;
  private final Optional<SettingSource.OfEndpoint> endpoint;
  private final LoadShare share;
  private final ConfigProblems problems;

  /**
   * Something to read with.
   *
   * @param endpoint empty for the only one of a gate that names none
   */
  EndpointReader(
      GateConfig.Sources outside,
      LongSupplier seeds,
      ContentSource source,
      Instant now,
      Optional<SettingSource.OfEndpoint> endpoint,
      LoadShare share) {
    this.now = now;
    this.endpoint = endpoint;
    this.outside = outside;
    this.problems = new ConfigProblems(endpoint);
    this.sources = new SettingSources(outside, name());
    this.seeds = seeds;
    this.source = source;
    this.share = share;
  }

  private String name() {
    return endpoint.map(SettingSource.OfEndpoint::name).orElse("");
  }

  /** An endpoint, and what holds of its gate. */
  record Found(
      Gate.Endpoint endpoint,
      Switches switches,
      Secrets secrets,
      int workers,
      Optional<BaselineTerms> baseline) {
    private Found beside(Optional<BaselineTerms> other) {
      return new Found(endpoint, switches, secrets, workers, other);
    }
  }

  Found read(List<SettingSource> levels, Optional<URI> inferenceTarget, boolean hasResult) {
    UnknownKeys.check(outside, problems);
    SwitchReader switchReader = new SwitchReader(sources, problems);
    Switches switches = switchReader.read();
    MergedSettings settings = MergedSettings.of(levels, sources, problems);
    SettingValues values = new SettingValues(settings.effective(), problems);
    long drawn = seeds.getAsLong();
    long seed = seed(settings, drawn);
    ServiceSettings service =
        service(values, seed, settings.filledIn(), inferenceTarget, switches.kubeContext());
    LoadReader load = new LoadReader(values, source, share, seed);
    StatedObjectives stated =
        StatedObjectives.read(values, hasResult, endpoint.isPresent(), problems)
            .over(service.call());
    GoodputLimits goodput = goodput(values, stated, service);
    var plan = plan(load, stated, goodput, seed, service, switches, switchReader.maxDuration());
    var tracing = new TracingReader(switchReader).read(service.call(), drawn + share.index());
    int workers = new WorkersRule(values).read(service.cluster().from(), load);
    var few = stated.warnings(load.workload(), load.extent(), values, problems);
    var baseline =
        new BaselineTermsReader(values, switchReader, problems)
            .read(service.call(), load, endpoint.isEmpty());
    problems.throwIfAny(settings.masks().secrets());
    LoadPlan whole = plan.apply(service.call().orElseThrow()).with(tracing);
    return found(settings, stated, whole, service, switches, few, workers).beside(baseline);
  }

  private Found found(
      MergedSettings settings,
      StatedObjectives stated,
      LoadPlan whole,
      ServiceSettings service,
      Switches switches,
      List<String> few,
      int workers) {
    List<String> warnings = new ArrayList<>(settings.warnings());
    warnings.replaceAll(settings.masks().secrets()::mask);
    warnings.addAll(service.warnings());
    warnings.addAll(EarlyEndReader.warnings(whole));
    var effective = new EffectivePlan(settings.effective(), settings.masks(), sources);
    var resolved =
        new Gate.Endpoint.Settings(
            effective.lines(whole, stated, switches.transport()),
            AppliedOverrides.of(settings, stated, sources),
            warnings,
            few,
            stated.errorsImplied(),
            stated.stated().isEmpty() && SlicePlan.of(whole).isEmpty());
    return new Found(
        named(whole, service, resolved),
        switches,
        settings.masks().secrets(),
        workers,
        Optional.empty());
  }

  /** With a check of what else the service cannot tell. */
  private GoodputLimits goodput(
      SettingValues values, StatedObjectives stated, ServiceSettings service) {
    GoodputLimits limits = stated.goodput(values, service.call(), problems);
    ServerObjectiveChecks.check(service, stated.stated(), problems);
    service.call().ifPresent(call -> CompareMargins.checkStreams(values, call));
    return limits;
  }

  private ServiceSettings service(
      SettingValues values,
      long seed,
      Set<String> secrets,
      Optional<URI> inferenceTarget,
      String kubeContext) {
    long own = seed + share.index();
    return ServiceSettings.read(values, source, now, own, secrets, inferenceTarget, kubeContext);
  }

  private Gate.Endpoint named(
      LoadPlan plan, ServiceSettings service, Gate.Endpoint.Settings settings) {
    return new Gate.Endpoint(
        name(),
        share.weight(),
        plan,
        service.readiness(),
        service.cluster(),
        service.metrics(),
        settings);
  }

  /** As set, else drawn. A wrong one is reported by {@link LoadReader}, in its turn. */
  private static long seed(MergedSettings settings, long drawn) {
    return new SettingValues(settings.effective(), new ConfigProblems())
        .one(Attribute.SEED, SettingSyntax::whole)
        .orElse(Math.floorMod(drawn, SEEDS));
  }

  /** All but the call, which may be missing for now. */
  private Function<Call, LoadPlan> plan(
      LoadReader load,
      StatedObjectives stated,
      GoodputLimits goodput,
      long drawn,
      ServiceSettings service,
      Switches switches,
      Duration longest) {
    boolean http2 = service.isHttp2(switches.transport(), problems);
    service.checkHost(switches.transport(), outside.systemProperties(), problems);
    boolean streamed = service.call().filter(it -> it.answer().isStreamed()).isPresent();
    PhaseLength warmup = load.warmup();
    int connections = load.connections(http2, stated.objectives(), streamed, warmup);
    long seed = load.seed().orElse(drawn) + share.index();
    var early = load.earlyEnd(stated, service.cluster().from());
    return call ->
        new LoadPlan(
            call.withStreams(load.streams(http2, connections)),
            load.workload(),
            new PhaseLengths(warmup, load.extent(), longest, early),
            new ConnectionCounts(load.firstConnections(http2, connections), connections),
            seed,
            stated.objectives().stream().map(each -> each.over(call.target())).toList(),
            goodput);
  }
}
