package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Loadline;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** MLflow, which answers 400 to bad input and to a model that fails. */
@Tag("servers")
class GateOnMlflowIT extends ModelServerGates {
  GateOnMlflowIT() {
    super("mlflow");
  }

  private Loadline on(String first) {
    return Loadline.target(url("/invocations"))
        .payload(
            "{\"dataframe_split\": {\"columns\": [\"a\", \"b\"],"
                + " \"data\": [["
                + first
                + ", 2], [3, 4]]}}");
  }

  @Override
  Loadline healthy() {
    return on("1").expect("predictions=[8,18]").ready(ready -> ready.path("/ping"));
  }

  @Override
  Loadline wrongPayload() {
    return on("1").payload("{\"z\": 1}");
  }

  @Override
  String reason() {
    return "The input must be a JSON dictionary with exactly one of the input fields";
  }

  /** It serves one model, so a wrong address is all that can be. */
  @Override
  Loadline unknown() {
    return Loadline.target(url("/nope")).payload("{}");
  }

  @Test
  void a_model_that_fails_is_never_ready_and_its_reason_is_shown() {
    assertThat(failure(on("-1"), 3)).contains("ValueError: this model fails below 0");
  }

  @Test
  void the_bare_word_nan_is_said() throws Exception {
    passesWithNote(on("null"));
  }
}
