package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.slo.Verdict;
import io.loadline.text.WrappedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateResultTest {
  private static GateResult told(int lines) {
    return told(lines, "");
  }

  private static GateResult told(int lines, String place) {
    String text =
        IntStream.rangeClosed(1, lines).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"))
            + place;
    return new GateResult(Verdict.FAIL, List.of(), text, Map.of(), Optional.empty());
  }

  @Test
  void a_message_of_60_lines_is_the_whole_text() {
    assertThat(told(60).message()).isEqualTo(told(60).text());
  }

  @Test
  void a_longer_one_keeps_the_first_lines_and_where_its_files_are_and_says_what_is_left_out() {
    String place = "\n  gate      IrisGateIT#iris\n  page      a.html\n  report    a.json";
    List<String> lines = told(200, place).message().lines().toList();
    assertThat(lines)
        .hasSize(60)
        .startsWith("line 1", "line 2")
        .endsWith(
            "line 56",
            "  (144 more lines: see the test's output, or the report)",
            "  gate      IrisGateIT#iris",
            "  page      a.html",
            "  report    a.json");
  }

  @Test
  void a_path_with_blanks_that_is_wider_than_a_line_is_kept_too() {
    String path = "target/loadline/com.example.IrisGateIT/iris keeps " + "what it says ".repeat(5);
    String place = "\n  gate      IrisGateIT#iris\n  page      " + path + "/index.html";
    String report = "  report    " + path + "/result.json";
    GateResult result = told(200, WrappedText.message(place + "\n" + report));
    assertThat(result.message().lines().toList())
        .hasSize(60)
        .endsWith(
            "  (144 more lines: see the test's output, or the report)",
            "  gate      IrisGateIT#iris",
            "  page      " + path + "/index.html",
            report);
  }
}
