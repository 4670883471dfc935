package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.PausedStreams.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Bound;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Objective;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Many seeded services that stream, each measured by a load generator that stands still at times
 * and by one that does not, which tells the truth.
 */
class DisturbedStreamPropertyTest {
  private static final int RUNS = Integer.getInteger("test.seeds", 200);
  private static final int SECONDS = 6;
  private static final int RATE = 60;
  private static final GoodputLimits GOOD =
      new GoodputLimits(120 * MILLI, 40 * MILLI, GoodputLimits.NO_LIMIT);
  private static final String[] TIMES = {
    "ttft-p50", "ttft-p95", "ttft-mean", "itl-p50", "itl-p95", "itl-mean", "tpot-p50", "tpot-mean"
  };

  @Test
  void what_holds_in_spite_of_pauses_holds_without_them() {
    Random random = new Random(20261128);
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (int i = 0; i < RUNS; i++) {
      Objective objective = close(random);
      Service service = new Service(random.nextLong(), 1);
      Verdict seen = service.paused(objective);
      verdicts.merge(seen, 1, Integer::sum);
      if (seen == Verdict.PASS) {
        assertThat(service.truth(objective)).as("%s, %s", objective, service).isEqualTo(seen);
      }
    }
    assertThat(verdicts.get(Verdict.PASS)).as("of %s", verdicts).isGreaterThan(RUNS / 20);
  }

  @Test
  void a_service_better_than_its_limit_never_fails() {
    Random random = new Random(20261129);
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (int i = 0; i < RUNS; i++) {
      Objective objective = close(random);
      Service service = new Service(random.nextLong(), upper(objective) ? 0.6 : 1.7);
      Verdict seen = service.paused(objective);
      verdicts.merge(seen, 1, Integer::sum);
      assertThat(seen).as("%s, %s", objective, service).isIn(Verdict.PASS, Verdict.INVALID);
    }
    assertThat(verdicts.get(Verdict.PASS)).as("of %s", verdicts).isGreaterThan(RUNS / 10);
  }

  @Test
  void a_service_worse_than_its_limit_never_passes_and_fails_on_enough_evidence() {
    Random random = new Random(20261130);
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (int i = 0; i < RUNS; i++) {
      Objective objective = close(random);
      Service service = new Service(random.nextLong(), upper(objective) ? 1.7 : 0.6);
      Verdict seen = service.paused(objective);
      verdicts.merge(seen, 1, Integer::sum);
      assertThat(seen).as("%s, %s", objective, service).isIn(Verdict.FAIL, Verdict.INVALID);
    }
    assertThat(verdicts.get(Verdict.FAIL)).as("of %s", verdicts).isGreaterThan(RUNS / 10);
  }

  /** More time is worse; for a lower limit, and for that alone, it is better. */
  private static boolean upper(Objective objective) {
    return objective.bound() == Bound.UPPER || objective.metric().id().endsWith("goodput");
  }

  /** On a figure of the services at pace 1 or so: 100 ms to the first message, then 30 ms each. */
  private static Objective close(Random random) {
    if (random.nextInt(5) == 0) {
      return atLeast("http/goodput", 0.5);
    }
    String metric = TIMES[random.nextInt(TIMES.length)];
    double usual = metric.startsWith("ttft") ? 100 : 30;
    double tail = metric.endsWith("p95") ? 1.3 : 1;
    return random.nextInt(4) == 0
        ? atLeast("http/" + metric, usual * tail)
        : atMost("http/" + metric, usual * tail);
  }

  /** Each of its times is its usual one, more or less. */
  private record Service(long seed, double pace) {
    Verdict truth(Objective objective) {
      return streams(objective, new Random(seed)).verdict();
    }

    Verdict paused(Objective objective) {
      Random random = new Random(seed);
      PausedStreams run = streams(objective, random);
      for (int second = random.nextInt(SECONDS); second <= SECONDS; second += 3) {
        run.pause(second * 1_000L + random.nextInt(500), 5 + random.nextInt(400));
      }
      return run.verdict();
    }

    private PausedStreams streams(Objective objective, Random random) {
      PausedStreams run = new PausedStreams(objective).goodput(GOOD);
      for (int i = 0; i < SECONDS * RATE; i++) {
        long[] millis = new long[5 + random.nextInt(10)];
        double at = pace * (70 + random.nextInt(60));
        for (int message = 0; message < millis.length; message++) {
          millis[message] = Math.round(at);
          at += pace * (20 + random.nextInt(20));
        }
        run.stream(i * 1_000L * MILLI / RATE, millis);
      }
      return run;
    }
  }
}
