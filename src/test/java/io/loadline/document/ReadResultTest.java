package io.loadline.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadResultTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private final Path folder;

  ReadResultTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void endpoints_are_read_from_their_own_files() throws IOException {
    ResultDocument gate = ResultDocument.read(GOLDEN.resolve("endpoints-pass"));

    assertThat(gate.endpoints()).extracting(ResultDocument::name).containsExactly("iris", "canary");
    assertThat(gate.endpoints()).extracting(ResultDocument::weight).containsExactly(3L, 1L);
    assertThat(gate.measured()).isEqualTo(gate.endpoints());
    assertThat(gate.endpoints().get(0).root().list("intervals")).isNotEmpty();
  }

  @Test
  void a_gate_of_one_address_holds_the_figures_itself() throws IOException {
    ResultDocument gate = ResultDocument.read(GOLDEN.resolve("fail-waiting"));

    assertThat(gate.endpoints()).isEmpty();
    assertThat(gate.measured()).containsExactly(gate);
    assertThat(gate.verdict()).isEqualTo("FAIL");
    assertThat(gate.gate()).isEqualTo("com.example.IrisGateIT#gate");
  }

  @Test
  void what_was_no_test_goes_by_its_name() throws IOException {
    Files.writeString(folder.resolve("result.json"), "{\"name\": \"nightly\", \"gate\": null}");

    assertThat(ResultDocument.read(folder).gate()).isEqualTo("nightly");
  }

  @Test
  void what_is_absent_is_empty() throws IOException {
    Files.writeString(folder.resolve("result.json"), "{\"schema\": 1}");

    ResultDocument empty = ResultDocument.read(folder);

    assertThat(empty.verdict()).isEmpty();
    assertThat(empty.objectives()).isEmpty();
    assertThat(empty.root().figure("response", "p99")).isEmpty();
  }

  @Test
  void a_file_that_is_no_json_is_named() throws IOException {
    Files.writeString(folder.resolve("result.json"), "{");

    assertThatThrownBy(() -> ResultDocument.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder.resolve("result.json") + " is no JSON: ");
  }

  @Test
  void a_margin_is_positive_on_the_good_side_of_either_bound() {
    assertThat(objective(500, true, OptionalDouble.of(375)).margin()).hasValue(0.25);
    assertThat(objective(500, true, OptionalDouble.of(600)).margin().orElseThrow())
        .isCloseTo(-0.2, within(1e-12));
    assertThat(objective(40, false, OptionalDouble.of(50)).margin()).hasValue(0.25);
    assertThat(objective(40, false, OptionalDouble.of(30)).margin()).hasValue(-0.25);
  }

  @Test
  void there_is_no_margin_without_a_figure_or_with_a_limit_of_zero() {
    assertThat(objective(500, true, OptionalDouble.empty()).margin()).isEmpty();
    assertThat(objective(0, true, OptionalDouble.of(3)).margin()).isEmpty();
  }

  private static ObjectiveFigures objective(double limit, boolean upper, OptionalDouble observed) {
    return new ObjectiveFigures("http/latency-p99", limit, upper, "ms", observed, 100, "PASS", "");
  }
}
