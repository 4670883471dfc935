package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {
  private static final String GATE = "com.example.IrisGateIT#iris_keeps_its_promise";

  private final Path folder;

  RunHistoryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void runs_come_back_as_they_were_in_the_order_in_which_they_began() throws IOException {
    RunHistory history = new RunHistory(folder, 10);
    PastRun second = run("2026-11-24T09:00:00Z", GATE);
    PastRun first = run("2026-11-23T09:00:00.5Z", GATE);
    history.add(second);
    history.add(first);

    assertThat(history.of(GATE)).containsExactly(first, second);
  }

  @Test
  void other_gates_have_a_history_of_their_own() throws IOException {
    RunHistory history = new RunHistory(folder, 10);
    history.add(run("2026-11-24T09:00:00Z", "com.example.IrisGateIT#other"));

    assertThat(history.of(GATE)).isEmpty();
  }

  @Test
  void two_names_that_make_one_folder_are_not_mixed() throws IOException {
    RunHistory history = new RunHistory(folder, 10);
    history.add(run("2026-11-24T09:00:00Z", "a?b"));
    history.add(run("2026-11-24T10:00:00Z", "a*b"));

    assertThat(history.of("a?b")).extracting(PastRun::gate).containsExactly("a?b");
  }

  @Test
  void the_oldest_go_beyond_the_number_that_is_kept() throws IOException {
    RunHistory history = new RunHistory(folder, 2);
    for (int day = 1; day <= 4; day++) {
      history.add(run("2026-11-0" + day + "T09:00:00Z", GATE));
    }

    assertThat(history.of(GATE))
        .extracting(PastRun::at)
        .containsExactly("2026-11-03T09:00:00Z", "2026-11-04T09:00:00Z");
  }

  @Test
  void what_others_have_put_there_stays_and_a_damaged_file_is_left_out() throws IOException {
    RunHistory history = new RunHistory(folder, 1);
    history.add(run("2026-11-01T09:00:00Z", GATE));
    Path own = only(folder);
    Files.writeString(own.resolve("notes.json"), "mine");
    Files.writeString(own.resolve("20261102T090000Z.json"), "{");

    assertThat(history.of(GATE)).hasSize(1);
    history.add(run("2026-11-03T09:00:00Z", GATE));
    assertThat(own.resolve("notes.json")).hasContent("mine");
  }

  @Test
  void a_result_is_kept_with_the_images_that_served() throws IOException {
    Files.writeString(
        folder.resolve("result.json"),
        """
        {"name": "iris", "gate": "a.IrisIT#iris", "verdict": "PASS", "started": "2026-11-24T09:00:00Z",
         "load": {"timeout_s": 7},
         "objectives": [{"metric": "http/error-count", "limit": 0, "bound": "upper", "unit": "",
           "observed": 0, "samples": 100, "verdict": "PASS", "reason": ""}],
         "target": {"before": {"components": [{"pods": [
           {"images": [{"container": "kserve-container", "image": "iris@sha256:aa"}]},
           {"images": [{"container": "kserve-container", "image": "iris@sha256:aa"}]}]}]}}}
        """);
    ResultDocument result = ResultDocument.read(folder);

    PastRun run = PastRun.of(result, "0123");

    assertThat(run.at()).isEqualTo("2026-11-24T09:00:00Z");
    assertThat(run.images()).containsExactly("iris@sha256:aa");
    assertThat(run.timeoutSeconds()).isEqualTo(7);
    assertThat(run.objectives()).isEqualTo(result.objectives());
  }

  private static PastRun run(String at, String gate) {
    ObjectiveFigures broken =
        new ObjectiveFigures(
            "http/latency-p99", 500, true, "ms", OptionalDouble.of(612.4), 100, "FAIL", "");
    ObjectiveFigures unknown =
        new ObjectiveFigures(
            "http/throughput", 40, false, "/s", OptionalDouble.empty(), 0, "INCONCLUSIVE", "few");
    return new PastRun(
        at, gate, "FAIL", "0123", List.of("iris@sha256:1"), 30, List.of(broken, unknown));
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findFirst().orElseThrow();
    }
  }
}
