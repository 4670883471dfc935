package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.CountingTriton;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gates whose limits are on what the server counts of its own time over the run. */
@Timeout(60)
class CountedObjectivesTest {
  private final Path dir;
  private final CountingTriton triton = new CountingTriton();

  CountedObjectivesTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateOutput run(ScriptedServer server, Class<?> fixture) {
    String url = server.url().toString();
    return GateKit.writingTo(dir)
        .calling(server.url())
        .with("test.stats", url.replaceAll("/infer$", "/stats"))
        .run(fixture);
  }

  private GateOutput run(Class<?> fixture) {
    try (ScriptedServer server = ScriptedServer.start(triton.script())) {
      return run(server, fixture);
    }
  }

  @Test
  void a_mean_holds_by_the_counters() {
    GateOutput output = run(CountedObjectivesTestCases.Kept.class);

    assertThat(output.errors()).isEmpty();
    assertThat(output.console())
        .containsPattern("server/queue-mean +<= 20000 ms +5\\.0 ms")
        .containsPattern("server/compute-mean +<= 20000 ms +2\\.0 ms")
        .containsPattern("server/compute-mean by Triton's counters over\\s+the run");
  }

  @Test
  void a_mean_is_broken_by_the_counters() {
    // INVALID where this machine stood still meanwhile.
    assertThat(run(CountedObjectivesTestCases.Broken.class).message())
        .containsPattern("server/queue-mean +<= 4 ms +5\\.0 ms +20 +(FAIL|INVALID)");
  }

  /**
   * All that 22 requests waited would be 5.5 ms for each of the 20 that are measured. Nothing is
   * read while they are: the next scrape is 20 s away.
   */
  @Test
  void a_mean_with_the_warm_up_in_it_is_no_verdict_where_that_decides() {
    triton.slow(Duration.ofMillis(200));
    assertThat(run(CountedObjectivesTestCases.WarmedUp.class).message())
        .contains("INCONCLUSIVE", "the load was too short to count its warm-up apart");
  }

  @Test
  void counters_that_are_not_ours_alone_are_no_verdict() {
    Script others =
        triton
            .script()
            .when(
                request -> request.phase().equals("measurement") && request.number() == 1,
                reply -> {
                  triton.answer(3);
                  Answers.iris().answer(reply);
                });
    try (ScriptedServer server = ScriptedServer.start(others)) {
      assertThat(run(server, CountedObjectivesTestCases.Broken.class).message())
          .contains("INCONCLUSIVE")
          .containsPattern("counted\\s+22\\s+requests,\\s+20\\s+were\\s+ours");
    }
  }

  @Test
  void counters_that_are_gone_after_the_load_are_no_verdict() {
    triton.silentAfter(10);
    assertThat(run(CountedObjectivesTestCases.Kept.class).message())
        .contains("INCONCLUSIVE", "answered 503");
  }

  @Test
  void a_mean_that_nobody_tells_is_refused_before_the_load() {
    triton.silentAfter(0);
    try (ScriptedServer server = ScriptedServer.start(triton.script())) {
      assertThat(run(server, CountedObjectivesTestCases.Broken.class).message())
          .contains(
              "server/queue-mean: nobody tells the server's queue, neither of each request nor over"
                  + " the run: "
                  + server.url().toString().replaceAll("/infer$", "/stats"))
          .endsWith(
              " answered 503; remove it, or name another address by @ServerMetrics(url = ..)");
      assertThat(server.requests("measurement")).isZero();
    }
  }

  @Test
  void a_maximum_is_refused_since_counters_tell_means_alone() {
    assertThat(run(CountedObjectivesTestCases.Percentile.class).message())
        .contains(
            "what counters tell over the run is means alone; limit server/queue-mean, or name");
  }
}
