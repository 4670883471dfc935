package io.loadline.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingSourceTest {
  private static TimingSource of(TimedPart part, long nanosPerUnit) {
    return new TimingSource(
        part, TimingSource.Kind.HEADER, "x", new JsonPath(List.of()), nanosPerUnit);
  }

  @Test
  void what_a_proxy_tells_of_its_upstream_cannot_be_named() {
    assertThatThrownBy(() -> of(TimedPart.UPSTREAM, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("what a proxy tells of its upstream cannot be named");
  }

  @Test
  void a_unit_is_at_least_a_nanosecond() {
    assertThatThrownBy(() -> of(TimedPart.QUEUE, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 ns are no unit");
  }
}
