package io.loadline.slo;

import static io.loadline.slo.ProgrammedLoads.SEEDS;
import static io.loadline.slo.ProgrammedLoads.first;
import static io.loadline.slo.ProgrammedLoads.in;
import static io.loadline.slo.ProgrammedLoads.judged;
import static io.loadline.slo.ProgrammedLoads.limit;
import static io.loadline.slo.ProgrammedLoads.mostly;
import static io.loadline.slo.ProgrammedLoads.overloaded;
import static io.loadline.slo.ProgrammedLoads.run;
import static io.loadline.slo.ProgrammedLoads.slow;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AllowedInterference;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.result.TunnelOverhead;
import io.loadline.slo.TimeCause.Kind;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** As {@link ProgrammedCausesTest}, of causes that look like others, or that nobody tells. */
class ProgrammedDoubtsTest {
  @Test
  void a_throttled_processor() {
    mostly(
        Kind.CPU_LIMIT,
        SEEDS,
        first(
            Set.of(Kind.CPU_LIMIT, Kind.COMPUTE),
            random ->
                Judge.judge(
                    held(run(random, slow(random).likeVllm(), limit(random, 100))),
                    new AllowedInterference(false, true))));
  }

  private static RunResult held(RunResult run) {
    Interference one =
        new Interference(
            InterferenceKind.THROTTLED,
            0,
            "container web was held back",
            false,
            new Interference.HeldBack("container web", 1e3, 0.6));
    return in(run, TargetPath.DIRECT, null, List.of(one));
  }

  private static ProgrammedService faraway(SplittableRandom random) {
    return new ProgrammedService(random, 200, 40)
        .network(200 + random.nextInt(600), (index, second) -> 1);
  }

  @Test
  void a_slow_network() {
    mostly(
        Kind.QUEUE_OR_NETWORK,
        45,
        first(
            Set.of(Kind.QUEUE_OR_NETWORK),
            random -> judged(random, faraway(random).likeLlama(), limit(random, 95))));
    mostly(
        Kind.NOT_TOLD,
        SEEDS,
        first(Set.of(), random -> judged(random, faraway(random).likeVllm(), limit(random, 95))));
  }

  @Test
  void a_slow_network_of_a_server_whose_total_is_named() {
    mostly(
        Kind.OUTSIDE,
        45,
        first(
            Set.of(Kind.OUTSIDE),
            random -> judged(random, faraway(random).namingTotal(), limit(random, 95))));
    mostly(
        Kind.NOT_TOLD,
        SEEDS,
        first(
            Set.of(), random -> judged(random, faraway(random).namingParts(), limit(random, 95))));
  }

  @Test
  void a_tunnel() {
    TunnelOverhead small = new TunnelOverhead(1_000_000, 5_000_000, 0);
    mostly(
        Kind.NOT_TOLD,
        SEEDS,
        first(
            Set.of(),
            random ->
                Judge.judge(
                    in(
                        run(random, faraway(random), limit(random, 50)),
                        TargetPath.PORT_FORWARD,
                        small,
                        List.of()))));
    TunnelOverhead much = new TunnelOverhead(500_000_000, 2_000_000_000, 0);
    SplittableRandom random = new SplittableRandom(1);
    RunResult run = run(random, faraway(random).likeLlama(), limit(random, 50));
    Judgment judged = Judge.judge(in(run, TargetPath.PORT_FORWARD, much, List.of()));
    assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged.causes()).isEmpty();
  }

  @Test
  void one_bad_replica_of_three() {
    mostly(
        Kind.NOT_TOLD,
        SEEDS,
        first(Set.of(), random -> judged(random, uneven(random), limit(random, 60))));
    mostly(
        Kind.COMPUTE,
        10,
        first(
            Set.of(Kind.COMPUTE),
            random -> judged(random, uneven(random).likeVllm(), limit(random, 60))));
  }

  @Test
  void a_slow_network_beside_a_small_warm_up() {
    mostly(
        Kind.NOT_TOLD,
        SEEDS,
        first(
            Set.of(), random -> judged(random, warming(random).namingParts(), limit(random, 60))));
    mostly(
        Kind.QUEUE_OR_NETWORK,
        45,
        first(
            Set.of(Kind.QUEUE_OR_NETWORK),
            random -> judged(random, warming(random).likeLlama(), limit(random, 60))));
  }

  private static ProgrammedService warming(SplittableRandom random) {
    return new ProgrammedService(random, 200, 1 + random.nextInt(15))
        .compute((index, second) -> second < 2 ? 3 + random.nextInt(3) : 1)
        .network(1, (index, second) -> second < 2 ? 800 + random.nextInt(800) : 1);
  }

  private static ProgrammedService uneven(SplittableRandom random) {
    return new ProgrammedService(random, 200, 40)
        .compute((index, second) -> index % 3 == 0 ? 12 : 1);
  }

  private static ProgrammedService.Shape pauses() {
    return (index, second) -> second % 2 < 0.3 ? 15 : 1;
  }

  @Test
  void pauses_of_its_garbage_collector() {
    mostly(
        Kind.COMPUTE,
        10,
        first(
            Set.of(Kind.COMPUTE),
            random ->
                judged(
                    random,
                    new ProgrammedService(random, 200, 20).compute(pauses()).likeVllm(),
                    limit(random, 40))));
    mostly(
        Kind.NOT_TOLD,
        SEEDS,
        first(
            Set.of(),
            random ->
                judged(
                    random,
                    new ProgrammedService(random, 200, 20).network(20, pauses()).likeVllm(),
                    limit(random, 45))));
  }

  /** 400 requests at 1.1 to 1.4 times what it can do: of the lowest loads they are too few. */
  @Test
  void a_blocked_event_loop_that_tells_nothing() {
    mostly(
        Kind.UNSTABLE,
        35,
        first(
            Set.of(Kind.UNSTABLE),
            random -> judged(random, overloaded(random), limit(random, 300))));
  }
}
