package io.loadline.slo;

import static io.loadline.plan.TimedPart.DECODE;
import static io.loadline.plan.TimedPart.PREFILL;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.slo.TimeCause.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Requests whose parts have nothing to do with each other, with rare long ones among all: where a
 * place is named for a percentile, more than half of the requests at or above it would have kept
 * the limit without their time in that place.
 */
class PlacePropertyTest {
  private static final int RUNS = 400;

  private record Request(double lag, double waited, List<Double> parts, double rest) {
    double response() {
      return lag + waited + parts.stream().mapToDouble(each -> each).sum() + rest;
    }

    double in(Kind place) {
      return switch (place) {
        case QUEUE -> parts.get(0);
        case COMPUTE -> parts.get(1) + parts.get(2);
        default -> rest;
      };
    }
  }

  /** Usually short, of any order of magnitude now and then. */
  private static double time(SplittableRandom random, double usual, double rare) {
    double longer = random.nextDouble() < rare ? Math.pow(10, 3 * random.nextDouble()) : 1;
    return usual * longer * (0.5 + random.nextDouble());
  }

  /** Of a kind of server, each part as likely to be long as it likes. */
  private static List<Request> requests(SplittableRandom random, boolean llama) {
    double[] rare = random.doubles(5, 0, 0.15).toArray();
    double[] usual = {2, 3, 5, 1};
    usual[random.nextInt(4)] *= 100 * random.nextDouble();
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double queue = llama ? 0 : time(random, usual[0], rare[0]);
      double prefill = time(random, usual[1], rare[1]);
      List<Double> parts = List.of(queue, prefill, time(random, usual[2], rare[2]));
      double rest = time(random, usual[3], rare[3] / 3);
      requests.add(new Request(0, time(random, 0.1, rare[4] / 3), parts, rest));
    }
    requests.sort((left, right) -> Double.compare(left.response(), right.response()));
    return requests;
  }

  @Test
  void a_place_that_is_named_is_the_place_of_most_requests_at_the_figure() {
    Map<Kind, Integer> named = new EnumMap<>(Kind.class);
    for (int seed = 0; seed < RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      boolean llama = random.nextBoolean();
      List<Request> requests = requests(random, llama);
      int percentile = List.of(50, 90, 95, 99).get(random.nextInt(4));
      List<Request> above = requests.subList(percentile * 3 - 1, requests.size());
      double limit = above.get(0).response() * (0.2 + 0.7 * random.nextDouble());
      Objective objective = atMost("http/latency-p" + percentile, limit);
      for (TimeCause cause : run(requests, llama, objective).causes()) {
        named.merge(cause.kind(), 1, Integer::sum);
        boolean right = cause.kind() == Kind.NOT_TOLD || isMostly(above, cause.kind(), limit);
        assertThat(right).as("seed %d: %s", seed, cause).isTrue();
      }
    }
    assertThat(named).containsKeys(Kind.QUEUE, Kind.COMPUTE, Kind.QUEUE_OR_NETWORK);
  }

  private static boolean isMostly(List<Request> above, Kind place, double limit) {
    double almost = limit * 1.01;
    long kept = above.stream().filter(each -> each.response() - each.in(place) <= almost).count();
    return 2 * kept > above.size();
  }

  private static ToldRun run(List<Request> requests, boolean llama, Objective objective) {
    ToldRun run = new ToldRun(objective);
    run.by(llama ? KnownTiming.LLAMA_TIMINGS : KnownTiming.VLLM_METRICS);
    for (Request each : requests) {
      Map<TimedPart, Double> told = new EnumMap<>(TimedPart.class);
      if (!llama) {
        told.put(QUEUE, each.parts.get(0));
      }
      told.put(PREFILL, each.parts.get(1));
      told.put(DECODE, each.parts.get(2));
      run.own(each.lag, each.waited);
      run.requests(1, each.response() - each.lag - each.waited, told);
    }
    return run;
  }
}
