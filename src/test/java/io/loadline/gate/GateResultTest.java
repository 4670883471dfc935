package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.slo.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateResultTest {
  private static GateResult told(int lines) {
    String text =
        IntStream.rangeClosed(1, lines)
            .mapToObj(i -> "line " + i)
            .collect(Collectors.joining("\n"));
    return new GateResult(Verdict.FAIL, List.of(), text, Map.of(), Optional.empty());
  }

  @Test
  void a_message_of_60_lines_is_the_whole_text() {
    assertThat(told(60).message()).isEqualTo(told(60).text());
  }

  @Test
  void a_longer_one_keeps_the_first_lines_and_the_last_two_and_says_what_is_left_out() {
    List<String> lines = told(200).message().lines().toList();
    assertThat(lines)
        .hasSize(60)
        .startsWith("line 1", "line 2")
        .endsWith(
            "line 57",
            "  (141 more lines: see the test's output, or the report)",
            "line 199",
            "line 200");
  }
}
