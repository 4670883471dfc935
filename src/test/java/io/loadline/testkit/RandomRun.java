package io.loadline.testkit;

import io.loadline.plan.Call;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.Phase;
import io.loadline.plan.PhaseLength;
import io.loadline.result.AnswerNote;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A run drawn from a seed: open or in stages, whole answers or streams, with whatever may become of
 * a request. Its requests may be recorded by any number of recorders; what comes of them all
 * together must not depend on that.
 */
public final class RandomRun {
  private static final long SECOND = 1_000_000_000L;
  private static final Outcome[] FAILURES =
      java.util.Arrays.stream(Outcome.values())
          .filter(each -> each != Outcome.SUCCESS && each != Outcome.NOT_SENT)
          .toArray(Outcome[]::new);

  private final SplittableRandom random;
  private final LoadPlan plan;
  private final List<RecordedPart.Request> requests;
  private final long[] starts;

  /**
   * Draws a run.
   *
   * @param seconds that it takes at the most
   */
  public RandomRun(long seed, int seconds) {
    random = new SplittableRandom(seed);
    boolean streamed = random.nextInt(3) == 0;
    plan = plan(streamed, seconds);
    starts = random.longs(random.nextInt(200), 0, seconds * SECOND).distinct().sorted().toArray();
    requests = IntStream.range(0, starts.length).mapToObj(i -> request(i, starts[i])).toList();
  }

  private LoadPlan plan(boolean streamed, int seconds) {
    List<Objective> objectives = new ArrayList<>();
    objectives.add(Plans.noErrors());
    objectives.add(Plans.upper(Metric.percentile(50 + random.nextInt(49)), limit()));
    objectives.add(Plans.upper(Metric.of(Metric.Kind.LATENCY_MAX), limit()));
    if (streamed) {
      objectives.add(Plans.upper(Metric.percentile(Metric.Kind.TTFT_PERCENTILE, 95), limit()));
      objectives.add(Plans.upper(Metric.percentile(Metric.Kind.ITL_PERCENTILE, 90), limit()));
      objectives.add(Plans.upper(Metric.of(Metric.Kind.TPOT_MAX), limit()));
    }
    Call call = Plans.call("http://127.0.0.1:1/v2/models/iris/infer", Duration.ofSeconds(2));
    PhaseLength extent = new PhaseLength.Span(Duration.ofSeconds(seconds));
    LoadPlan whole =
        Plans.plan(
            streamed ? call.streaming(call.payloads()) : call,
            random.nextBoolean() ? Plans.poisson(50) : Plans.rampAndLevel(seconds),
            extent,
            PhaseLength.NOTHING,
            10,
            objectives.toArray(Objective[]::new));
    return whole.with(new GoodputLimits(nanos(9), nanos(7), nanos(10)));
  }

  private double limit() {
    return nanos(9) / 1e6;
  }

  /** Of any order of magnitude up to a power of ten. */
  private long nanos(int digits) {
    return 1 + random.nextLong((long) Math.pow(10, 3 + random.nextInt(digits - 2)));
  }

  private RecordedPart.Request request(int index, long intended) {
    long fired = intended + (random.nextInt(10) == 0 ? nanos(8) : random.nextInt(50_000));
    long sent = fired + random.nextInt(1_000_000);
    long done = sent + nanos(10);
    return switch (random.nextInt(12)) {
      case 0 -> recorder -> recorder.notSent(1 + index % 3, "ended early", intended);
      case 1, 2 -> {
        Outcome outcome = FAILURES[random.nextInt(FAILURES.length)];
        boolean wasSent = random.nextBoolean();
        yield recorder -> {
          RequestStamps stamps = new RequestStamps().intended(intended).fired(fired).done(done);
          recorder.fired(stamps);
          recorder.refused(stamps);
          recorder.failure(
              index, outcome, "seen of " + index, wasSent ? stamps.sent(sent) : stamps);
        };
      }
      default ->
          success(
              index,
              new RequestStamps().intended(intended).fired(fired).sent(sent).done(done),
              note());
    };
  }

  private @Nullable AnswerNote note() {
    AnswerNote[] all = AnswerNote.values();
    return random.nextInt(9) == 0 ? all[random.nextInt(all.length)] : null;
  }

  private RecordedPart.Request success(int index, RequestStamps stamps, @Nullable AnswerNote note) {
    StreamStamps answer = new StreamStamps();
    random.longs(random.nextInt(6), stamps.sent(), stamps.done() + 1).sorted().forEach(answer::add);
    int counted = random.nextInt(-1, 20);
    answer.tokens(counted);
    answer.following(Math.max(0, answer.count() - 1), counted > 9);
    ServerTimings told = RandomTimings.of(random, stamps.service());
    return recorder -> {
      if (note != null) {
        recorder.noted(note, "sample of " + index, Phase.MEASUREMENT, stamps.intended());
      }
      recorder.fired(stamps);
      recorder.success(index, stamps);
      recorder.streamed(stamps, answer);
      if (!told.isEmpty()) {
        recorder.told(index, stamps, told);
      }
    };
  }

  /** The same run recorded at once and in parts. */
  public record Split(RunResult whole, List<RunResult> parts) {}

  public LoadPlan plan() {
    return plan;
  }

  /** Those that are due before a second. */
  List<RecordedPart.Request> requests(int second) {
    return IntStream.range(0, starts.length)
        .filter(i -> starts[i] < second * SECOND)
        .mapToObj(requests::get)
        .toList();
  }

  /** Each request recorded by one of so many workers, drawn by lot. */
  public Split split(int workers) {
    int[] lots = requests.stream().mapToInt(each -> random.nextInt(workers)).toArray();
    List<RunResult> parts = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      int lot = worker;
      List<RecordedPart.Request> own =
          IntStream.range(0, lots.length)
              .filter(i -> lots[i] == lot)
              .mapToObj(requests::get)
              .toList();
      parts.add(new RecordedPart(plan, own).result(execution(), () -> RandomHealth.of(random)));
    }
    RunExecution all =
        parts.stream().map(RunResult::execution).reduce(RunExecution::plus).orElseThrow();
    RunResult whole = new RecordedPart(plan, requests).result(all, () -> null);
    return new Split(RecordedPart.healthy(whole, parts), parts);
  }

  /** The same run as it was recorded for its plan, recorded for another one. */
  public RunResult recordedFor(LoadPlan other, RunResult own) {
    RunResult alike = new RecordedPart(other, requests).result(own.execution(), () -> null);
    return RecordedPart.healthy(alike, List.of(own));
  }

  RunExecution execution() {
    return new RunExecution(
            Instant.EPOCH.plusNanos(random.nextLong(SECOND)),
            random.nextLong(100 * SECOND),
            new WarmupCounts(random.nextInt(100), random.nextInt(100), random.nextInt(1000)),
            List.of(RunEnding.COMPLETE, RunEnding.HARD_END, RunEnding.INTERRUPTED)
                .get(random.nextInt(3)),
            random.nextBoolean() ? "netty-epoll" : "netty-nio",
            new ConnectionUse(random.nextInt(9), random.nextInt(9), random.nextInt(9), 0, 1))
        .by(SampleWorker.some(random));
  }
}
