package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.slo.Verdict;
import org.junit.jupiter.api.Test;

class GrpcOnKserveIT extends ModelServerGates {
  GrpcOnKserveIT() {
    super("kserve");
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

  /** All that it says of an exception over gRPC. */
  @Override
  String reason() {
    return "INTERNAL Internal server error";
  }

  @Override
  Loadline unknown() {
    return on("nope");
  }

  @Test
  void nan_is_said() throws Exception {
    passesWithNote(on("nan"));
  }

  @Test
  void raw_contents_of_the_second_output_alone_are_given_to_it() throws Exception {
    LoadResult result =
        gentle(on("mixed").expect("outputs[0].data=[7]", "outputs[1].data=[1.5,2.5]")).run();

    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
  }
}
