package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AllowedInterference;
import org.junit.jupiter.api.Test;

class PermittedConfigTest {
  @Test
  void what_belongs_to_the_test_is_permitted_one_by_one() {
    Gate.Endpoint scaling = gate().set(Attribute.READY_ALLOW_SCALING, "true").resolve();
    Gate.Endpoint throttling = gate().set(Attribute.READY_ALLOW_THROTTLING, "true").resolve();

    assertThat(scaling.readiness().permitted()).isEqualTo(new AllowedInterference(true, false));
    assertThat(throttling.readiness().permitted()).isEqualTo(new AllowedInterference(false, true));
  }
}
