package io.loadline.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TunnelCostTest {
  @Test
  void ranks_are_those_of_whole_round_trips() {
    long[] trips = new long[100];
    for (int i = 0; i < trips.length; i++) {
      trips[i] = 100L - i;
    }
    assertThat(TunnelCost.of(trips, 50_000_000_000L)).isEqualTo(new TunnelCost(50, 99, 2));
  }

  @Test
  void the_worst_of_few_is_their_p99() {
    assertThat(TunnelCost.of(new long[] {3, 9, 4}, 1).p99Nanos()).isEqualTo(9);
  }

  @Test
  void of_two_the_larger_figures_count() {
    assertThat(new TunnelCost(2, 9, 5).worst(new TunnelCost(3, 7, 100)))
        .isEqualTo(new TunnelCost(3, 9, 100));
  }

  @Test
  void what_is_not_known_once_is_not_known() {
    assertThat(new TunnelCost(2, 9, 5).worst(TunnelCost.UNKNOWN)).isEqualTo(TunnelCost.UNKNOWN);
    assertThat(TunnelCost.of(new long[0], 1)).isEqualTo(TunnelCost.UNKNOWN);
  }
}
