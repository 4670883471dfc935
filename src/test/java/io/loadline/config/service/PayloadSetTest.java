package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadSetTest {
  private final Path dir;

  PayloadSetTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void write_files() throws IOException {
    Files.createDirectories(dir.resolve("set/inner"));
    Files.writeString(dir.resolve("set/b.json"), "[2]");
    Files.writeString(dir.resolve("set/a.json"), "[1]");
    Files.writeString(dir.resolve("set/.hidden"), "no");
    Files.writeString(dir.resolve("lines.jsonl"), "[1]\n\n  {\"a\": 2}\r\n");
    Files.writeString(dir.resolve("cities.csv"), "city,rooms\nKöln,3\n\"a \"\"b\"\", c\",4\r\n");
  }

  private GateFixture with(String... payloads) {
    return gate().projectDir(dir).set(Attribute.PAYLOAD, payloads);
  }

  private static List<String> texts(GateFixture gate) {
    return gate.resolve().plan().call().payloads().stream().map(Payload::text).toList();
  }

  @Test
  void a_folder_is_each_of_its_files_by_name() {
    List<Payload> payloads = with("file:set/").resolve().plan().call().payloads();
    assertThat(payloads).extracting(Payload::text).containsExactly("[1]", "[2]");
    assertThat(payloads)
        .extracting(Payload::source)
        .containsExactly("file:set/a.json", "file:set/b.json");
  }

  @Test
  void a_folder_without_files_or_that_is_not_there_is_refused() {
    assertThat(with("file:set/inner/").refusal())
        .contains(": the folder " + dir.resolve("set/inner") + " has no files;");
    assertThat(with("file:none/").refusal())
        .endsWith(
            ": there is no folder "
                + dir.resolve("none")
                + "; a relative path starts at the project's folder");
    assertThat(with("classpath:no/such/").refusal())
        .contains(": there is no folder no/such/ on the classpath;");
  }

  @Test
  void a_folder_inside_of_a_jar_is_refused() {
    assertThat(with("classpath:org/junit/jupiter/api/").refusal())
        .endsWith(": is a folder inside of a jar, which cannot be listed; name each of its files");
  }

  @Test
  void a_json_lines_file_is_each_of_its_lines() {
    List<Payload> payloads = with("file:lines.jsonl").resolve().plan().call().payloads();
    assertThat(payloads).extracting(Payload::text).containsExactly("[1]", "{\"a\": 2}");
    assertThat(payloads.get(1).source()).isEqualTo("file:lines.jsonl line 3");
  }

  @Test
  void a_line_that_is_no_json_is_named() throws IOException {
    Files.writeString(dir.resolve("bad.jsonl"), "[1]\n[2\n");
    assertThat(with("file:bad.jsonl").refusal())
        .contains(": file:bad.jsonl line 2 is no JSON: ")
        .endsWith("; correct it, or set contentType to what it is");
  }

  @Test
  void weights_are_mixed_evenly() {
    assertThat(texts(with("3x [1]", "[2]"))).containsExactly("[1]", "[1]", "[2]", "[1]");
    assertThat(texts(with("2x [1]", "4x [2]"))).containsExactly("[2]", "[1]", "[2]");
    assertThat(texts(with("2x file:set/", "[3]")))
        .containsExactlyInAnyOrder("[1]", "[2]", "[1]", "[2]", "[3]");
  }

  @Test
  void equal_weights_are_sent_in_the_order_given() {
    assertThat(texts(with("[1]", "[2]", "[3]"))).containsExactly("[1]", "[2]", "[3]");
    assertThat(texts(with("5x [1]", "5x [2]"))).containsExactly("[1]", "[2]");
  }

  @Test
  void a_weighted_payload_is_held_once() {
    List<Payload> payloads = with("2x [1]", "[2]").resolve().plan().call().payloads();
    assertThat(payloads.get(0)).isSameAs(payloads.get(2));
  }

  @Test
  void a_weight_of_zero_is_refused() {
    assertThat(with("0x [1]").refusal()).contains(": must be in 1..1000;");
  }

  @Test
  void columns_are_filled_in_row_by_row_and_escaped_in_json() {
    GateFixture gate =
        with("{\"city\": \"{{city}}\", \"n\": {{ rooms }}}")
            .set(Attribute.PAYLOAD_DATA, "file:cities.csv");
    assertThat(texts(gate))
        .containsExactly(
            "{\"city\": \"Köln\", \"n\": 3}", "{\"city\": \"a \\\"b\\\", c\", \"n\": 4}");
  }

  @Test
  void a_body_that_is_no_json_takes_the_values_as_they_are() throws IOException {
    Files.writeString(dir.resolve("say.txt"), "{{city}}!");
    GateFixture gate =
        with("file:say.txt")
            .set(Attribute.CONTENT_TYPE, "text/plain")
            .set(Attribute.PAYLOAD_DATA, "file:cities.csv");
    assertThat(texts(gate)).containsExactly("Köln!", "a \"b\", c!");
  }

  @Test
  void without_data_braces_are_sent_as_they_are() {
    assertThat(texts(with("[\"{{city}}\"]"))).containsExactly("[\"{{city}}\"]");
  }

  @Test
  void a_column_that_is_not_there_is_refused() {
    assertThat(with("[\"{{citty}}\"]").set(Attribute.PAYLOAD_DATA, "file:cities.csv").refusal())
        .endsWith(": {{citty}} is no column of payloadData; did you mean city?");
  }

  @Test
  void data_that_no_payload_uses_is_refused() {
    assertThat(with("[1]").set(Attribute.PAYLOAD_DATA, "file:cities.csv").refusal())
        .endsWith(
            ": no payload names one of its columns; write {{city}} into a payload, or remove it");
  }

  @Test
  void a_filled_body_that_is_no_json_names_its_row() throws IOException {
    Files.writeString(dir.resolve("n.csv"), "n\n1\nmany\n");
    assertThat(with("[{{n}}]").set(Attribute.PAYLOAD_DATA, "file:n.csv").refusal())
        .contains(": inline row 2 is no JSON: ");
  }

  @Test
  void malformed_data_is_refused() throws IOException {
    assertThat(data("a,b\n1\n"))
        .endsWith(
            ": row 1 has 1 values for 2 columns;"
                + " give each column a value; one that holds a comma goes in quotes");
    assertThat(data("a,b\n")).contains(": has no rows;");
    assertThat(data("a\n\"1")).contains(": a quote is never closed;");
  }

  private String data(String csv) throws IOException {
    Files.writeString(dir.resolve("bad.csv"), csv);
    return with("[\"{{a}}\"]").set(Attribute.PAYLOAD_DATA, "file:bad.csv").refusal();
  }

  @Test
  void too_many_payloads_are_refused() throws IOException {
    Files.writeString(dir.resolve("many.jsonl"), "[1]\n".repeat(5_001));
    assertThat(with("2x file:many.jsonl").refusal())
        .endsWith(": is 10002 payloads, weights and rows of data counted; keep 10000 at the most");
  }

  @Test
  void a_uuid_follows_from_the_seed() {
    Payload set = uuid(with("{\"id\": \"{uuid}\"}").set(Attribute.SEED, "7"));
    Payload drawn = uuid(with("{\"id\": \"{uuid}\"}").randomSeed(7));
    assertThat(set.uuids()).isEqualTo(1);
    assertThat(set.of(Phase.PROBE, 3).text()).isEqualTo(drawn.of(Phase.PROBE, 3).text());
  }

  private static Payload uuid(GateFixture gate) {
    return gate.resolve().plan().call().payloads().get(0);
  }
}
