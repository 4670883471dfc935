package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.slo.Verdict;
import org.junit.jupiter.api.Test;

class GrpcOnTritonIT extends ModelServerGates {
  GrpcOnTritonIT() {
    super("triton");
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
    return "unexpected shape for input 'x' for model 'linear'. Expected [-1,2], got [4,1]";
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
  void the_bits_of_nan_are_said() throws Exception {
    passesWithNote(on("nan"));
  }

  @Test
  void an_answer_over_8_mebibytes_passes() throws Exception {
    LoadResult result =
        gentle(on("large")).load(load -> load.requests(10).rate(5).warmup("0")).run();

    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
  }

  @Test
  void grpc_on_the_port_of_http_is_said() {
    String onHttp = grpcUrl("linear").replace(":18732", ":18731");

    assertThat(failure(Loadline.target(onHttp).payload(GateOnTritonIT.PAYLOAD), 3))
        .contains("127.0.0.1:18731 does not speak HTTP/2, which gRPC needs");
  }
}
