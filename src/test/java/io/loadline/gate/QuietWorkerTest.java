package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is printed of what a worker waits for. */
@Timeout(120)
class QuietWorkerTest {
  /** What a wait says at its end, here and in a pod. */
  private static final String READY = "/ready says ready,";

  private final Path dir;
  private ScriptedServer server;
  private InClusterGate gate;

  QuietWorkerTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() {
    server = ScriptedServer.always(Answers.iris());
    gate = new InClusterGate(server, dir);
    gate.unset(Attribute.DURATION);
    gate.set(Attribute.REQUESTS, "10");
    gate.alter(line -> line);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void its_lines_are_printed() throws Exception {
    assertThat(gate.run().verdict()).isEqualTo(Verdict.PASS);
    assertThat(gate.printed.contains(READY))
        .as(gate.printed.toString(StandardCharsets.UTF_8))
        .isTrue();
  }

  @Test
  void its_lines_are_not_printed_with_progress_off() throws Exception {
    assertThat(gate.quiet().verdict()).isEqualTo(Verdict.PASS);
    assertThat(gate.printed.contains(READY))
        .as(gate.printed.toString(StandardCharsets.UTF_8))
        .isFalse();
  }
}
