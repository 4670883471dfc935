package io.loadline.codec;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.ArrivalTrace;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Bound;
import io.loadline.plan.Call;
import io.loadline.plan.CallProtocol;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.Expectation;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Header;
import io.loadline.plan.JsonPath;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MethodDescription;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.Protocol;
import io.loadline.plan.RateRamp;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.Stage;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.plan.Workload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Plans of every kind, drawn from a seed. Each text may hold whatever JSON must escape. */
final class RandomPlan {
  private static final String SIGNS = "aZ09 \"\\/\n\u0000\u2028\ud83d\ude00{}[]:,é";

  private final SplittableRandom random;
  private final TlsTrust tls;

  RandomPlan(long seed, TlsTrust tls) {
    this.random = new SplittableRandom(seed);
    this.tls = tls;
  }

  LoadPlan draw() {
    return new LoadPlan(
        call(),
        workload(),
        new PhaseLengths(
            extent(),
            extent(),
            duration(),
            random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new EarlyEnd(Duration.ZERO, duration()))),
        new ConnectionCounts(1 + random.nextInt(9), 10 + random.nextInt(1_000)),
        random.nextLong(),
        many(1 + random.nextInt(4), i -> objective()),
        new GoodputLimits(limit(), limit(), limit()));
  }

  private Call call() {
    Payload first = payload();
    return new Call(
        new Target(
            URI.create("https://host:8443/v2/models/m%20x?a=b"),
            text(),
            oneOf(tls, TlsTrust.DEFAULT)),
        oneOf("GET", "POST"),
        many(random.nextInt(4), i -> new Header(text(), text(), random.nextBoolean())),
        many(random.nextInt(6), i -> random.nextBoolean() ? first : payload()),
        duration(),
        many(random.nextInt(4), i -> expectation()),
        new CallProtocol(
            oneOf(Protocol.AUTO, Protocol.HTTP_1_1, Protocol.HTTP_2),
            1 + random.nextInt(100),
            oneOf(AnswerKind.values()),
            random.nextBoolean() ? MethodDescription.NONE : MethodDescription.of(bytes(50)),
            RandomTimingSources.draw(random, this::text)),
        RandomCredential.draw(random, text()));
  }

  private Payload payload() {
    String body = text() + (random.nextBoolean() ? Payload.UUID + text() + Payload.UUID : "");
    return Payload.of(text(), body.getBytes(StandardCharsets.UTF_8)).withUuids(random.nextLong());
  }

  private Expectation expectation() {
    JsonPath path = RandomTimingSources.path(random, this::text);
    List<Supplier<Expectation>> kinds =
        List.of(
            () -> new Expectation.Status(text(), 100 + random.nextInt(500)),
            () -> new Expectation.Equal(text(), path, "[1, \"x\"]"),
            () -> new Expectation.Near(text(), path, number(), number()),
            () ->
                new Expectation.Matches(
                    text(), path, Pattern.compile("^a/b[0-9]+$", random.nextInt(3))),
            () -> new Expectation.NoNan(text()),
            () -> new Expectation.Exists(text(), path));
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private Workload workload() {
    return switch (random.nextInt(4)) {
      case 0 -> open();
      case 1 -> new Workload.Closed(1 + random.nextInt(1_000));
      case 2 ->
          new Workload.Staged(
              many(
                  1 + random.nextInt(3),
                  i -> new Stage.Users(text(), 1 + random.nextInt(100), duration())));
      default -> new Workload.Staged(many(1 + random.nextInt(3), i -> openStage()));
    };
  }

  private Workload.Open open() {
    var open = new Workload.Open(new ArrivalRate(number()), arrivals(), random.nextDouble());
    var figures = List.of(new SlicePlan.Figure(Metric.percentile(50), number()));
    var side = oneOf(SlicePlan.Side.values());
    Duration slice = Duration.ofSeconds(5);
    return random.nextBoolean()
        ? open
        : open.in(new SlicePlan(slice, Duration.ZERO, random.nextLong(), side, figures, number()));
  }

  private Stage openStage() {
    if (random.nextBoolean()) {
      long[] offsets = random.longs(1 + random.nextInt(20), 0, 1L << 40).sorted().toArray();
      return new Stage.Trace(text(), ArrivalTrace.of(offsets), duration());
    }
    List<RateRamp> slopes =
        many(
            1 + random.nextInt(3),
            i -> new RateRamp(number(), number(), 1 + random.nextLong(1L << 40)));
    return new Stage.Rates(text(), slopes, arrivals(), random.nextDouble());
  }

  private PhaseLength extent() {
    return random.nextBoolean()
        ? new PhaseLength.Span(duration())
        : new PhaseLength.Requests(
            random.nextLong(1L << 40), Duration.ofNanos(random.nextLong(1L << 50)));
  }

  private Objective objective() {
    Metric.Kind kind = oneOf(Metric.Kind.values());
    Metric metric =
        kind.isPercentile() ? Metric.percentile(kind, random.nextDouble(100)) : Metric.of(kind);
    Target grpc = new Target(URI.create("grpc://host/m"));
    return new Objective(
        random.nextBoolean() ? metric : metric.over(grpc), oneOf(Bound.values()), number());
  }

  private long limit() {
    return random.nextBoolean() ? GoodputLimits.NO_LIMIT : random.nextLong(1L << 50);
  }

  private double number() {
    return random.nextBoolean() ? 1 + random.nextInt(1_000) : random.nextDouble(1e-9, 1e12);
  }

  private Duration duration() {
    return Duration.ofNanos(1 + random.nextLong(1L << 55));
  }

  private byte[] bytes(int most) {
    byte[] bytes = new byte[1 + random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String text() {
    return IntStream.range(0, random.nextInt(12))
        .map(i -> SIGNS.codePointAt(random.nextInt(SIGNS.length())))
        .filter(sign -> !Character.isSurrogate((char) sign) || sign > 0xffff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Arrivals arrivals() {
    return oneOf(Arrivals.POISSON, Arrivals.CONSTANT);
  }

  @SafeVarargs
  private <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static <T> List<T> many(int count, IntFunction<T> each) {
    return IntStream.range(0, count).mapToObj(each).toList();
  }
}
