package io.loadline.transport.grpc;

import static io.loadline.testkit.GrpcAnswers.large;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.protobuf.wire.ProtoWriter;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Server;
import io.loadline.transport.Calls;
import io.loadline.transport.JudgedPacer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LargeGrpcAnswersTest {
  private static final String PAYLOAD =
      "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}";
  private static final List<JsonPath.Step> OUTPUT =
      List.of(new JsonPath.Field("outputs"), new JsonPath.Index(0));

  /** One output of so many FP32, of which only the last is not 0. */
  private static byte[] answer(int elements, float last) {
    ByteBuffer raw = ByteBuffer.allocate(4 * elements).order(ByteOrder.LITTLE_ENDIAN);
    raw.putFloat(4 * (elements - 1), last);
    ProtoWriter shape = new ProtoWriter().raw(elements);
    ProtoWriter output = new ProtoWriter().text(1, "out").text(2, "FP32").message(3, shape);
    return new ProtoWriter().text(1, "m").message(5, output).bytes(6, raw.array()).toBytes();
  }

  private static JudgedPacer drive(byte[] answer, Expectation... expectations) {
    try (Http2Server server = Http2Server.answering((peer, id) -> large(peer, id, answer))) {
      URI url = URI.create("grpc://127.0.0.1:" + server.port() + "/m");
      Call call = Calls.call("POST", url, List.of(Calls.payload(PAYLOAD)), List.of(expectations));
      JudgedPacer pacer = new JudgedPacer(3);
      GrpcMethods.transport(1).drive(call, 1, pacer);
      return pacer;
    }
  }

  private static Expectation equal(String json, JsonPath.Step... more) {
    List<JsonPath.Step> steps = new ArrayList<>(OUTPUT);
    steps.addAll(List.of(more));
    return new Expectation.Equal("it", new JsonPath(steps), json);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 20_000, 2_200_000})
  void an_answer_of_any_size_is_a_success_where_nothing_is_expected(int elements) {
    JudgedPacer pacer = drive(answer(elements, 1));
    assertThat(pacer.outcomes()).as("%s", pacer.details()).isEqualTo(Map.of(Outcome.SUCCESS, 3));
    assertThat(pacer.answered()).isZero();
  }

  @Test
  void of_more_than_8_mib_nothing_can_be_expected() {
    JudgedPacer pacer = drive(answer(2_200_000, 1), equal("\"out\"", new JsonPath.Field("name")));
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.EXPECTATION_FAILED, 3));
    assertThat(pacer.details())
        .containsExactly("the body has more than 8 MiB, too many for expect to look at");
  }

  @Test
  void what_is_expected_of_a_large_answer_is_looked_for_beside_the_loop() {
    int elements = 500_000;
    byte[] answer = answer(elements, 1.5f);
    JsonPath.Step data = new JsonPath.Field("data");
    JudgedPacer pacer =
        drive(
            answer,
            equal("[500000]", new JsonPath.Field("shape")),
            equal("1.5", data, new JsonPath.Index(elements - 1)),
            new Expectation.NoNan("no-nan"));
    assertThat(pacer.outcomes()).as("%s", pacer.details()).isEqualTo(Map.of(Outcome.SUCCESS, 3));
    assertThat(pacer.answered()).isEqualTo(3);
  }

  @Test
  void a_large_array_is_compared_up_to_the_first_difference() {
    JudgedPacer pacer = drive(answer(500_000, 1), equal("[0,1]", new JsonPath.Field("data")));
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.EXPECTATION_FAILED, 3));
    assertThat(pacer.details())
        .containsExactly("outputs[0].data is [" + "0,".repeat(59) + "0..., expected [0,1]");
  }

  @Test
  void no_nan_finds_the_one_number_that_is_none() {
    JudgedPacer pacer = drive(answer(500_000, Float.NaN), new Expectation.NoNan("no-nan"));
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.EXPECTATION_FAILED, 3));
    assertThat(pacer.details())
        .containsExactly("outputs[0].data[499999] is NaN or infinite, expected no-nan");
  }

  @Test
  void an_infinite_number_is_none_either() {
    JudgedPacer pacer = drive(answer(10, Float.NEGATIVE_INFINITY), new Expectation.NoNan("no-nan"));
    assertThat(pacer.details())
        .containsExactly("outputs[0].data[9] is NaN or infinite, expected no-nan");
  }

  @Test
  void nan_is_a_number_that_equals_nothing() {
    JsonPath.Step data = new JsonPath.Field("data");
    JudgedPacer pacer = drive(answer(1, Float.NaN), equal("null", data, new JsonPath.Index(0)));
    assertThat(pacer.details()).containsExactly("outputs[0].data[0] is NaN, expected null");
  }
}
