package io.loadline.disturbance;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.Arrivals;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** This process stands still for half a second in the middle of token streams. */
class FrozenStreamsTest {
  private static final List<String> EVENTS =
      List.of(chat("a"), chat("b"), chat("c"), chat("d"), finish() + usage(4) + DONE);

  @Test
  void gaps_that_only_our_own_standstill_makes_too_long_are_invalid() throws Exception {
    LoadResult result = run(Duration.ofMillis(10), "http/itl-max=250");
    assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.INVALID);
    assertThat(result.judgment().reason()).contains("the JVM or the machine stood still for ");
  }

  @Test
  void gaps_far_from_their_limit_are_a_pass_with_a_warning() throws Exception {
    LoadResult result = run(Duration.ofMillis(10), "http/itl-p50=4000");
    assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
    assertThat(result.judgment().notes())
        .anySatisfy(note -> assertThat(note).contains("disturbed, the verdict stands: "));
  }

  @Test
  void gaps_that_are_too_long_by_themselves_do_not_pass() throws Exception {
    LoadResult result = run(Duration.ofMillis(60), "http/itl-p50=20");
    assertThat(result.verdict()).as("%s", result).isIn(Verdict.FAIL, Verdict.INVALID);
  }

  /** Five seconds at 60 streams a second; the process stands still in the second one. */
  private static LoadResult run(Duration gap, String limit)
      throws IOException, InterruptedException {
    try (ScriptedServer server = ScriptedServer.always(StreamAnswers.paced(gap, EVENTS))) {
      Thread freezer = new Thread(() -> freezeAfter(server, 100), "freezer");
      freezer.start();
      LoadResult result =
          Loadline.target(server.url("/v1/chat/completions"))
              .payload("{\"stream\":true}")
              .load(load -> load.requests(300).rate(60).arrivals(Arrivals.CONSTANT).warmup("5"))
              .slo(slo -> slo.upper(limit))
              .printTo(
                  new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
              .run();
      freezer.join();
      return result;
    }
  }

  private static void freezeAfter(ScriptedServer server, long requests) {
    try {
      while (server.requests("measurement") < requests) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      String pid = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("sh", "-c", "kill -STOP $0; sleep 0.5; kill -CONT $0", pid)
          .start()
          .waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the process was not frozen", e);
    }
  }
}
