package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Loadline;
import org.junit.jupiter.api.Test;

/** LitServe, which tells nobody why a model failed. */
class GateOnLitServeIT extends ModelServerGates {
  GateOnLitServeIT() {
    super("litserve");
  }

  private Loadline on(String model) {
    return Loadline.target(url("/" + model)).payload("{\"x\": [[1, 2], [3, 4]]}");
  }

  @Override
  Loadline healthy() {
    return on("linear").expect("y=[8,18]").ready(ready -> ready.path("/health"));
  }

  @Override
  Loadline wrongPayload() {
    return on("linear").payload("{\"z\": 1}");
  }

  @Override
  String reason() {
    return "Internal server error";
  }

  @Override
  Loadline unknown() {
    return on("nope");
  }

  @Test
  void a_model_that_fails_is_never_ready() {
    assertThat(failure(on("failing"), 3))
        .contains("500 Internal server error", "read the log of the model server");
  }

  /** It encodes answers as JSON that knows no NaN. */
  @Test
  void nan_is_its_error_500() {
    assertThat(failure(on("nan"), 3)).contains("500 Internal Server Error");
  }
}
