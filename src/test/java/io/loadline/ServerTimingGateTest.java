package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates whose limits are on what the server tells of its own time. */
class ServerTimingGateTest {
  private final Path dir;

  ServerTimingGateTest(@TempDir Path dir) {
    this.dir = dir;
  }

  /** A time that no request is too short for, since a server's clock may exceed ours by 1 ms. */
  private static Behaviour telling() {
    String plain = Answers.whole(200, "application/json", Answers.IRIS);
    return Answers.raw(plain.replaceFirst("\r\n", "\r\nX-My-Queue-Ms: 0.5\r\n"));
  }

  private GateOutput run(ScriptedServer server, Class<?> fixture) {
    return GateKit.writingTo(dir).calling(server.url()).run(fixture);
  }

  @Test
  void a_limit_holds_by_what_the_server_tells() {
    try (ScriptedServer server = ScriptedServer.always(telling())) {
      GateOutput output = run(server, ServerTimingTestCases.Kept.class);

      assertThat(output.errors()).isEmpty();
      assertThat(output.console()).contains("server/queue-max", "server/queue-mean", "0.5 ms");
    }
  }

  @Test
  void a_limit_is_broken_by_what_the_server_tells() {
    try (ScriptedServer server = ScriptedServer.always(telling())) {
      // INVALID where this machine stood still meanwhile.
      assertThat(run(server, ServerTimingTestCases.Broken.class).message())
          .containsPattern("server/queue-max +<= 0\\.4 ms +0\\.5 ms +20 +(FAIL|INVALID)");
    }
  }

  @Test
  void what_the_server_does_not_tell_is_refused_before_the_load() {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      assertThat(run(server, ServerTimingTestCases.Unnamed.class).message())
          .contains(
              "server/queue-max: the server does not tell its queue of each request; it tells"
                  + " nothing; name where it is told, @ServerTiming(\"queue=header:..\"), or remove"
                  + " it");
      assertThat(server.requests()).isBetween(1L, 3L);
    }
  }
}
