package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Loadline;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ray Serve, whose answers are chunked and whose log alone knows why a model failed. */
@Tag("servers")
class GateOnRayServeIT extends ModelServerGates {
  GateOnRayServeIT() {
    super("ray");
  }

  private Loadline on(String model) {
    return Loadline.target(url("/" + model)).payload("{\"x\": [[1, 2], [3, 4]]}");
  }

  @Override
  Loadline healthy() {
    return on("linear").expect("y=[8,18]").ready(ready -> ready.path("/-/healthz"));
  }

  @Override
  Loadline wrongPayload() {
    return on("linear").payload("{\"z\": 1}");
  }

  @Override
  String reason() {
    return "Internal Server Error";
  }

  @Override
  Loadline unknown() {
    return on("nope");
  }

  @Test
  void a_model_that_fails_is_never_ready() {
    assertThat(failure(on("failing"), 3)).contains("500 Internal Server Error");
  }

  @Test
  void the_bare_words_nan_and_infinity_are_said() throws Exception {
    passesWithNote(on("nan"));
  }
}
