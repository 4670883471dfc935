package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.SlowestRequest;
import io.loadline.result.TailRequest;
import io.loadline.result.TailTimes;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailRequestsTest {
  private static final long START = -1_000_000_000_000L;

  /** Of {@code values} times and intended starts each, so that many are alike. */
  private static List<TailRequest> random(SplittableRandom random, int count, int values) {
    List<TailRequest> requests = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      long lag = random.nextInt(3);
      long wait = random.nextInt(3);
      SlowestRequest request =
          new SlowestRequest(index, random.nextInt(values), lag + wait + random.nextInt(values));
      Map<TimedPart, Long> parts = new EnumMap<>(TimedPart.class);
      for (TimedPart part : TimedPart.values()) {
        if (random.nextBoolean()) {
          parts.put(part, (long) random.nextInt(values));
        }
      }
      requests.add(new TailRequest(request, lag, wait, parts));
    }
    return requests;
  }

  private static void add(TailRequests tail, TailRequest request) {
    long intended = START + request.request().intendedNanos();
    long fired = intended + request.lagNanos();
    RequestStamps stamps =
        new RequestStamps()
            .intended(intended)
            .fired(fired)
            .sent(fired + request.waitNanos())
            .done(intended + request.request().responseNanos());
    ServerTimings timings = new ServerTimings();
    request.parts().forEach((part, nanos) -> timings.tell(KnownTiming.VLLM_METRICS, part, nanos));
    tail.add(request.request().index(), stamps, timings);
  }

  private static TailTimes kept(List<TailRequest> requests) {
    TailRequests tail = new TailRequests();
    requests.forEach(each -> add(tail, each));
    return tail.snapshot(START);
  }

  private static List<TailRequest> sorted(List<TailRequest> requests) {
    Comparator<TailRequest> slowestFirst =
        Comparator.comparingLong(each -> -each.request().responseNanos());
    return requests.stream()
        .sorted(
            slowestFirst
                .thenComparingLong(each -> each.request().intendedNanos())
                .thenComparingLong(each -> each.request().index()))
        .limit(TailTimes.MOST)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 999, 1_000, 1_001, 5_000})
  void what_is_kept_is_what_sorting_all_of_them_finds(int count) {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int values = seed % 2 == 0 ? 30 : 1_000_000;
      List<TailRequest> requests = random(random, count, values);
      assertThat(kept(requests).requests()).as("seed %d", seed).isEqualTo(sorted(requests));
    }
  }

  /** The order in which a loop sees its requests, and the order in which parts are merged. */
  @Test
  void however_a_load_is_split_its_parts_have_together_what_the_whole_has() {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<TailRequest> requests = random(random, 500 + random.nextInt(4_000), 300);
      int parts = 2 + random.nextInt(6);
      int[] lots = IntStream.range(0, requests.size()).map(i -> random.nextInt(parts)).toArray();
      TailTimes left = new TailTimes(List.of());
      TailTimes right = new TailTimes(List.of());
      for (int part = 0; part < parts; part++) {
        int own = part;
        TailTimes kept =
            kept(
                IntStream.range(0, lots.length)
                    .map(i -> lots.length - 1 - i)
                    .filter(i -> lots[i] == own)
                    .mapToObj(requests::get)
                    .toList());
        left = part % 2 == 0 ? left.plus(kept) : left;
        right = part % 2 == 0 ? right : kept.plus(right);
      }
      assertThat(right.plus(left).requests()).as("seed %d", seed).isEqualTo(sorted(requests));
    }
  }
}
