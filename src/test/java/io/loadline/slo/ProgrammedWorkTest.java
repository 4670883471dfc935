package io.loadline.slo;

import static io.loadline.slo.ProgrammedCounters.triton;
import static io.loadline.slo.ProgrammedLoads.first;
import static io.loadline.slo.ProgrammedLoads.judged;
import static io.loadline.slo.ProgrammedLoads.limit;
import static io.loadline.slo.ProgrammedLoads.mostly;
import static io.loadline.slo.ProgrammedLoads.run;
import static io.loadline.slo.ProgrammedLoads.slow;

import io.loadline.result.RunResult;
import io.loadline.slo.TimeCause.Kind;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** As {@link ProgrammedCountersTest}: work that takes long, always, at first or from a time on. */
class ProgrammedWorkTest {
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
        Set.of(Kind.COMPUTE, Kind.QUEUE),
        random -> {
          ProgrammedService service = pauses(random, 1, 4 + random.nextInt(4));
          return judged(random, service, triton(random, service), limit(random, 15));
        });
  }

  /** It has nothing to do for a third of the time or longer, and is busy while it stands still. */
  @Test
  void short_pauses_again_and_again() {
    first(
        Set.of(Kind.COMPUTE, Kind.QUEUE),
        random -> {
          double[] next = {0};
          ProgrammedService service =
              new ProgrammedService(random, 1, 12)
                  .compute(
                      (index, second) -> {
                        boolean pauses = second >= next[0];
                        next[0] += pauses ? 2 : 0;
                        return pauses ? 54 : 1;
                      });
          return judged(random, service, triton(random, service), limit(random, 30));
        });
  }
}
