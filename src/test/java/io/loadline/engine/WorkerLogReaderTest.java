package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.WorkerMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerLogReaderTest {
  private static final WorkerMessage END = new WorkerMessage.End(0);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final WorkerOutput out =
      new WorkerOutput(new PrintStream(bytes, false, StandardCharsets.UTF_8));
  private final WorkerLogReader reader = new WorkerLogReader();
  private final List<WorkerMessage> read = new ArrayList<>();

  private static WorkerMessage line(String text) {
    return new WorkerMessage.Line(Optional.empty(), text);
  }

  private List<String> log() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void read(List<String> lines) throws FormatException {
    for (String each : lines) {
      reader.read(each).ifPresent(read::add);
    }
  }

  @Test
  void messages_come_out_as_they_were_written() throws FormatException {
    WorkerMessage progress = new WorkerMessage.Progress(1, 2_000_000_000, -1, 40, 2);
    out.write(progress);
    out.write(line("waits for \u03bc"));
    out.write(END);
    read(log());
    assertThat(read).containsExactly(progress, line("waits for \u03bc"), END);
    assertThat(reader.isWhole()).isTrue();
  }

  @Test
  void a_log_that_is_read_again_from_its_start_tells_nothing_twice() throws FormatException {
    out.write(line("a"));
    out.write(line("x".repeat(9_000)));
    read(log().subList(0, 2));
    out.write(END);
    read(log());
    assertThat(read).containsExactly(line("a"), line("x".repeat(9_000)), END);
  }

  @Test
  void text_of_others_before_and_between_frames_does_no_harm() throws FormatException {
    out.write(line("a"));
    out.write(END);
    read(List.of("Picked up JAVA_TOOL_OPTIONS: -Xmx1g", "no end of line" + log().get(0), ""));
    read(List.of(log().get(1)));
    assertThat(read).containsExactly(line("a"), END);
  }

  @Test
  void a_service_may_answer_what_other_languages_take_for_a_line_break() throws FormatException {
    WorkerMessage answer = line("HTTP 503: a\u0085b\u2028c\u2029d");
    out.write(answer);
    out.write(END);
    read(log());
    assertThat(read).containsExactly(answer, END);
  }

  @Test
  void nothing_counts_behind_a_frame_that_is_missing_until_it_comes() throws FormatException {
    out.write(line("a"));
    out.write(line("b"));
    out.write(END);
    read(List.of(log().get(0), log().get(2)));
    assertThat(read).containsExactly(line("a"));
    assertThat(reader.isWhole()).isFalse();
    assertThat(reader.missing()).isEqualTo("frame 2 of the worker's log is missing or damaged");

    read(log());
    assertThat(read).containsExactly(line("a"), line("b"), END);
    assertThat(reader.isWhole()).isTrue();
  }

  @Test
  void a_damaged_frame_is_a_missing_one() throws FormatException {
    out.write(line("a"));
    out.write(END);
    read(List.of(log().get(0).replace("\"a\"", "\"b\""), log().get(1)));
    assertThat(read).isEmpty();
    assertThat(reader.missing()).isEqualTo("frame 1 of the worker's log is missing or damaged");
  }

  @Test
  void a_log_that_stops_before_its_end_is_not_whole() throws FormatException {
    out.write(line("a"));
    read(log());
    assertThat(reader.isWhole()).isFalse();
    assertThat(reader.missing()).isEqualTo("the worker's log ends with frame 1, before its end");
  }

  @Test
  void a_message_of_another_release_is_refused() {
    out.write("forecast", "{}");
    assertThatThrownBy(() -> read(log()))
        .isInstanceOf(FormatException.class)
        .hasMessage("there are no messages of the kind forecast");
  }
}
