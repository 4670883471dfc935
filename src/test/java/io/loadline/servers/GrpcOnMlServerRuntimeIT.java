package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Loadline;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** MLServer with models of a custom runtime over gRPC, which says INTERNAL to nearly everything. */
@Tag("servers")
class GrpcOnMlServerRuntimeIT extends ModelServerGates {
  GrpcOnMlServerRuntimeIT() {
    super("mlserver");
  }

  private Loadline on(String model) {
    return Loadline.target(grpcUrl(model)).payload(GateOnTritonIT.PAYLOAD);
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
    return "matmul: Input operand 1 has a mismatch";
  }

  @Override
  Loadline unknown() {
    return on("nope");
  }

  @Test
  void a_model_that_fails_is_never_ready_and_its_reason_is_shown() {
    assertThat(failure(on("failing"), 3)).contains("this model always fails");
  }

  @Test
  void nan_is_said_where_the_server_can_send_it() throws Exception {
    passesWithNote(on("listed-nan"));
  }

  @Test
  void nan_that_the_server_cannot_send_is_its_error() {
    assertThat(failure(on("nan"), 3)).contains("must be real number, not NoneType");
  }
}
