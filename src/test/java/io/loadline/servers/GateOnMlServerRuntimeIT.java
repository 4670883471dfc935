package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Loadline;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * MLServer with models of a custom runtime, whose tracebacks have the reason in their last line.
 */
@Tag("servers")
class GateOnMlServerRuntimeIT extends ModelServerGates {
  GateOnMlServerRuntimeIT() {
    super("mlserver");
  }

  private Loadline on(String model) {
    return Loadline.target(url("/v2/models/" + model + "/infer")).payload(GateOnTritonIT.PAYLOAD);
  }

  @Override
  Loadline healthy() {
    return on("linear").expect("outputs[0].data=[8,18]");
  }

  @Override
  Loadline wrongPayload() {
    return on("linear").payload(GateOnTritonIT.TOO_NARROW);
  }

  @Override
  String reason() {
    return "ValueError: matmul: Input operand 1 has a mismatch";
  }

  @Override
  Loadline unknown() {
    return on("nope");
  }

  @Test
  void a_model_that_fails_is_never_ready_and_its_reason_is_shown() {
    assertThat(failure(on("failing"), 3)).contains("ValueError: this model always fails");
  }

  @Test
  void null_in_the_place_of_nan_does_not_exist() {
    assertThat(failure(on("nan").expect("outputs[0].data[0] exists"), 3))
        .contains("outputs[0].data[0]", "null");
  }

  @Test
  void numbers_of_16_bits_pass() throws Exception {
    assertThat(gentle(on("half").expect("outputs[0].data=[1.5]")).run().verdict().name())
        .isEqualTo("PASS");
  }
}
