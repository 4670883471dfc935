package io.loadline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappedTextTest {
  private static final List<String> LETTERS =
      List.of(
          "a", "Q", "7", "-", "_", "/", ".", "(", ")", ",", ";", "é", "e\u0301", "模", "型", "가",
          "🚀");

  private static List<String> lines(String text) {
    return WrappedText.message(text).lines().toList();
  }

  private static String letters(Random random, int most) {
    return IntStream.rangeClosed(0, random.nextInt(most))
        .mapToObj(i -> LETTERS.get(random.nextInt(LETTERS.size())))
        .collect(Collectors.joining());
  }

  @Test
  void a_text_that_fits_stays_as_it_is() {
    String fits = "  note      two  blanks stay as they are\n\n" + "a".repeat(80);
    assertThat(WrappedText.message(fits)).isEqualTo(fits);
    assertThat(WrappedText.message("")).isEmpty();
  }

  @Test
  void what_has_a_label_goes_on_below_its_text() {
    assertThat(
            lines(
                "  note      no error objective was named, so that none are allowed, as if"
                    + " errors = 0 had been written"))
        .containsExactly(
            "  note      no error objective was named, so that none are allowed,",
            "            as if errors = 0 had been written");
  }

  @Test
  void one_of_several_items_of_a_label_goes_on_further_in_than_they_begin() {
    String item = "words " + "and more ".repeat(8) + "of them";
    assertThat(lines("  outcomes  first " + item + "\n            second " + item))
        .containsExactly(
            "  outcomes  first words and more and more and more and more and more and more",
            "              and more and more of them",
            "            second words and more and more and more and more and more and more",
            "              and more and more of them");
  }

  @Test
  void what_has_no_label_goes_on_further_in_than_it_begins() {
    String text = "FAIL gate: " + "word ".repeat(13) + "and the last two";
    assertThat(lines(text))
        .containsExactly("FAIL gate: " + "word ".repeat(13) + "and", "    the last two");
    assertThat(lines("  " + text))
        .containsExactly("  FAIL gate: " + "word ".repeat(13).strip(), "      and the last two");
  }

  @Test
  void figures_and_clauses_stay_together_where_that_leaves_no_line_half_empty() {
    assertThat(
            lines(
                "  response  mean 702.5  p50 702.5  p90 704.1  p99 705.7  max 705.7 ms  (of the 90"
                    + " that succeeded)"))
        .containsExactly(
            "  response  mean 702.5  p50 702.5  p90 704.1  p99 705.7  max 705.7 ms",
            "            (of the 90 that succeeded)");
    assertThat(
            lines("a, " + "b".repeat(20) + " (" + "c ".repeat(20) + ", d) and " + "e ".repeat(20)))
        .first()
        .asString()
        .hasSize(79)
        .endsWith("e e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://iris.default.svc.cluster.local/v2/models/iris/infer",
        "target/loadline/com.example.iris.IrisGateIT/iris/result.json",
        "@Load(connections = 16, requests = 3000, rate = 200)",
        "kubectl --context kind -n default describe isvc iris",
        "mvn verify -Dloadline.endpoint.iris.latency-mean=300",
        "loadline.endpoint.iris.latency-mean=300,connections=20",
        "1234.567891 ms"
      })
  void what_people_copy_stays_whole(String copied) {
    for (int before = 0; before < 90; before++) {
      String text = "x".repeat(before) + " see to it that " + copied + ", and then try once more";
      assertThat(lines(text)).as(text).anyMatch(line -> line.contains(copied));
    }
  }

  @Test
  void what_is_wider_than_a_line_and_cannot_be_broken_stands_alone() {
    String path = "/" + "p".repeat(90);
    assertThat(lines("cannot write " + path + " (disk full)"))
        .containsExactly("cannot write", "    " + path, "    (disk full)");
    assertThat(lines("  report    " + path)).containsExactly("  report    " + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"  page      ", "  report    ", "    report    ", "  gate      "})
  void where_a_gate_and_its_files_are_stands_on_one_line_though_it_has_blanks(String label) {
    String place = label + "target/load line/IrisGateIT/" + "a name ".repeat(12) + "/index.html";
    assertThat(lines("first\n" + place + "\nlast")).containsExactly("first", place, "last");
  }

  @Test
  void a_label_that_takes_half_a_line_is_none() {
    String text = "  " + "l".repeat(60) + "  " + "word ".repeat(9).strip();
    assertThat(lines(text))
        .containsExactly("  " + "l".repeat(60), "      " + "word ".repeat(9).strip());
  }

  @Test
  void one_line_of_a_megabyte_is_wrapped() {
    assertThat(lines("word ".repeat(200_000).strip()))
        .hasSizeBetween(12_500, 14_000)
        .allMatch(line -> line.length() <= WrappedText.COLUMNS);
  }

  @Test
  void the_beginning_of_a_text_is_as_wide_as_there_is_room() {
    assertThat(WrappedText.beginning("iris", 4)).isEqualTo("iris");
    assertThat(WrappedText.beginning("iris", 3)).isEqualTo("iri");
    assertThat(WrappedText.beginning("模型", 3)).isEqualTo("模");
    assertThat(WrappedText.beginning("a🚀b", 2)).isEqualTo("a");
    assertThat(WrappedText.beginning("e\u0301b", 1)).isEqualTo("e\u0301");
    assertThat(WrappedText.beginning("", 3)).isEmpty();
  }

  @Test
  void a_letter_is_as_wide_as_terminals_show_it() {
    assertThat(WrappedText.width("iris")).isEqualTo(4);
    assertThat(WrappedText.width("模型가🚀。")).isEqualTo(10);
    assertThat(WrappedText.width("e\u0301\u200D")).isEqualTo(1);
  }

  @Test
  void no_line_of_a_random_text_is_wider_but_for_what_cannot_be_broken_and_nothing_is_lost() {
    Random random = new Random(15);
    for (int run = 0; run < 2_000; run++) {
      String label = random.nextBoolean() ? "  label     " : " ".repeat(random.nextInt(5));
      int words = random.nextInt(40);
      String text =
          label
              + IntStream.rangeClosed(0, words)
                  .mapToObj(i -> letters(random, 30))
                  .collect(Collectors.joining(" "));
      assertThat(lines(text))
          .as(text)
          .allMatch(
              line ->
                  WrappedText.width(line) <= WrappedText.COLUMNS
                      || !line.strip().replaceFirst("^label +", "").contains(" "));
      assertThat(WrappedText.message(text).replaceAll("\\s+", " "))
          .isEqualTo(text.replaceAll("\\s+", " "));
    }
  }

  @Test
  void the_first_line_is_told_as_long_as_it_was() {
    String first = "INVALID gate: " + "word ".repeat(40).strip();
    String whole = first + "\n  objective   limit\n    more";
    assertThat(WrappedText.firstLine(WrappedText.message(whole))).isEqualTo(first);
    assertThat(WrappedText.firstLine(first)).isEqualTo(first);
  }
}
