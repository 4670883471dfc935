package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Loadline;
import org.junit.jupiter.api.Test;

/** KServe's own Python server over REST. */
class GateOnKserveIT extends ModelServerGates {
  GateOnKserveIT() {
    super("kserve");
  }

  private Loadline on(String model) {
    return Loadline.target(url("/v2/models/" + model + "/infer")).payload(GateOnTritonIT.PAYLOAD);
  }

  private Loadline onV1(String model) {
    return Loadline.target(url("/v1/models/" + model + ":predict"))
        .payload("{\"instances\": [[1, 2], [3, 4]]}");
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
    return "ValueError : matmul: Input operand 1 has a mismatch";
  }

  @Override
  Loadline unknown() {
    return on("nope");
  }

  @Test
  void a_healthy_model_passes_by_v1() throws Exception {
    assertThat(gentle(onV1("linear").expect("predictions=[8,18]")).run().verdict().name())
        .isEqualTo("PASS");
  }

  @Test
  void an_unknown_model_is_named_by_v1() {
    assertThat(failure(onV1("nope"), 3)).contains("Model with name nope does not exist");
  }

  @Test
  void a_model_that_fails_is_never_ready_and_its_reason_is_shown() {
    assertThat(failure(on("failing"), 3)).contains("ValueError : this model always fails");
  }

  @Test
  void null_in_the_place_of_nan_does_not_exist() {
    assertThat(failure(on("nan").expect("outputs[0].data[0] exists"), 3))
        .contains("outputs[0].data[0]", "null");
  }
}
