package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.OneConnectionServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole gates on servers that serve few connections at a time, over real sockets. */
@Timeout(120)
class FewConnectionsTest {
  private final Path dir;

  FewConnectionsTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @FunctionalInterface
  private interface Start {
    OneConnectionServer server() throws IOException;
  }

  private static Named<Start> row(String name, Start start) {
    return Named.of(name, start);
  }

  private static Stream<Named<Start>> servers() {
    return Stream.of(
        row("accepts one", () -> OneConnectionServer.accepting(1, Duration.ZERO)),
        row("answers one", () -> OneConnectionServer.answering(1, Duration.ZERO)),
        row("accepts one, slow", () -> OneConnectionServer.accepting(1, Duration.ofMillis(8))),
        row("answers one, slow", () -> OneConnectionServer.answering(1, Duration.ofMillis(8))),
        row("accepts two, slow", () -> OneConnectionServer.accepting(2, Duration.ofMillis(20))),
        row("answers two, slow", () -> OneConnectionServer.answering(2, Duration.ofMillis(20))));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void all_requests_are_answered(Start start) throws IOException {
    try (OneConnectionServer server = start.server()) {
      GateOutput output =
          GateKit.writingTo(dir).calling(server.url()).run(FewConnectionsTestCases.Patient.class);
      assertThat(output.console()).contains("PASS gate: all 2 objectives hold");
      output.tests().assertStatistics(stats -> stats.succeeded(1).failed(0).aborted(0));
    }
  }
}
