package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.text.WrappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final String LONG = "a-name-".repeat(6);

  @Test
  void without_a_row_there_is_no_line() {
    assertThat(Columns.align(List.of())).isEmpty();
  }

  @Test
  void cells_stand_under_each_other_and_an_empty_column_takes_no_room() {
    assertThat(
            Columns.align(
                List.of(List.of("name", "", "limit", ""), List.of("模型", "", "<= 5 ms", "why"))))
        .containsExactly("  name   limit", "  模型   <= 5 ms   why");
  }

  @Test
  void a_name_without_room_beside_its_figures_stands_above_them() {
    assertThat(
            Columns.align(
                List.of(
                    List.of("objective", "limit", "observed", "samples", "verdict"),
                    List.of("http/" + LONG, "<= 500 ms", "12.5 ms", "1000000", "INCONCLUSIVE"),
                    List.of("http/latency-mean", "<= 150 ms", "3.5 ms", "1000000", "PASS"))))
        .containsExactly(
            "  objective           limit       observed   samples   verdict",
            "  http/" + LONG,
            "                      <= 500 ms   12.5 ms    1000000   INCONCLUSIVE",
            "  http/latency-mean   <= 150 ms   3.5 ms     1000000   PASS");
  }

  @Test
  void a_last_cell_without_room_stands_below() {
    String pod = "pod " + LONG + " on a-node";
    assertThat(
            Columns.align(
                List.of(
                    List.of("worker", "sent", "lag", ""), List.of("0", "1500", "0.13 ms", pod))))
        .containsExactly("  worker   sent   lag", "  0        1500   0.13 ms", "           " + pod);
  }

  @Test
  void tables_of_random_cells_fit_but_for_words_and_keep_every_cell() {
    Random random = new Random(15);
    for (int run = 0; run < 2_000; run++) {
      List<List<String>> rows = new ArrayList<>();
      int columns = 1 + random.nextInt(6);
      for (int row = 0; row <= random.nextInt(6); row++) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
          int length = random.nextInt(10) == 0 ? random.nextInt(120) : random.nextInt(20);
          cells.add((i + 1 + "").repeat(length));
        }
        rows.add(cells);
      }
      List<String> lines = Columns.align(rows);
      assertThat(lines)
          .as("%s", rows)
          .allMatch(
              line -> line.length() <= WrappedText.COLUMNS - 2 || !line.strip().contains(" "));
      assertThat(String.join("", lines).replace(" ", ""))
          .isEqualTo(String.join("", rows.stream().flatMap(List::stream).toList()));
    }
  }
}
