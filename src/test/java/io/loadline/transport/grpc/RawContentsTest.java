package io.loadline.transport.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.json.Json;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.protobuf.wire.ProtoWriter;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Which raw contents belong to which output. */
class RawContentsTest {
  private static final byte[] NONE = {};
  private static final byte[] FP32_PAIR = hex("0000c03f00002040");
  private static final byte[] FP16_PAIR = hex("003e0041");
  private static final byte[] INT64_ONE = hex("0700000000000000");

  private final ProtoWriter answer = new ProtoWriter();

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static ProtoWriter output(String name, String datatype, int... shape) {
    ProtoWriter sizes = new ProtoWriter();
    for (int size : shape) {
      sizes.raw(size);
    }
    return new ProtoWriter().text(1, name).text(2, datatype).message(3, sizes);
  }

  private RawContentsTest with(ProtoWriter output) {
    answer.message(5, output);
    return this;
  }

  private RawContentsTest raw(byte[] contents) {
    answer.bytes(6, contents);
    return this;
  }

  private String data() throws WireFormatException {
    byte[] bytes = answer.toBytes();
    String json = Json.compact(InferAnswer.read(bytes, 0, bytes.length).document());
    StringBuilder data = new StringBuilder();
    for (String part : json.split("\"data\":", -1)) {
      data.append(part.startsWith("[") ? part.substring(0, part.indexOf(']') + 1) : "");
    }
    return data.toString();
  }

  private static ProtoWriter typed(ProtoWriter output, int field, String packed) {
    return output.message(5, new ProtoWriter().bytes(field, hex(packed)));
  }

  @Test
  void as_many_entries_as_outputs_go_by_their_index() throws Exception {
    with(output("a", "FP32", 2)).with(output("b", "INT64", 1)).raw(FP32_PAIR).raw(INT64_ONE);
    assertThat(data()).isEqualTo("[1.5,2.5][7]");
  }

  @Test
  void an_empty_contents_beside_raw_ones_means_nothing() throws Exception {
    with(output("a", "FP32", 2).message(5, new ProtoWriter())).raw(FP32_PAIR);
    assertThat(data()).isEqualTo("[1.5,2.5]");
  }

  @Test
  void fewer_entries_go_to_the_outputs_that_are_not_typed() throws Exception {
    with(typed(output("label", "INT64", 1), 3, "07")).with(output("score", "FP32", 2));
    raw(FP32_PAIR);
    assertThat(data()).isEqualTo("[7][1.5,2.5]");
  }

  @Test
  void an_output_without_elements_gets_none_of_fewer_entries() throws Exception {
    with(output("boxes", "FP32", 0, 4)).with(output("scores", "FP16", 2)).raw(FP16_PAIR);
    assertThat(data()).isEqualTo("[][1.5,2.5]");
  }

  @Test
  void fewer_entries_keep_their_order() throws Exception {
    with(output("a", "FP16", 2)).with(typed(output("b", "INT64", 1), 3, "05"));
    with(output("c", "FP32", 2)).raw(FP16_PAIR).raw(FP32_PAIR);
    assertThat(data()).isEqualTo("[1.5,2.5][5][1.5,2.5]");
  }

  @Test
  void a_text_without_characters_is_an_element_all_the_same() throws Exception {
    with(output("text", "BYTES", 1).message(5, new ProtoWriter().bytes(8, NONE)));
    with(output("score", "FP32", 2)).raw(FP32_PAIR);
    assertThat(data()).isEqualTo("[\"\"][1.5,2.5]");
  }

  @Test
  void entries_that_belong_to_nobody_make_no_value() {
    with(typed(output("a", "INT64", 1), 3, "07")).with(output("b", "FP32", 2));
    with(output("c", "FP32", 2)).raw(FP32_PAIR);
    assertThatThrownBy(this::data)
        .isInstanceOf(WireFormatException.class)
        .hasMessage("raw_output_contents has 1 entries for 3 outputs, of which 2 have no contents");
  }

  @Test
  void more_entries_than_outputs_make_no_value() {
    with(output("a", "FP32", 2)).raw(FP32_PAIR).raw(FP32_PAIR);
    assertThatThrownBy(this::data).hasMessageStartingWith("raw_output_contents has 2 entries");
  }

  @Test
  void an_entry_that_does_not_fill_the_shape_makes_no_value() {
    with(typed(output("a", "INT64", 1), 3, "07")).with(output("b", "FP32", 3)).raw(FP32_PAIR);
    assertThatThrownBy(this::data)
        .hasMessage("raw_output_contents has 2 elements where the shape of output b asks for 3");
  }

  @Test
  void an_entry_by_index_that_does_not_fill_the_shape_makes_no_value_either() {
    with(output("a", "FP32", 3)).raw(FP32_PAIR);
    assertThatThrownBy(this::data)
        .hasMessage("raw_output_contents has 2 elements where the shape of output a asks for 3");
  }

  @Test
  void an_output_without_a_shape_may_have_any_number_of_elements() throws Exception {
    with(new ProtoWriter().text(1, "a").text(2, "FP32")).raw(FP32_PAIR);
    assertThat(data()).isEqualTo("[1.5,2.5]");
  }

  @Test
  void typed_and_raw_contents_of_one_output_make_no_value() {
    with(typed(output("a", "INT64", 1), 3, "07")).raw(INT64_ONE);
    assertThatThrownBy(this::data).hasMessage("an output with typed and with raw contents: a");
  }

  @Test
  void typed_contents_beside_an_empty_entry_are_kept() throws Exception {
    with(typed(output("a", "INT64", 1), 3, "07")).with(output("b", "FP32", 2));
    raw(NONE).raw(FP32_PAIR);
    assertThat(data()).isEqualTo("[7][1.5,2.5]");
  }

  @Test
  void half_an_element_makes_no_value() {
    with(output("a", "FP32", 2)).raw(hex("0000c03f0000"));
    assertThatThrownBy(this::data).hasMessage("an answer whose numbers are cut off");
  }
}
