package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.SlowestRequest;
import io.loadline.transport.RequestStamps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowestRequestsTest {
  private static final long START = -1_000_000_000_000L;

  private static RequestStamps stamps(SlowestRequest request) {
    long intended = START + request.intendedNanos();
    return RequestStamps.onTime(intended).sent(intended).done(intended + request.responseNanos());
  }

  private static List<SlowestRequest> kept(List<SlowestRequest> requests) {
    SlowestRequests slowest = new SlowestRequests();
    requests.forEach(each -> slowest.add(each.index(), stamps(each)));
    return slowest.snapshot(START);
  }

  /** Times of which many are alike, in any order. */
  private static List<SlowestRequest> random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SlowestRequest> requests = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      requests.add(new SlowestRequest(index, 10L * index, random.nextInt(20)));
    }
    requests.sort(Comparator.comparingLong(each -> each.index() * 7919 % 1000));
    return requests;
  }

  private static List<SlowestRequest> sorted(List<SlowestRequest> requests) {
    return requests.stream()
        .sorted(
            Comparator.comparingLong((SlowestRequest each) -> -each.responseNanos())
                .thenComparingLong(SlowestRequest::intendedNanos))
        .limit(5)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 6, 1_000})
  void a_few_are_kept_the_slowest_first_and_of_equals_the_first(int count) {
    for (long seed = 0; seed < 100; seed++) {
      List<SlowestRequest> requests = random(seed, count);
      assertThat(kept(requests)).isEqualTo(sorted(requests));
    }
  }

  @Test
  void parts_of_a_run_have_together_what_the_whole_has() {
    List<SlowestRequest> requests = random(7, 1_000);
    List<SlowestRequest> first = kept(requests.subList(0, 300));
    List<SlowestRequest> second = kept(requests.subList(300, 1_000));
    assertThat(SlowestRequest.of(Stream.concat(second.stream(), first.stream())))
        .isEqualTo(sorted(requests));
  }
}
