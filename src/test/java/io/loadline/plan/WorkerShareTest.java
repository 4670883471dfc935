package io.loadline.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerShareTest {
  private static List<WorkerShare> workers(int count) {
    return IntStream.range(0, count).mapToObj(index -> new WorkerShare(index, count)).toList();
  }

  @Test
  void shares_of_a_number_differ_by_one_at_most_and_add_up() {
    for (int count = 1; count <= 50; count++) {
      for (long total : new long[] {0, 1, 7, 49, 50, 51, 1_000, Integer.MAX_VALUE * 3L}) {
        long[] shares = workers(count).stream().mapToLong(each -> each.of(total)).toArray();
        assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
        assertThat(shares[0] - shares[count - 1]).isBetween(0L, 1L);
      }
    }
  }

  @Test
  void a_number_has_its_turn_with_one_worker_who_counts_to_it() {
    for (long number = 0; number < 100; number++) {
      long turn = number;
      List<WorkerShare> takers = workers(7).stream().filter(each -> each.hasTurn(turn)).toList();
      assertThat(takers).hasSize(1);
      assertThat(takers.get(0).turn(number / 7)).isEqualTo(number);
    }
  }

  @Test
  void a_number_is_drawn_by_one_worker_and_all_draw_alike() {
    int[] drawn = new int[8];
    for (long number = 0; number < 80_000; number++) {
      long at = number;
      List<WorkerShare> takers = workers(8).stream().filter(each -> each.draws(11, at)).toList();
      assertThat(takers).hasSize(1);
      drawn[takers.get(0).index()]++;
    }
    // 5 standard deviations of a binomial
    double deviation = Math.sqrt(80_000 * 0.125 * 0.875);
    for (int count : drawn) {
      assertThat((double) count).isCloseTo(10_000, within(5 * deviation));
    }
  }

  @Test
  void what_is_drawn_follows_from_the_seed() {
    WorkerShare half = new WorkerShare(0, 2);
    boolean[] one = new boolean[64];
    boolean[] other = new boolean[64];
    for (int number = 0; number < 64; number++) {
      one[number] = half.draws(1, number);
      other[number] = half.draws(2, number);
      assertThat(half.draws(1, number)).isEqualTo(one[number]);
    }
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void an_only_worker_does_all() {
    assertThat(WorkerShare.ALL.of(17)).isEqualTo(17);
    assertThat(WorkerShare.ALL.turn(17)).isEqualTo(17);
    assertThat(WorkerShare.ALL.hasTurn(17)).isTrue();
    assertThat(WorkerShare.ALL.draws(3, 17)).isTrue();
  }

  @Test
  void a_worker_that_cannot_be_is_refused() {
    assertThatThrownBy(() -> new WorkerShare(0, 0)).hasMessage("workers must be >= 1, not 0");
    assertThatThrownBy(() -> new WorkerShare(4, 4))
        .hasMessage("there is no worker 4 of 4; the first is 0");
    assertThatThrownBy(() -> new WorkerShare(-1, 4))
        .hasMessage("there is no worker -1 of 4; the first is 0");
  }
}
