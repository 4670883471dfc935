package io.loadline.slo;

import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.slo.TimeCause.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Requests whose parts have nothing to do with each other, with rare long ones among all, of which
 * only the means are told: where a place is named for a percentile, more than half of the requests
 * that broke the limit would have kept it without their time in that place.
 */
class CountedPropertyTest {
  private static final int RUNS = 400;
  private static final int REQUESTS = 300;

  private record Request(double queue, double compute, double rest) {
    double response() {
      return queue + compute + rest;
    }

    double in(Kind place) {
      return switch (place) {
        case QUEUE, QUEUE_CAPACITY, QUEUE_BATCH -> queue;
        case COMPUTE -> compute;
        default -> 0;
      };
    }
  }

  /** Usually short, of any order of magnitude now and then. */
  private static double time(SplittableRandom random, double usual, double rare) {
    double longer = random.nextDouble() < rare ? Math.pow(10, 3 * random.nextDouble()) : 1;
    return usual * longer * (0.5 + random.nextDouble());
  }

  private static List<Request> requests(SplittableRandom random) {
    double[] usual = {2, 3, 0.2};
    double[] rare = random.doubles(3, 0, 0.1).toArray();
    usual[random.nextInt(2)] *= 100 * random.nextDouble();
    return IntStream.range(0, REQUESTS)
        .mapToObj(
            i ->
                new Request(
                    time(random, usual[0], rare[0]),
                    time(random, usual[1], rare[1]),
                    time(random, usual[2], rare[2] / 10)))
        .toList();
  }

  private static ToldRun run(List<Request> requests, double busy, Objective objective) {
    ToldRun run = new ToldRun(objective);
    requests.forEach(each -> run.requests(1, each.response(), Map.of()));
    Map<TimedPart, Double> means = new EnumMap<>(TimedPart.class);
    means.put(TimedPart.QUEUE, requests.stream().mapToDouble(Request::queue).average().orElse(0));
    means.put(
        TimedPart.COMPUTE, requests.stream().mapToDouble(Request::compute).average().orElse(0));
    return run.counting(ToldCounters.triton().all(requests.size(), means, busy));
  }

  @Test
  void a_place_that_is_named_is_the_place_of_most_requests_that_broke_the_limit() {
    Map<Kind, Integer> named = new EnumMap<>(Kind.class);
    for (int seed = 0; seed < RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Request> requests = requests(random);
      double[] times = requests.stream().mapToDouble(Request::response).sorted().toArray();
      int percentile = List.of(50, 75, 90, 95).get(random.nextInt(4));
      double limit = times[percentile * 3 - 1] * (0.1 + 0.8 * random.nextDouble());
      Objective objective = atMost("http/latency-p" + percentile, limit);
      double busy = random.nextDouble();
      for (TimeCause cause : run(requests, busy, objective).causes()) {
        named.merge(cause.kind(), 1, Integer::sum);
        boolean right = cause.kind() == Kind.NOT_TOLD || isMostly(requests, cause.kind(), limit);
        assertThat(right).as("seed %d: %s", seed, cause).isTrue();
      }
    }
    assertThat(named.getOrDefault(Kind.COMPUTE, 0)).as("%s", named).isGreaterThanOrEqualTo(30);
    assertThat(named.keySet()).as("%s", named).contains(Kind.QUEUE, Kind.QUEUE_BATCH);
  }

  private static boolean isMostly(List<Request> requests, Kind place, double limit) {
    List<Request> broken = requests.stream().filter(each -> each.response() > limit).toList();
    long kept = broken.stream().filter(each -> each.response() - each.in(place) <= limit).count();
    return 2 * kept > broken.size();
  }
}
