package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.ProgrammedCounters.kserve;
import static io.loadline.slo.ProgrammedCounters.triton;
import static io.loadline.slo.ProgrammedLoads.SEEDS;
import static io.loadline.slo.ProgrammedLoads.busy;
import static io.loadline.slo.ProgrammedLoads.first;
import static io.loadline.slo.ProgrammedLoads.judged;
import static io.loadline.slo.ProgrammedLoads.limit;
import static io.loadline.slo.ProgrammedLoads.mostly;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.slo.TimeCause.Kind;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * As {@link ProgrammedCausesTest}, of servers that tell nothing of each request and are asked for
 * their counters. A cause that is not the programmed one, first or not, is a failure.
 */
class ProgrammedCountersTest {
  @Test
  void too_few_instances() {
    mostly(
        Kind.QUEUE_CAPACITY,
        40,
        first(
            Set.of(Kind.UNSTABLE, Kind.QUEUE_CAPACITY, Kind.QUEUE),
            random -> {
              int workers = 1 + random.nextInt(4);
              ProgrammedService service = busy(random, workers, 1.15 + 0.4 * random.nextDouble());
              return judged(
                  random, service, triton(random, service).instances(workers), limit(random, 300));
            }));
  }

  @Test
  void too_few_instances_of_a_server_that_does_not_tell_how_busy_they_are() {
    mostly(
        Kind.QUEUE,
        40,
        first(
            Set.of(Kind.UNSTABLE, Kind.QUEUE),
            random -> {
              ProgrammedService service = busy(random, 2, 1.15 + 0.4 * random.nextDouble());
              return judged(
                  random,
                  service,
                  new ProgrammedCounters(random, service, KnownTiming.MOSEC_METRICS),
                  limit(random, 300));
            }));
  }

  @Test
  void waiting_for_a_batch() {
    mostly(
        Kind.QUEUE_BATCH,
        45,
        first(
            Set.of(Kind.QUEUE_BATCH, Kind.QUEUE),
            random -> {
              ProgrammedService service =
                  new ProgrammedService(random, 1, 2 + random.nextInt(8))
                      .batching(200 + random.nextInt(300));
              return judged(random, service, triton(random, service).batches(), limit(random, 60));
            }));
  }

  @Test
  void a_queue_behind_a_few_long_requests_is_no_wait_for_a_batch() {
    first(
        Set.of(Kind.QUEUE, Kind.COMPUTE, Kind.QUEUE_CAPACITY),
        random -> {
          double rare = 10 + 40 * random.nextDouble();
          ProgrammedService service =
              busy(random, 1, (0.1 + 0.5 * random.nextDouble()) / (1 + rare / 20))
                  .compute((index, second) -> index % 20 == 3 ? rare : 1);
          return judged(random, service, triton(random, service), limit(random, 4));
        });
  }

  @Test
  void one_bad_replica_of_three() {
    mostly(
        Kind.REPLICA,
        45,
        first(
            Set.of(Kind.REPLICA, Kind.COMPUTE),
            random -> {
              ProgrammedService service =
                  new ProgrammedService(random, 200, 40)
                      .compute((index, second) -> index % 3 == 1 ? 6 + random.nextInt(8) : 1);
              return judged(
                  random,
                  service,
                  triton(random, service).processes(3, index -> index % 3),
                  limit(random, 90));
            }));
  }

  @Test
  void a_replica_that_has_more_to_do_than_the_others_is_not_a_bad_one() {
    mostly(
        Kind.COMPUTE,
        45,
        first(
            Set.of(Kind.COMPUTE),
            random -> {
              ProgrammedService service =
                  new ProgrammedService(random, 200, 40)
                      .compute((index, second) -> index % 4 < 2 ? 6 + random.nextInt(8) : 1);
              return judged(
                  random,
                  service,
                  triton(random, service).processes(3, index -> Math.max(0, index % 4 - 1)),
                  limit(random, 90));
            }));
  }

  @Test
  void a_replica_whose_queue_is_longer_by_chance_is_not_a_bad_one() {
    first(
        Set.of(Kind.UNSTABLE, Kind.QUEUE_CAPACITY, Kind.QUEUE),
        random -> {
          ProgrammedService service = busy(random, 3, 1.1 + 0.3 * random.nextDouble());
          return judged(
              random,
              service,
              triton(random, service).processes(3, index -> index % 3),
              limit(random, 200));
        });
  }

  @Test
  void nothing_at_all_has_no_cause() {
    for (int seed = 0; seed < 4 * SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ProgrammedService service = new ProgrammedService(random, 8, 20);
      ProgrammedCounters counters =
          seed % 2 == 0
              ? triton(random, service).instances(8)
              : kserve(random, service).behindRequests();
      Judgment judged = judged(random, service, counters, NO_ERRORS, limit(random, 500));
      assertThat(judged.verdict()).as("seed %d", seed).isEqualTo(Verdict.PASS);
      assertThat(judged.causes()).as("seed %d", seed).isEmpty();
    }
  }
}
