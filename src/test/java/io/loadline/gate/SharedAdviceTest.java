package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.EndpointFixture;
import io.loadline.config.gate.Gate;
import org.junit.jupiter.api.Test;

class SharedAdviceTest {
  /** Of iris by weight 3, and digits. */
  private static Gate gate() {
    return EndpointFixture.gate().resolve();
  }

  @Test
  void connections_are_advised_for_all_endpoints_together() {
    SharedAdvice advice = new SharedAdvice(gate());
    assertThat(advice.forAll("@Load(connections = 8) would not make them wait", 1))
        .isEqualTo("@Load(connections = 32) would not make them wait");
    assertThat(advice.forAll("@Load(connections = 8) would not make them wait", 3))
        .isEqualTo("@Load(connections = 11) would not make them wait");
  }

  @Test
  void all_else_stays_as_it_is() {
    assertThat(new SharedAdvice(gate()).forAll("waited up to 2.4 ms", 3))
        .isEqualTo("waited up to 2.4 ms");
  }
}
