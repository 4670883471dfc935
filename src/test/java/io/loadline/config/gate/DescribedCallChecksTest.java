package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.Call;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.ReadyPath;
import io.loadline.plan.Target;
import java.net.URI;
import org.junit.jupiter.api.Test;

class DescribedCallChecksTest {
  @Test
  void a_service_that_turns_out_to_speak_grpc_refuses_a_path_too() {
    Call call =
        gate()
            .set(Attribute.URL, "grpc://h/iris")
            .set(Attribute.PAYLOAD, "{\"inputs\":[]}")
            .resolve()
            .plan()
            .call();

    assertThatThrownBy(() -> DescribedCallChecks.check(call, new ReadyPath("/health")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            "@Ready(path = \"/health\"): is an address of HTTP, and grpc://h/iris is called by gRPC;"
                + " remove it: a model is asked by ModelReady; or write none");
    assertThatCode(() -> DescribedCallChecks.check(call, ReadyPath.NONE))
        .doesNotThrowAnyException();
    assertThatCode(() -> DescribedCallChecks.check(call, ReadyPath.DERIVED))
        .doesNotThrowAnyException();
  }

  @Test
  void a_service_that_turns_out_to_speak_grpc_refuses_a_place_in_json() {
    Call http = gate().set(Attribute.SERVER_TIMING, "total=json:took s").resolve().plan().call();
    Call grpc = http.at(new Target(URI.create("grpc://h/iris")));

    assertThatCode(() -> DescribedCallChecks.check(http, ReadyPath.DERIVED))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> DescribedCallChecks.check(grpc, ReadyPath.DERIVED))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            "@ServerTiming(\"total=json:took\"): is a place in JSON, and grpc://h/iris is called by"
                + " gRPC; write total=header:.. for a header or trailer");
  }
}
