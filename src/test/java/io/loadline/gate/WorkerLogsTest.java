package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of several workers are files of their own, written as they come. */
class WorkerLogsTest {
  private final Path dir;
  private final WorkerLogs logs;

  WorkerLogsTest(@TempDir Path dir) {
    this.dir = dir.resolve("results");
    this.logs = new WorkerLogs(Optional.of(this.dir), text -> text.replace("hunter2", "***"));
  }

  private static void read(WorkerLog log, String... lines) {
    Stream.of(lines).forEach(log::add);
  }

  private String file(int index) throws IOException {
    return Files.readString(dir.resolve("worker-" + index + ".log"));
  }

  @Test
  void each_has_a_file_by_its_index_without_secrets() throws Exception {
    WorkerLog log = logs.of(12);
    read(log, "Picked up hunter2", "loadline-frame/1 1 host", "other", "loadline-frame/1 2 end");
    log.end();
    assertThat(file(12))
        .isEqualTo("Picked up ***\nloadline-frame/1 1 host\nother\nloadline-frame/1 2 end\n");
  }

  @Test
  void a_log_that_is_read_again_stands_once() throws Exception {
    WorkerLog log = logs.of(0);
    String[] many =
        IntStream.rangeClosed(2, 900)
            .mapToObj(i -> "loadline-frame/1 " + i + " line")
            .toArray(String[]::new);
    read(log, "Picked up X", "loadline-frame/1 1 host");
    read(log, many);
    read(log, "Picked up X", "loadline-frame/1 1 host");
    read(log, many);
    read(log, "the end of a JVM");
    log.end();
    assertThat(file(0).lines()).hasSize(902).startsWith("Picked up X", "loadline-frame/1 1 host");
    assertThat(file(0)).endsWith("loadline-frame/1 900 line\nthe end of a JVM\n");
  }

  @Test
  void those_of_an_earlier_run_are_removed_and_nothing_else() throws Exception {
    Files.createDirectories(dir);
    for (String each :
        new String[] {"worker.log", "worker-0.log", "worker-31.log", "worker-x.log"}) {
      Files.writeString(dir.resolve(each), "x");
    }
    logs.removeEarlier();
    assertThat(dir).isDirectoryContaining("glob:**worker-x.log");
    assertThat(dir.toFile().list()).containsExactly("worker-x.log");
  }

  @Test
  void a_file_that_cannot_be_written_takes_nothing_else_away() throws Exception {
    Files.writeString(dir, "in the way of the folder");
    WorkerLog log = logs.of(0);
    read(log, "loadline-frame/1 1 host");
    log.end();
    assertThat(dir).isRegularFile();
  }

  @Test
  void where_no_results_are_kept_there_is_no_log() {
    WorkerLog log = new WorkerLogs(Optional.empty(), text -> text).of(0);
    read(log, "loadline-frame/1 1 host");
    log.end();
    assertThat(dir).doesNotExist();
  }
}
