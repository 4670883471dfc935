package io.loadline.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.TimedPart;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TailTimesTest {
  private static TailRequest request(long response, Map<TimedPart, Long> parts) {
    return new TailRequest(new SlowestRequest(response, response, response), 10, 5, parts);
  }

  /** Of response times 100, 99 and so on, with a queue a tenth as long. */
  private static TailTimes tail(int count) {
    return new TailTimes(
        LongStream.range(0, count)
            .map(i -> 100 - i)
            .mapToObj(response -> request(response, Map.of(TimedPart.QUEUE, response / 10)))
            .toList());
  }

  private static List<Long> responses(TailTimes tail) {
    return tail.requests().stream().map(each -> each.request().responseNanos()).toList();
  }

  @Test
  void requests_at_a_rank_stand_on_both_sides_of_it() {
    assertThat(responses(tail(20).around(4, 2))).containsExactly(98L, 97L, 96L, 95L, 94L);
    assertThat(responses(tail(20).around(4, 0))).containsExactly(96L);
  }

  @Test
  void requests_at_a_rank_are_fewer_at_either_end() {
    assertThat(responses(tail(20).around(0, 2))).containsExactly(100L, 99L, 98L);
    assertThat(responses(tail(20).around(19, 2))).containsExactly(83L, 82L, 81L);
  }

  @Test
  void there_are_none_at_a_rank_that_is_not_kept() {
    assertThat(tail(20).around(20, 5).count()).isZero();
    assertThat(tail(20).around(-1, 5).count()).isZero();
    assertThat(tail(0).around(0, 5).count()).isZero();
  }

  @Test
  void the_slowest_are_so_many_or_all() {
    assertThat(responses(tail(20).slowest(2))).containsExactly(100L, 99L);
    assertThat(tail(20).slowest(30)).isEqualTo(tail(20));
  }

  @Test
  void a_response_is_the_sum_of_its_parts() {
    Map<TimedPart, Long> parts = Map.of(TimedPart.QUEUE, 50L, TimedPart.COMPUTE, 20L);
    TailTimes tail = new TailTimes(List.of(request(100, parts)));
    assertThat(tail.response().mean()).isEqualTo(100);
    assertThat(tail.lag().mean()).isEqualTo(10);
    assertThat(tail.waiting().mean()).isEqualTo(5);
    assertThat(tail.parts()).containsOnlyKeys(TimedPart.QUEUE, TimedPart.COMPUTE);
    assertThat(tail.parts().values()).extracting(Moments::sum).containsExactly(50L, 20L);
    assertThat(tail.untold().mean()).isEqualTo(15);
  }

  @Test
  void a_total_holds_the_parts_beside_it() {
    Map<TimedPart, Long> parts = Map.of(TimedPart.QUEUE, 50L, TimedPart.TOTAL, 70L);
    assertThat(request(100, parts).untoldNanos()).isEqualTo(OptionalLong.of(15));
  }

  @Test
  void what_is_untold_of_a_request_of_which_an_upstream_alone_is_told_is_not_known() {
    TailRequest upstream = request(100, Map.of(TimedPart.UPSTREAM, 70L));
    assertThat(upstream.untoldNanos()).isEmpty();
    assertThat(new TailTimes(List.of(upstream)).untold()).isEqualTo(Moments.NONE);
  }

  @Test
  void sums_are_exact_and_keep_the_sign_of_what_is_untold() {
    TailTimes tail =
        new TailTimes(
            List.of(
                request(100, Map.of(TimedPart.COMPUTE, 86L)),
                request(90, Map.of(TimedPart.COMPUTE, 70L)),
                request(80, Map.of())));
    assertThat(tail.untold()).isEqualTo(new Moments(2, 4, 26, -1, 5));
    assertThat(tail.parts().get(TimedPart.COMPUTE))
        .isEqualTo(new Moments(2, 156, 7_396 + 4_900, 70, 86));
  }
}
