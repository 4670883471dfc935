package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkerLogTest {
  private final List<String> kept = new ArrayList<>();
  private final WorkerLog log = new WorkerLog.InMemory(kept::add);

  private void read(String... lines) {
    Stream.of(lines).forEach(log::add);
  }

  @Test
  void lines_stand_as_they_came() {
    read("Picked up X", "loadline-frame/1 1 host 1/1 0 {}", "other", "loadline-frame/1 2 end");
    log.end();
    assertThat(kept)
        .containsExactly(
            "Picked up X\nloadline-frame/1 1 host 1/1 0 {}\nother\nloadline-frame/1 2 end\n");
  }

  @Test
  void a_log_that_is_read_again_stands_once() {
    read("Picked up X", "loadline-frame/1 1 host", "loadline-frame/1 2 line");
    read("Picked up X", "loadline-frame/1 1 host", "loadline-frame/1 2 line");
    read("loadline-frame/1 3 end");
    log.end();
    assertThat(kept)
        .containsExactly(
            "Picked up X\nloadline-frame/1 1 host\nloadline-frame/1 2 line\nloadline-frame/1 3 end\n");
  }
}
