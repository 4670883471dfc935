package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.result.AnswerNote;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnswerNotesTest {
  private static String json(SampleRun run) throws JsonException {
    String document = ResultJson.of(Reports.of(run.build(), Reports.pass()), Reports.ENVIRONMENT);
    return Json.compact(
        Objects.requireNonNull(((JsonObject) Json.parse(document)).members().get("answerNotes")));
  }

  @Test
  void a_note_on_answers_is_a_line_with_count_time_and_sample() {
    SampleRun run =
        new SampleRun()
            .noted(AnswerNote.NON_FINITE_NUMBER, 3, Duration.ofMillis(1240), "NaN in\n outputs");
    assertThat(ConsoleText.of(Reports.of(run.build(), Reports.pass())))
        .contains(
            """

              note      the output holds NaN or Infinity: 3 answers,
                        the first at 1.2 s: NaN in outputs
            """);
  }

  @Test
  void a_note_on_an_answer_of_the_warm_up_says_so() {
    SampleRun run =
        new SampleRun().noted(AnswerNote.NON_FINITE_NUMBER, 1, Duration.ofNanos(-1), "");
    assertThat(ConsoleText.of(Reports.of(run.build(), Reports.pass())))
        .contains("\n  note      the output holds NaN or Infinity: 1 answer, in the warm-up\n");
  }

  @Test
  void notes_on_answers_are_counted_by_kind() throws JsonException {
    SampleRun run =
        new SampleRun()
            .noted(AnswerNote.NON_FINITE_NUMBER, 3, Duration.ofMillis(1240), "outputs[0].data[2]");
    assertThat(json(run))
        .isEqualTo(
            "{\"non-finite-number\":{\"count\":3,\"first_ms\":1240,"
                + "\"sample\":\"outputs[0].data[2]\"}}");
    assertThat(json(new SampleRun())).isEqualTo("{}");
  }

  @Test
  void a_note_on_an_answer_of_the_warm_up_has_no_time() throws JsonException {
    SampleRun run = new SampleRun().noted(AnswerNote.NOT_UTF8, 1, Duration.ofNanos(-1), "");
    assertThat(json(run)).isEqualTo("{\"not-utf8\":{\"count\":1,\"sample\":\"\"}}");
  }
}
