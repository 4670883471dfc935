package io.loadline.disturbance;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Transport;
import io.loadline.transport.http.NettyTransport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Our own loop stands still for 300 ms, which nobody but we ourselves can know. */
class PausedLoopTest {
  @Test
  void at_a_limit_that_the_pause_breaks_the_run_is_invalid() {
    Judgment judgment = judge(Duration.ZERO, 100);
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    // Where others hold the machine up, too, the pause is not all that spoils it.
    assertThat(judgment.headline())
        .matches("(the load generator's own lag|a disturbed load generator) spoiled .*");
    assertThat(judgment.reason())
        .contains("requests were fired late, p99 ")
        .contains("free a core for the test, or lower the rate");
  }

  @Test
  void at_a_limit_far_away_the_run_passes_with_a_warning() {
    Judgment judgment = judge(Duration.ZERO, 4_000);
    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith("the load generator was disturbed, the verdict stands: ")
                    .contains("requests were fired late, p99 "));
  }

  @Test
  void a_service_that_is_slow_by_itself_does_not_pass() {
    Judgment judgment = judge(Duration.ofMillis(200), 100);
    assertThat(judgment.verdict()).isIn(Verdict.FAIL, Verdict.INVALID);
  }

  private static Judgment judge(Duration serviceTime, double p99Limit) {
    long second = 1_000_000_000L;
    try (ScriptedServer server = ScriptedServer.always(Answers.iris().after(serviceTime));
        Transport transport =
            new StallingTransport(NettyTransport.create(), 3 * second / 2, 300_000_000)) {
      return Runs.judge(Runs.plan(server.url().toString(), 200, 3, p99Limit), transport);
    }
  }
}
