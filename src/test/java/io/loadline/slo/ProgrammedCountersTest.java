package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.ProgrammedLoads.SEEDS;
import static io.loadline.slo.ProgrammedLoads.closed;
import static io.loadline.slo.ProgrammedLoads.first;
import static io.loadline.slo.ProgrammedLoads.limit;
import static io.loadline.slo.ProgrammedLoads.mostly;
import static io.loadline.slo.ProgrammedLoads.run;
import static io.loadline.slo.ProgrammedLoads.slow;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.slo.TimeCause.Kind;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * As {@link ProgrammedCausesTest}, of servers that tell nothing of each request and are asked for
 * their counters. A cause that is not the programmed one, first or not, is a failure.
 */
class ProgrammedCountersTest {
  private static final double RATE = 40;

  private static Judgment judged(
      SplittableRandom random,
      ProgrammedService service,
      ProgrammedCounters counters,
      Objective... objectives) {
    return Judge.judge(counters.over(run(random, service, objectives)));
  }

  private static ProgrammedCounters triton(SplittableRandom random, ProgrammedService service) {
    return new ProgrammedCounters(random, service, KnownTiming.TRITON_STATS);
  }

  private static ProgrammedService busy(SplittableRandom random, int workers, double share) {
    return new ProgrammedService(random, workers, workers * 1e3 / RATE * share);
  }

  @Test
  void too_few_instances() {
    mostly(
        Kind.QUEUE_CAPACITY,
        40,
        first(
            Set.of(Kind.QUEUE_CAPACITY, Kind.QUEUE),
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
            Set.of(Kind.QUEUE),
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
        Set.of(Kind.QUEUE_CAPACITY, Kind.QUEUE),
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
  void slow_compute() {
    mostly(
        Kind.COMPUTE,
        45,
        first(
            Set.of(Kind.COMPUTE),
            random -> {
              ProgrammedService service = slow(random);
              return judged(random, service, triton(random, service), limit(random, 100));
            }));
  }

  @Test
  void compute_that_is_slow_from_a_time_on() {
    mostly(
        Kind.COMPUTE_ROSE,
        20,
        first(
            Set.of(Kind.COMPUTE, Kind.COMPUTE_ROSE),
            random -> {
              double rise = 6 + 3 * random.nextDouble();
              ProgrammedService service =
                  new ProgrammedService(random, 200, 80)
                      .compute((index, second) -> second < rise ? 1 : 6);
              RunResult run = run(600, random, service, limit(random, 150));
              return Judge.judge(triton(random, service).over(run));
            }));
  }

  @Test
  void a_cold_cache() {
    first(
        Set.of(Kind.COLD, Kind.COMPUTE),
        random -> {
          ProgrammedService service =
              new ProgrammedService(random, 200, 60)
                  .compute((index, second) -> second < 2 ? 20 : 1);
          return judged(random, service, triton(random, service), limit(random, 150));
        });
  }

  private static ProgrammedService pauses(SplittableRandom random, int workers, double compute) {
    return new ProgrammedService(random, workers, compute)
        .compute((index, second) -> second % 2 < 0.3 ? 15 : 1);
  }

  @Test
  void pauses_of_its_garbage_collector() {
    first(
        Set.of(Kind.COMPUTE),
        random -> {
          ProgrammedService service = pauses(random, 200, 20);
          return judged(random, service, triton(random, service).instances(200), limit(random, 40));
        });
    // The others wait behind them.
    first(
        Set.of(Kind.COMPUTE, Kind.QUEUE, Kind.QUEUE_CAPACITY),
        random -> {
          ProgrammedService service = pauses(random, 1, 4 + random.nextInt(4));
          return judged(random, service, triton(random, service), limit(random, 15));
        });
  }

  private static ProgrammedService faraway(SplittableRandom random) {
    return new ProgrammedService(random, 200, 20)
        .network(200 + random.nextInt(600), (index, second) -> 1);
  }

  @Test
  void a_slow_network() {
    for (KnownTiming row : List.of(KnownTiming.TRITON_STATS, KnownTiming.KSERVE_METRICS)) {
      mostly(
          Kind.NOT_TOLD,
          SEEDS,
          first(
              Set.of(),
              random -> {
                ProgrammedService service = faraway(random);
                return judged(
                    random,
                    service,
                    new ProgrammedCounters(random, service, row),
                    limit(random, 95));
              }));
    }
  }

  private static ProgrammedCounters kserve(SplittableRandom random, ProgrammedService service) {
    KnownTiming row =
        random.nextBoolean() ? KnownTiming.KSERVE_METRICS : KnownTiming.MLSERVER_METRICS;
    return new ProgrammedCounters(random, service, row);
  }

  @Test
  void a_blocked_event_loop() {
    mostly(
        Kind.EVENT_LOOP,
        45,
        first(
            Set.of(Kind.EVENT_LOOP),
            random -> {
              int users = 6 + random.nextInt(12);
              ProgrammedService service = new ProgrammedService(random, 1, 22 + random.nextInt(25));
              RunResult run = closed(users, random, service, limit(random, 110));
              return Judge.judge(kserve(random, service).behindRequests().over(run));
            }));
    // Of requests that wait longer and longer the first scrapes see little.
    mostly(
        Kind.EVENT_LOOP,
        20,
        first(
            Set.of(Kind.EVENT_LOOP),
            random -> {
              ProgrammedService service = busy(random, 1, 0.95 + 0.25 * random.nextDouble());
              RunResult run = run(800, random, service, limit(random, 150));
              return Judge.judge(kserve(random, service).behindRequests().over(run));
            }));
  }

  /** Its worker does, and tells how long it had each request; its metrics come at once, or late. */
  @Test
  void a_worker_beside_the_event_loop() {
    mostly(
        Kind.NOT_TOLD,
        SEEDS,
        first(
            Set.of(),
            random -> {
              ProgrammedService service = new ProgrammedService(random, 1, 30 + random.nextInt(70));
              RunResult run = closed(4 + random.nextInt(12), random, service, limit(random, 90));
              ProgrammedCounters counters = kserve(random, service).withWait();
              return Judge.judge(
                  (random.nextBoolean() ? counters : counters.behindRequests()).over(run));
            }));
  }

  /** What is late by the network alone is not late by its server. */
  @Test
  void one_by_one_behind_a_slow_network() {
    mostly(
        Kind.NOT_TOLD,
        SEEDS,
        first(
            Set.of(),
            random -> {
              ProgrammedService service =
                  new ProgrammedService(random, 1, 20).noise(0.01).network(250, (i, s) -> 1);
              RunResult run = closed(8 + random.nextInt(6), random, service, limit(random, 100));
              return Judge.judge(kserve(random, service).over(run));
            }));
  }

  @Test
  void a_machine_that_is_starved_makes_metrics_late_as_well() {
    // Half of what a request takes is outside of the server's own clock, and it has several.
    mostly(
        Kind.NOT_TOLD,
        SEEDS,
        first(
            Set.of(),
            random -> {
              double each = 80 + random.nextInt(100);
              ProgrammedService service =
                  new ProgrammedService(random, 200, each)
                      .network(each * (1 + random.nextDouble()), (index, second) -> 1);
              return judged(
                  random,
                  service,
                  kserve(random, service).late(at -> (long) (each * 1e6)),
                  limit(random, 100));
            }));
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
