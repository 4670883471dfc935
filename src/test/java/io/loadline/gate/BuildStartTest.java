package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildStartTest {
  @Test
  void what_this_process_has_written_is_never_of_an_earlier_build() {
    Instant started = ProcessHandle.current().info().startInstant().orElseThrow();

    assertThat(PageFiles.buildStart(ProcessHandle.current())).isBefore(started);
  }

  @Test
  void a_fork_behind_a_shell_counts_from_the_jvm_that_started_it() throws Exception {
    Process shell = new ProcessBuilder("/bin/sh", "-c", "sleep 20; :").start();
    try {
      ProcessHandle current = ProcessHandle.current();
      Instant started = current.info().startInstant().orElseThrow();
      ProcessHandle fork =
          Stream.iterate(shell.toHandle(), each -> each.children().findFirst().orElse(each))
              .limit(50)
              .reduce((first, last) -> last)
              .orElseThrow();

      assertThat(PageFiles.buildStart(fork)).isEqualTo(started.minus(Duration.ofSeconds(2)));
    } finally {
      shell.descendants().forEach(ProcessHandle::destroy);
      shell.destroy();
    }
  }
}
