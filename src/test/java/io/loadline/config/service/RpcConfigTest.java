package io.loadline.config.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpcConfigTest {
  private static final String SET = "classpath:protos/everything.protoset";
  private static final String PROTO = "classpath:protos/shop/everything.proto";

  private static GateFixture calling(String method) {
    return GateFixture.gate()
        .set(Attribute.URL, "grpc://shop:9000/shop.v1.Shop/" + method)
        .set(Attribute.PAYLOAD, "{\"item\":\"tea\"}");
  }

  private static GateFixture described(String method) {
    return calling(method).set(Attribute.PROTOSET, SET);
  }

  @Test
  void a_method_may_be_described_by_a_descriptor_set() {
    Call call = described("Buy").resolve().plan().call();
    assertThat(call.descriptors().isEmpty()).isFalse();
    assertThat(call.answer()).isEqualTo(AnswerKind.WHOLE);
  }

  @Test
  void a_method_may_be_described_by_a_proto_file_and_its_imports() {
    Call call = calling("Watch").set(Attribute.PROTO, PROTO).resolve().plan().call();
    assertThat(call.isUndescribed()).isFalse();
    assertThat(call.answer()).isEqualTo(AnswerKind.MESSAGE_STREAM);
  }

  @Test
  void a_method_that_nothing_describes_is_left_to_the_server() {
    Call call = calling("Buy").resolve().plan().call();
    assertThat(call.isUndescribed()).isTrue();
  }

  @Test
  void a_stream_has_figures_of_its_messages() {
    assertThat(
            described("Watch")
                .set(Attribute.TTFT_P95, "100")
                .set(Attribute.UPPER, "grpc/message-gap/p95=50")
                .resolve()
                .plan()
                .objectives())
        .extracting(objective -> objective.metric().id())
        .contains("grpc/first-message/p95", "grpc/message-gap/p95");
  }

  @Test
  void a_method_without_a_stream_has_none() {
    assertThat(described("Buy").set(Attribute.TTFT_P95, "100").refusal())
        .contains("is a figure of streams, and this call answers with one message");
  }

  @Test
  void tokens_are_none_of_messages() {
    assertThat(described("Watch").set(Attribute.TPOT_P95, "100").refusal())
        .contains("is a figure of tokens, and gRPC streams messages");
  }

  @Test
  void goodput_of_messages_has_no_limit_on_tokens() {
    GateFixture gate = described("Watch").set(Attribute.GOODPUT, "0.9");
    assertThat(gate.set(Attribute.GOODPUT_LIMITS, "tpot=5").refusal())
        .contains("limits tpot, which is of tokens, and gRPC streams messages");
    assertThat(gate.set(Attribute.GOODPUT_LIMITS, "ttft=5", "e2e=9").resolve()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sell  | {}         | service shop.v1.Shop has no method Sell, it has Buy, Watch, Collect, Chat, All; correct url, or what describes the service
          Buy   | {"x":1}    | inline: there is no field x in shop.v1.Order, which has item, count; write a shop.v1.Order in JSON
          Buy   | [{}]       | inline: [{}] is no JSON object, as shop.v1.Order is; write a shop.v1.Order in JSON
          Chat  | [{},{"x":1}] | inline: message [1], there is no field x in shop.v1.Order, which has item, count; write one shop.v1.Order in JSON, or an array of them
          Buy   | {"item":"{uuid}"} | has {uuid}, but messages of gRPC are encoded once and the same in each request; write a fixed id, or several payloads
          """)
  void what_does_not_fit_is_refused(String method, String payload, String problem) {
    assertThat(described(method).set(Attribute.PAYLOAD, payload).refusal()).contains(problem);
  }

  @Test
  void a_service_that_is_not_described_is_refused() {
    assertThat(described("Buy").set(Attribute.URL, "grpc://shop:9000/shop.v1.Ship/Buy").refusal())
        .contains("there is no service shop.v1.Ship, there is shop.v1.Shop");
  }

  @Test
  void only_one_thing_may_describe() {
    assertThat(described("Buy").set(Attribute.PROTO, PROTO).refusal())
        .contains("describes what @InferenceLoadTest(proto) does, too; remove one of them");
  }

  @Test
  void a_description_of_nothing_is_refused() {
    assertThat(GateFixture.gate().set(Attribute.PROTO, PROTO).refusal())
        .contains("describes a gRPC method, and url names none; remove it, or write url = ");
    assertThat(described("Buy").set(Attribute.URL, "grpc://shop:9000/iris").refusal())
        .contains("a model of the Open Inference Protocol is built in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          classpath:iris-no-such.protoset       | there is no iris-no-such.protoset on the classpath
          classpath:protos/shop/old.proto       | is no descriptor set; write one by protoc --include_imports
          shop.protoset                         | is no file; write file:.. or classpath:..
          """)
  void what_is_no_descriptor_set_is_refused(String set, String problem) {
    assertThat(calling("Buy").set(Attribute.PROTOSET, set).refusal()).contains(problem);
  }

  @Test
  void what_is_no_proto_file_is_refused() {
    assertThat(
            calling("Buy").set(Attribute.PROTO, "classpath:protos/everything.protoset").refusal())
        .contains("is no .proto file: everything.protoset, line");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          grpc-timeout: 1S  | the header grpc-timeout is gRPC's own; write it as timeout
          grpc-encoding: x  | the header grpc-encoding is gRPC's own; remove it
          trace-bin: %%     | the header trace-bin is binary, and its value is no base64; encode the value
          """)
  void metadata_that_may_not_be_is_refused(String header, String problem) {
    assertThat(described("Buy").set(Attribute.HEADERS, header).refusal()).contains(problem);
  }

  @Test
  void metadata_is_sent_as_headers() {
    Call call =
        described("Buy")
            .set(Attribute.HEADERS, "trace-bin: AQI", "tenant: a")
            .resolve()
            .plan()
            .call();
    assertThat(call.headers()).extracting(header -> header.name()).contains("trace-bin", "tenant");
  }
}
