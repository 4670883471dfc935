package io.loadline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Phase;
import io.loadline.transport.RequestStamps;
import org.junit.jupiter.api.Test;

class BacklogTest {
  @Test
  void keeps_the_order_while_it_grows_and_wraps_around() {
    Backlog backlog = new Backlog();
    long added = 0;
    long taken = 0;
    for (int round = 1; round < 200; round++) {
      for (int i = 0; i < 7; i++) {
        backlog.add(
            added,
            added % 2 == 0 ? Phase.WARMUP : Phase.MEASUREMENT,
            new RequestStamps().intended(added * 10).fired(added));
        added++;
      }
      for (int i = 0; i < 4; i++) {
        assertThat(backlog.index()).isEqualTo(taken);
        assertThat(backlog.stamps().intended()).isEqualTo(taken * 10);
        assertThat(backlog.stamps().fired()).isEqualTo(taken);
        assertThat(backlog.phase()).isEqualTo(taken % 2 == 0 ? Phase.WARMUP : Phase.MEASUREMENT);
        backlog.removeFirst();
        taken++;
      }
    }
    assertThat(backlog.isEmpty()).isFalse();
  }
}
