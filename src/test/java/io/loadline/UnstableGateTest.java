package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates over real sockets on a service that works on one request after the other. */
class UnstableGateTest {
  private static final String ABOVE = "the load is above what the service can do: ";

  private final Path dir;

  UnstableGateTest(@TempDir Path dir) {
    this.dir = dir;
  }

  /** Some 49 requests a second, as they came. */
  private static Behaviour oneByOne() {
    ReentrantLock model = new ReentrantLock(true);
    return reply -> {
      model.lock();
      try {
        reply.pause(Duration.ofMillis(20));
      } finally {
        model.unlock();
      }
      Answers.iris().answer(reply);
    };
  }

  private GateOutput run(Class<?> fixture) {
    try (ScriptedServer server = ScriptedServer.start(Script.always(oneByOne()))) {
      return GateKit.writingTo(dir).calling(server.url()).run(fixture);
    }
  }

  @Test
  void a_load_above_what_the_service_can_do_fails_though_its_limit_holds() {
    GateOutput output = run(UnstableTestCases.Above.class);

    assertThat(Unwrapped.text(output.message()))
        .contains("FAIL", "1 of 2 objectives broken", ABOVE)
        .containsPattern(
            "p95 [0-9.]+ ms: " + ABOVE + "1[0-9]{2}\\.[0-9] requests more are under way")
        .contains("http/latency-p95: it holds only since the run was short");
    assertThat(output.json(UnstableTestCases.Above.class, "gate"))
        .contains("\"kind\" : \"unstable\"");
  }

  @Test
  void a_run_that_may_end_early_ends_when_that_is_sure() {
    GateOutput output = run(UnstableTestCases.MayEndEarly.class);

    assertThat(Unwrapped.text(output.message()))
        .contains("FAIL", ABOVE, "http/latency-p95: it holds only since the run was short")
        .containsPattern("broken, decided after [1-8]\\.[0-9] s of 10\\.0 s");
  }

  @Test
  void few_connections_are_told_with_it() {
    assertThat(Unwrapped.text(run(UnstableTestCases.FewConnections.class).message()))
        .contains(ABOVE, ", with at most 4 sent at once", "more connections, if it could do more");
  }

  @Test
  void a_load_that_it_bears_passes() {
    GateOutput output = run(UnstableTestCases.Borne.class);

    assertThat(output.errors()).isEmpty();
    assertThat(Unwrapped.text(output.console())).doesNotContain(ABOVE);
  }

  @Test
  void users_who_wait_for_their_answers_pass() {
    GateOutput output = run(UnstableTestCases.Users.class);

    assertThat(output.errors()).isEmpty();
    assertThat(Unwrapped.text(output.console())).doesNotContain(ABOVE);
  }
}
