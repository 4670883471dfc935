package io.loadline.transport.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loadline.json.Json;
import io.loadline.plan.Target;
import io.loadline.protobuf.wire.ProtoWriter;
import io.loadline.transport.Calls;
import java.net.URI;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferMessagesTest {
  private static String encode(String payload, String url) {
    ModelAddress model = ModelAddress.of(new Target(URI.create(url)));
    return HexFormat.of().formatHex(InferRequest.encode(Calls.payload(payload), model));
  }

  private static String input(String datatype, String data) {
    return "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"%s\",\"data\":%s}]}"
        .formatted(datatype, data);
  }

  /** An answer with one output, contents as the hexadecimal digits of their field. */
  private static String decode(String datatype, String contents, String raw) throws Exception {
    ProtoWriter output = new ProtoWriter().text(2, datatype);
    if (!contents.isEmpty()) {
      output.bytes(5, HexFormat.of().parseHex(contents));
    }
    ProtoWriter answer = new ProtoWriter().message(5, output);
    if (!raw.isEmpty()) {
      answer.bytes(6, HexFormat.of().parseHex(raw));
    }
    byte[] bytes = answer.toBytes();
    String json = Json.compact(InferAnswer.read(bytes, 0, bytes.length).document());
    return json.replaceAll(".*\"data\":(\\[.*\\])}]}", "$1");
  }

  @Test
  void a_request_is_encoded_as_protoc_does() {
    // protoc --encode=inference.ModelInferRequest of the same message
    assertThat(encode(input("FP32", "[[1.5]]"), "grpc://h/m/versions/2"))
        .isEqualTo(
            "0a016d"
                + "120132"
                + "2a14"
                + "0a0161"
                + "120446503332"
                + "1a0101"
                + "2a06"
                + "32040000c03f");
  }

  @Test
  void id_parameters_and_outputs_are_kept() {
    String payload =
        "{\"id\":\"7\",\"parameters\":{\"p\":true},\"outputs\":[{\"name\":\"o\"}],"
            + input("INT32", "[-1]").substring(1);
    assertThat(encode(payload, "grpc://h/m"))
        .isEqualTo(
            "0a016d"
                + "1a0137"
                + "2207"
                + "0a0170"
                + "12020801"
                + "2a1b"
                + "0a0161"
                + "1205494e543332"
                + "1a0101"
                + "2a0c"
                + "120a"
                + "ffffffffffffffffff01"
                + "3203"
                + "0a016f");
  }

  @Test
  void halves_make_all_inputs_raw() {
    assertThat(encode(input("FP16", "[1.5]"), "grpc://h/m")).endsWith("3a02003e");
  }

  @ParameterizedTest
  @CsvSource({
    "FP32, [true], true is no FP32",
    "INT8, [128], 128 is no INT8",
    "INT32, [1.5], 1.5 is no INT32",
    "UINT8, [-1], -1 is no UINT8",
    "BOOL, [2], 2 is no BOOL",
    "BYTES, [1], 1 is no BYTES",
    "FLOAT, [1], there is no datatype FLOAT"
  })
  void what_does_not_fit_is_refused(String datatype, String data, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encode(input(datatype, data), "grpc://h/m"))
        .withMessageStartingWith("payload = \"inline\": inputs[0]: " + rule + "; gRPC wants ");
  }

  @Test
  void a_request_without_inputs_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encode("{\"instances\":[1]}", "grpc://h/m"))
        .withMessageStartingWith("payload = \"inline\": inputs: is missing or empty");
  }

  @ParameterizedTest
  @CsvSource({
    "BOOL, 0a020100, '', '[true,false]'",
    "INT32, 120b01ffffffffffffffffff01, '', '[1,-1]'",
    "INT64, 1a020102, '', '[1,2]'",
    "UINT64, 2a0affffffffffffffffff01, '', [18446744073709551615]",
    "FP32, 32080000c03fcdcccc3d, '', '[1.5,0.1]'",
    "FP32, 350000c03f, '', [1.5]",
    "FP64, 3a089a9999999999b93f, '', [0.1]",
    "BYTES, 420161420162, '', '[\"a\",\"b\"]'",
    "INT64, 1801, '', [1]",
    "FP16, '', 003e00bc0100, '[1.5,-1,0.000000059604645]'",
    "BF16, '', c03f, [1.5]",
    "INT8, '', ff7f, '[-1,127]'",
    "UINT16, '', ffff, [65535]",
    "INT64, '', ffffffffffffffff, [-1]",
    "FP32, '', 0000c07f, [NaN]",
    "BYTES, '', 0200000061620000 0000, '[\"ab\",\"\"]'"
  })
  void typed_and_raw_contents_are_read(String datatype, String contents, String raw, String data)
      throws Exception {
    assertThat(decode(datatype, contents, raw.replace(" ", ""))).isEqualTo(data);
  }

  @Test
  void halves_round_to_the_nearest() {
    assertThat(HalfFloat.bits(65_519.9f)).isEqualTo(0x7bff);
    assertThat(HalfFloat.bits(65_520f)).isEqualTo(0x7c00);
    assertThat(HalfFloat.bits(-0f)).isEqualTo(0x8000);
    for (int half = 0; half < 0x7c00; half++) {
      assertThat(HalfFloat.bits(HalfFloat.value(half))).isEqualTo(half);
    }
  }
}
