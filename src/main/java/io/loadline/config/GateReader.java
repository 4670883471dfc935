package io.loadline.config;

import io.loadline.plan.Call;
import io.loadline.plan.Extent;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Readiness;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Reads one gate, and reports all that is wrong at once. */
final class GateReader {
  /** So that a seed is the same number to every reader of JSON. */
  private static final long SEEDS = 1_000_000_000_000_000L;

  private final Outside outside;
  private final SettingSources sources;
  private final LongSupplier seeds;
  private final Source source;
  private final Instant now;
  private final Share share;
  private final Problems problems = new Problems();

  GateReader(Outside outside, LongSupplier seeds, Source source, Instant now) {
    this(outside, seeds, source, now, "", Share.WHOLE);
  }

  /** Of one endpoint of several. */
  GateReader(
      Outside outside,
      LongSupplier seeds,
      Source source,
      Instant now,
      String endpoint,
      Share share) {
    this.now = now;
    this.outside = outside;
    this.sources = new SettingSources(outside, endpoint);
    this.seeds = seeds;
    this.source = source;
    this.share = share;
  }

  Gate read(List<Level> levels, Optional<URI> inferenceTarget, boolean hasResultParameter) {
    UnknownKeys.check(outside, problems);
    SwitchReader switchReader = new SwitchReader(sources, problems);
    Switches switches = switchReader.read();
    Settings settings = Settings.of(levels, sources, problems);
    Values values = new Values(settings.effective(), problems);
    long seed = seed(settings);
    TlsReader tls = new TlsReader(values, source, now);
    var payloads = new PayloadSetReader(values, source, seed + share.index());
    var calls = new CallReader(values, payloads, tls, settings.filledIn());
    Service service = service(values, calls, inferenceTarget, switches.kubeContext());
    LoadReader load = new LoadReader(values, source, share, seed);
    Promises promises = promises(values, hasResultParameter);
    GoodputLimits goodput = goodput(values, service.call(), promises);
    var longest = switchReader.maxDuration();
    var plan = plan(load, promises, goodput, seed, service.call(), switches, longest);
    var warnings = warnings(settings, promises, load, values, tls);
    problems.throwIfAny(settings.masks().secrets());
    LoadPlan whole = plan.apply(service.call().orElseThrow());
    var effective = new EffectivePlan(settings.effective(), settings.masks(), sources);
    return new Gate(
        whole,
        service,
        switches,
        promises,
        settings,
        effective.lines(whole, promises.errorsImplied()),
        warnings);
  }

  private Service service(
      Values values, CallReader calls, Optional<URI> inferenceTarget, String context) {
    ClusterReader cluster = new ClusterReader(values);
    Readiness readiness = cluster.readiness();
    UrlReader urls = new UrlReader(values, ClusterReader.withAddress(readiness.awaited()));
    return new Service(
        calls.read(urls.read(inferenceTarget)).map(new RpcReader(values, source)::described),
        readiness,
        cluster.access(context),
        new AuthReader(values, source).read());
  }

  private Promises promises(Values values, boolean hasResultParameter) {
    Promises promises = Promises.of(new PromiseReader(values).read());
    promises.check(problems);
    boolean anySet =
        Arrays.stream(Attribute.values())
            .anyMatch(attribute -> attribute.annotation().equals("Slo") && values.isSet(attribute));
    if (!anySet && !hasResultParameter) {
      values.missing(
          "@Slo",
          "no objective is set, so nothing would be judged",
          "write one such as @Slo(latencyMean = 500), or let the method take a LoadResult");
    }
    return promises;
  }

  private GoodputLimits goodput(Values values, Optional<Call> call, Promises promises) {
    GoodputLimits limits = new GoodputReader(values).read(promises.stated());
    call.ifPresent(it -> StreamPromises.check(it, promises.stated(), limits, problems));
    return limits;
  }

  /** As set, else drawn. A wrong one is reported by {@link LoadReader}, in its turn. */
  private long seed(Settings settings) {
    return new Values(settings.effective(), new Problems())
        .one(Attribute.SEED, NumberSyntax::whole)
        .orElseGet(() -> Math.floorMod(seeds.getAsLong(), SEEDS));
  }

  /** All but the call, which may be missing for now. */
  private Function<Call, LoadPlan> plan(
      LoadReader load,
      Promises promises,
      GoodputLimits goodput,
      long drawn,
      Optional<Call> read,
      Switches switches,
      Duration longest) {
    boolean http2 = ProtocolReader.isHttp2(read, switches.transport(), problems);
    boolean streamed = read.filter(it -> it.answer().isStreamed()).isPresent();
    Extent warmup = load.warmup();
    int connections = load.connections(http2, promises.objectives(), streamed);
    int streams = http2 ? StreamsRule.streams(load.workload(), connections) : 1;
    long seed = load.seed().orElse(drawn) + share.index();
    return call ->
        new LoadPlan(
            call.withStreams(streams),
            load.workload(),
            load.extent(),
            warmup,
            connections,
            seed,
            longest,
            promises.objectives().stream().map(each -> each.over(call.target())).toList(),
            goodput);
  }

  private List<String> warnings(
      Settings settings, Promises promises, LoadReader load, Values values, TlsReader tls) {
    List<String> warnings = new ArrayList<>(settings.warnings());
    warnings.addAll(
        EnoughRequests.check(promises.stated(), load.workload(), load.extent(), values, problems));
    warnings.replaceAll(settings.masks().secrets()::mask);
    warnings.addAll(tls.warnings());
    return warnings;
  }
}
