package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Unwrapped;
import org.junit.jupiter.api.Test;

/** Triton over REST, with models of its Python backend. */
class GateOnTritonIT extends ModelServerGates {
  static final String PAYLOAD =
      "{\"inputs\": [{\"name\": \"x\", \"shape\": [2, 2], \"datatype\": \"FP32\","
          + " \"data\": [1, 2, 3, 4]}]}";
  static final String TOO_NARROW = PAYLOAD.replace("[2, 2]", "[4, 1]");

  GateOnTritonIT() {
    super("triton");
  }

  private Loadline on(String model) {
    return Loadline.target(url("/v2/models/" + model + "/infer")).payload(PAYLOAD);
  }

  @Override
  Loadline healthy() {
    return on("linear").expect("outputs[0].data=[8,18]");
  }

  @Override
  Loadline wrongPayload() {
    return on("linear").payload(TOO_NARROW);
  }

  @Override
  String reason() {
    return "unexpected shape for input 'x' for model 'linear'. Expected [-1,2], got [4,1]";
  }

  @Override
  Loadline unknown() {
    return on("nope");
  }

  @Test
  void a_model_that_fails_is_never_ready_and_its_reason_is_shown() {
    assertThat(failure(on("failing"), 3)).contains("500", "ValueError: this model always fails");
  }

  @Test
  void the_bare_words_nan_and_infinity_are_said() throws Exception {
    passesWithNote(on("nan"));
  }

  @Test
  void nan_can_be_forbidden() {
    assertThat(failure(on("nan").expect("no-nan"), 3)).contains("no-nan");
  }

  @Test
  void bytes_that_are_no_utf8_pass_and_are_said() throws Exception {
    LoadResult result = gentle(on("text").expect("outputs[0].datatype=\"BYTES\"")).run();

    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
    assertThat(Unwrapped.text(result)).contains("bytes that are no UTF-8");
  }
}
