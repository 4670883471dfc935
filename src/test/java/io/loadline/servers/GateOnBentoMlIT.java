package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Loadline;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** BentoML, which writes null for NaN. */
@Tag("servers")
class GateOnBentoMlIT extends ModelServerGates {
  GateOnBentoMlIT() {
    super("bentoml");
  }

  private Loadline on(String model) {
    return Loadline.target(url("/" + model)).payload("{\"x\": [[1, 2], [3, 4]]}");
  }

  @Override
  Loadline healthy() {
    return on("linear").expect("y=[8,18]").ready(ready -> ready.path("/readyz"));
  }

  @Override
  Loadline wrongPayload() {
    return on("linear").payload("{\"z\": 1}");
  }

  @Override
  String reason() {
    return "1 validation error for Input";
  }

  @Override
  Loadline unknown() {
    return on("nope");
  }

  @Test
  void a_model_that_fails_is_never_ready() {
    assertThat(failure(on("failing"), 3))
        .contains("An unexpected error has occurred, please check the server log.");
  }

  @Test
  void null_in_the_place_of_nan_does_not_exist() {
    assertThat(failure(on("nan").expect("y[0] exists"), 3)).contains("y[0]", "null");
  }
}
