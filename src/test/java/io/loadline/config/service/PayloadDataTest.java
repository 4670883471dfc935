package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadDataTest {
  private final Path dir;

  PayloadDataTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateFixture with(byte[] csv, String payload) throws IOException {
    Files.write(dir.resolve("data.csv"), csv);
    return gate()
        .projectDir(dir)
        .set(Attribute.PAYLOAD, payload)
        .set(Attribute.PAYLOAD_DATA, "file:data.csv");
  }

  private List<String> filled(String csv, String payload) throws IOException {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    return with(bytes, payload).resolve().plan().call().payloads().stream()
        .map(Payload::text)
        .toList();
  }

  @Test
  void data_that_is_no_utf_8_is_refused() throws IOException {
    byte[] latin = "city\nK\u00f6ln\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(with(latin, "{\"a\": \"{{city}}\"}").refusal())
        .contains("file:data.csv")
        .endsWith(": is not UTF-8; save it as UTF-8; spreadsheets offer that by name");
  }

  @Test
  void two_columns_of_one_name_are_refused() throws IOException {
    byte[] twice = "city,rooms, city\nA,1,B\n".getBytes(StandardCharsets.UTF_8);
    assertThat(with(twice, "{\"a\": \"{{city}}\"}").refusal())
        .endsWith(
            ": has two columns of the name city; give each column a name of its own in the first"
                + " row");
  }

  @Test
  void two_columns_without_a_name_are_refused() throws IOException {
    byte[] nameless = "city,,\nA,1,B\n".getBytes(StandardCharsets.UTF_8);
    assertThat(with(nameless, "{\"a\": \"{{city}}\"}").refusal())
        .contains(": has two columns of the name \"\";");
  }

  @Test
  void an_empty_text_in_quotes_is_a_row_of_one_column() throws IOException {
    assertThat(filled("prompt\nA\n\"\"\nB\n", "{\"a\": \"{{prompt}}\"}"))
        .containsExactly("{\"a\": \"A\"}", "{\"a\": \"\"}", "{\"a\": \"B\"}");
  }

  @Test
  void an_empty_text_in_quotes_is_a_row_at_the_end_without_a_line_break() throws IOException {
    assertThat(filled("prompt\nA\n\"\"", "{\"a\": \"{{prompt}}\"}"))
        .containsExactly("{\"a\": \"A\"}", "{\"a\": \"\"}");
  }

  @Test
  void a_blank_line_is_no_row() throws IOException {
    assertThat(filled("prompt\nA\n\n\r\nB\n", "{\"a\": \"{{prompt}}\"}"))
        .containsExactly("{\"a\": \"A\"}", "{\"a\": \"B\"}");
  }

  @Test
  void a_json_payload_may_hold_a_text_of_up_to_32_mib() throws IOException {
    Files.writeString(dir.resolve("large.json"), "{\"a\":\"" + "x".repeat(31 << 20) + "\"}");
    GateFixture gate = gate().projectDir(dir).set(Attribute.PAYLOAD, "file:large.json");
    assertThat(gate.resolve().plan().call().payloads()).hasSize(1);
  }

  @Test
  void a_larger_payload_is_refused_with_the_limit() throws IOException {
    Files.writeString(dir.resolve("large.json"), "{\"a\":\"" + "x".repeat(32 << 20) + "\"}");
    assertThat(gate().projectDir(dir).set(Attribute.PAYLOAD, "file:large.json").refusal())
        .endsWith(": takes more than 32 MiB, which are held in memory; send less of it");
  }

  @Test
  void a_document_that_is_nested_too_deep_is_refused_without_a_setting_of_the_parser()
      throws IOException {
    Files.writeString(dir.resolve("deep.json"), "[".repeat(1001) + "]".repeat(1001));
    assertThat(gate().projectDir(dir).set(Attribute.PAYLOAD, "file:deep.json").refusal())
        .contains("nesting depth (1001) exceeds the maximum allowed (1000)")
        .doesNotContain("StreamReadConstraints");
  }
}
