package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkerOutputTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final WorkerOutput frames =
      new WorkerOutput(new PrintStream(bytes, false, StandardCharsets.UTF_8));

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** {@code python3 -c 'import zlib;print("%08x"%zlib.crc32(b"1 end 1/1 {\"exit\":0}"))'}. */
  @Test
  void a_frame_is_one_line_with_its_number_and_a_sum_of_all_of_it() {
    frames.write("end", "{\"exit\":0}");
    assertThat(lines()).containsExactly("loadline-frame/1 1 end 1/1 5d30da3b {\"exit\":0}");
  }

  @Test
  void a_long_message_comes_in_parts_that_split_no_character() {
    String face = "\ud83d\ude00";
    String payload = Stream.generate(() -> "x" + face).limit(4_000).collect(Collectors.joining());
    frames.write("result", payload);
    frames.write("end", "");

    assertThat(lines())
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length < 16_384);
    WorkerMessages read = WorkerMessages.of(lines());
    assertThat(read.all("result")).containsExactly(payload);
    assertThat(read.all("end")).containsExactly("");
  }

  @Test
  void other_text_between_frames_does_no_harm() {
    frames.write("progress", "{}");
    List<String> log =
        Stream.concat(Stream.of("Picked up JAVA_TOOL_OPTIONS"), lines().stream()).toList();
    assertThat(WorkerMessages.of(log).all("progress")).containsExactly("{}");
  }

  @Test
  void a_missing_and_a_damaged_frame_are_seen() {
    frames.write("progress", "{\"successes\":1}");
    frames.write("end", "{}");
    assertThatThrownBy(() -> WorkerMessages.of(lines().subList(1, 2)))
        .hasMessageStartingWith("missing or damaged");
    String damaged = lines().get(0).replace(":1}", ":2}");
    assertThatThrownBy(() -> WorkerMessages.of(List.of(damaged)))
        .hasMessageStartingWith("missing or damaged");
  }
}
