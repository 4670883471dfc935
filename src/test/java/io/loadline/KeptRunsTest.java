package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of all gates, and what is kept over builds. */
class KeptRunsTest {
  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  KeptRunsTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void a_list_of_all_gates_lies_in_the_output_folder() throws IOException {
    run("").run(GateTestCases.Plain.class);
    run("").run(GateTestCases.Impossible.class);

    String index = Files.readString(dir.resolve("results/index.html"));
    assertThat(index)
        .contains("1 of 2 gates does not pass")
        .contains("./io.loadline.GateTestCases%24Plain/iris_keeps_its_promise/index.html")
        .doesNotContain("class=\"spark\"");
    Path gate = dir.resolve("results/io.loadline.GateTestCases$Plain/iris_keeps_its_promise");
    assertThat(gate.resolve("index.html"))
        .content()
        .contains("<a href=\"../../index.html\">all gates</a>");
  }

  @Test
  void runs_are_kept_and_drawn_where_a_folder_is_named() throws IOException {
    String history = dir.resolve("a/history").toString();
    run(history).run(GateTestCases.Plain.class);
    run(history).run(GateTestCases.Plain.class);

    assertThat(files(Path.of(history))).hasSize(2);
    // In one JVM the second is a rerun of the first.
    Path gate = dir.resolve("results/io.loadline.GateTestCases$Plain/iris_keeps_its_promise-run2");
    assertThat(Files.readString(gate.resolve("index.html"))).contains("over runs: 2 runs from ");
    assertThat(Files.readString(dir.resolve("results/index.html"))).contains("class=\"spark\"");
  }

  @Test
  void a_folder_that_cannot_be_is_an_error_before_the_load() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "mine");
    GateOutput output = run(file.toString()).run(GateTestCases.Plain.class);

    assertThat(output.errors().get(0))
        .hasMessageContaining("loadline.history = \"" + file + "\": is a file, where a folder is");
    assertThat(output.json(GateTestCases.Plain.class, "iris_keeps_its_promise"))
        .contains("\"ERROR\"");
    assertThat(server.requests()).isZero();
    assertThat(file).hasContent("mine");
  }

  private GateKit run(String history) {
    GateKit kit = GateKit.writingTo(dir).calling(server.url()).with("loadline.self-check", "off");
    return history.isEmpty() ? kit : kit.with("loadline.history", history);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
