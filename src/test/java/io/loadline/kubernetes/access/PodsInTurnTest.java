package io.loadline.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PodsInTurnTest {
  private static final MeasuredTunnel.PodPort A = new MeasuredTunnel.PodPort("ml", "a", 8080);
  private static final MeasuredTunnel.PodPort B = new MeasuredTunnel.PodPort("ml", "b", 8080);

  private List<MeasuredTunnel.PodPort> ready = List.of(A, B);
  private long now;
  private final PodsInTurn pods = new PodsInTurn(() -> ready, () -> now);

  @Test
  void each_has_its_turn() {
    assertThat(List.of(pods.next(), pods.next(), pods.next())).containsExactly(A, B, A);
  }

  @Test
  void they_are_looked_up_anew_after_a_second() {
    assertThat(pods.next()).isEqualTo(A);
    ready = List.of(B);
    now = TimeUnit.MILLISECONDS.toNanos(1_001);
    assertThat(pods.next()).isEqualTo(B);
  }

  @Test
  void they_are_looked_up_anew_when_one_was_lost() {
    assertThat(pods.next()).isEqualTo(A);
    ready = List.of(B);
    pods.lost();
    assertThat(pods.next()).isEqualTo(B);
  }

  @Test
  void none_is_told() {
    ready = List.of();
    assertThatThrownBy(pods::next).hasMessage("no pod of it is ready");
  }
}
