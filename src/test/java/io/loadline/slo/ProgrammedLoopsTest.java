package io.loadline.slo;

import static io.loadline.slo.ProgrammedCounters.kserve;
import static io.loadline.slo.ProgrammedLoads.SEEDS;
import static io.loadline.slo.ProgrammedLoads.busy;
import static io.loadline.slo.ProgrammedLoads.closed;
import static io.loadline.slo.ProgrammedLoads.first;
import static io.loadline.slo.ProgrammedLoads.judged;
import static io.loadline.slo.ProgrammedLoads.limit;
import static io.loadline.slo.ProgrammedLoads.mostly;
import static io.loadline.slo.ProgrammedLoads.run;

import io.loadline.plan.KnownTiming;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeCost;
import io.loadline.result.ScrapedRun;
import io.loadline.slo.TimeCause.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** As {@link ProgrammedCountersTest}: event loops that are blocked, and what looks like them. */
class ProgrammedLoopsTest {
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
            Set.of(Kind.UNSTABLE, Kind.EVENT_LOOP),
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

  /** What is then told of scrapes: that the server itself was asked is not sure. */
  private static RunResult throughProxy(RunResult run) {
    ScrapedRun told = Objects.requireNonNull(run.server().scraped());
    ScrapeCost cost = told.cost();
    return ToldCounters.in(
        run,
        new ScrapedRun(
            told.row(),
            told.version(),
            told.agreement(),
            told.processes(),
            told.windows(),
            told.own(),
            new ScrapeCost(
                cost.scrapes(), cost.failed(), cost.idleNanos(), cost.loadedNanos(), List.of()),
            told.notes()));
  }

  /** The server has one request at a time, and so has the proxy, of whichever kind. */
  @Test
  void one_by_one_behind_a_proxy_that_queues_scrapes_too() {
    mostly(
        Kind.NOT_TOLD,
        SEEDS,
        first(
            Set.of(),
            random -> {
              ProgrammedService service = new ProgrammedService(random, 1, 22 + random.nextInt(25));
              RunResult run = closed(6 + random.nextInt(12), random, service, limit(random, 110));
              return Judge.judge(throughProxy(kserve(random, service).behindRequests().over(run)));
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
}
