package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.ProgrammedLoads.SEEDS;
import static io.loadline.slo.ProgrammedLoads.first;
import static io.loadline.slo.ProgrammedLoads.judged;
import static io.loadline.slo.ProgrammedLoads.limit;
import static io.loadline.slo.ProgrammedLoads.mostly;
import static io.loadline.slo.ProgrammedLoads.overloaded;
import static io.loadline.slo.ProgrammedLoads.slow;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.slo.TimeCause.Kind;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Causes that are programmed into a service, 50 times each with other loads, times and limits: the
 * first sentence names the right one or says that the server does not tell. A wrong one, first or
 * not, is a failure.
 */
class ProgrammedCausesTest {
  @Test
  void a_queue() {
    mostly(
        Kind.QUEUE,
        45,
        first(
            Set.of(Kind.UNSTABLE, Kind.QUEUE),
            random -> judged(random, overloaded(random).likeVllm(), limit(random, 500))));
    mostly(
        Kind.QUEUE_OR_NETWORK,
        45,
        first(
            Set.of(Kind.UNSTABLE, Kind.QUEUE_OR_NETWORK),
            random -> judged(random, overloaded(random).likeLlama(), limit(random, 500))));
  }

  @Test
  void slow_compute() {
    mostly(
        Kind.COMPUTE,
        45,
        first(
            Set.of(Kind.COMPUTE),
            random -> judged(random, slow(random).likeVllm(), limit(random, 100))));
    mostly(
        Kind.COMPUTE,
        45,
        first(
            Set.of(Kind.COMPUTE),
            random -> judged(random, slow(random).likeLlama(), limit(random, 100))));
  }

  @Test
  void compute_that_is_slow_from_a_time_on() {
    mostly(
        Kind.COMPUTE_ROSE,
        40,
        first(
            Set.of(Kind.COMPUTE, Kind.COMPUTE_ROSE),
            random ->
                judged(
                    random,
                    new ProgrammedService(random, 200, 80)
                        .compute((index, second) -> second < 5 ? 1 : 6)
                        .likeVllm(),
                    limit(random, 150))));
  }

  @Test
  void requests_that_were_slow_before_all_became_somewhat_slower() {
    mostly(
        Kind.COMPUTE,
        45,
        first(
            Set.of(Kind.COMPUTE),
            random ->
                judged(
                    random,
                    new ProgrammedService(random, 200, 20)
                        .compute((index, second) -> second < 5 ? index % 30 == 0 ? 50 : 1 : 8)
                        .likeVllm(),
                    atMost("http/latency-p99", 500))));
  }

  @Test
  void a_cold_cache() {
    mostly(
        Kind.COLD,
        30,
        first(
            Set.of(Kind.COLD, Kind.COMPUTE),
            random -> judged(random, cold(random).namingParts(), limit(random, 150))));
  }

  @Test
  void a_cold_cache_of_a_server_whose_answers_may_just_be_long() {
    mostly(
        Kind.COMPUTE,
        45,
        first(
            Set.of(Kind.COLD, Kind.COMPUTE),
            random -> judged(random, cold(random).likeVllm(), limit(random, 150))));
  }

  private static ProgrammedService cold(SplittableRandom random) {
    return new ProgrammedService(random, 200, 60).compute((index, second) -> second < 2 ? 20 : 1);
  }

  @Test
  void a_queue_beside_a_small_warm_up() {
    mostly(
        Kind.QUEUE,
        45,
        first(
            Set.of(Kind.QUEUE),
            random -> judged(random, late(random).namingParts(), limit(random, 60))));
    mostly(
        Kind.QUEUE_OR_NETWORK,
        45,
        first(
            Set.of(Kind.QUEUE_OR_NETWORK),
            random -> judged(random, late(random).likeLlama(), limit(random, 60))));
  }

  private static ProgrammedService late(SplittableRandom random) {
    return new ProgrammedService(random, 8, 1 + random.nextInt(3))
        .compute((index, second) -> second < 2 ? 3 + random.nextInt(3) : 1)
        .beginningAfter(2_000);
  }

  @Test
  void waiting_for_a_batch() {
    mostly(
        Kind.QUEUE,
        45,
        first(
            Set.of(Kind.QUEUE),
            random ->
                judged(
                    random,
                    new ProgrammedService(random, 1, 5)
                        .batching(300 + random.nextInt(300))
                        .likeVllm(),
                    limit(random, 60))));
  }

  @Test
  void errors_by_overload() {
    mostly(
        Kind.REFUSED,
        SEEDS,
        first(
            Set.of(Kind.REFUSED, Kind.QUEUE),
            random ->
                judged(
                    random,
                    overloaded(random).refusingBeyond(3).likeVllm(),
                    NO_ERRORS,
                    limit(random, 10_000))));
  }

  @Test
  void nothing_at_all_has_no_cause() {
    for (int seed = 0; seed < 4 * SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ProgrammedService service = new ProgrammedService(random, 8, 20);
      Judgment judged =
          judged(
              random,
              seed % 2 == 0 ? service.likeVllm() : service.likeLlama(),
              NO_ERRORS,
              limit(random, 500));
      assertThat(judged.verdict()).as("seed %d", seed).isEqualTo(Verdict.PASS);
      assertThat(judged.causes()).as("seed %d", seed).isEmpty();
    }
  }
}
