package io.loadline.scrape;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.TimedPart;
import io.loadline.result.Moments;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.ScriptedMetrics.Counted;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of which moment counters are, and which are late; in virtual time, of a run of 12.6 s. */
class ScrapeMomentsTest {
  private static ScriptedMetrics steady() {
    return ScriptedMetrics.triton(at -> new Counted(ScriptedMetrics.sent(at), 300, 100).page());
  }

  private static ScrapedRun told(@Nullable ScrapedRun run) {
    return requireNonNull(run);
  }

  /** The first while the load goes on is asked before the warm-up and comes after it. */
  @Test
  void counters_that_were_asked_for_before_the_measurement_are_not_of_it() throws Exception {
    ScriptedMetrics late = steady();
    late.with(
        ScriptedMetrics.URL,
        at -> {
          late.sleep(at > 0.2 && at < 2 ? (long) ((2.05 - at) * 1e9) : 0);
          return new Counted(ScriptedMetrics.sent(at), 300, 100).page();
        });

    ScrapedRun told = told(late.over(ScriptedMetrics.run().build()));

    assertThat(told.notes())
        .containsExactly("the server's own times are means with the warm-up included");
    assertThat(told.windows().get(0).startNanos()).isNegative();
  }

  @Test
  void a_wall_clock_that_is_set_before_the_load_moves_no_window() throws Exception {
    ScriptedMetrics set = steady();
    set.with(
        ScriptedMetrics.URL,
        at -> {
          set.setWall(Duration.ofHours(1));
          return new Counted(ScriptedMetrics.sent(at), 300, 100).page();
        });
    RunResult run = ScriptedMetrics.run().build();
    RunExecution execution = run.execution();
    RunResult later =
        new RunResult(
            run.plan(),
            execution.startedAt(execution.startedAt().plus(Duration.ofHours(1))),
            run.counts(),
            run.times(),
            run.series(),
            run.stream(),
            run.cluster(),
            run.server());

    assertThat(told(set.over(later)).windows())
        .isEqualTo(told(steady().over(run)).windows())
        .hasSizeGreaterThan(1);
  }

  /** A stage counts half a second before the request does. */
  @Test
  void mosec_is_told_of_the_whole_run_alone_since_its_stages_count_before_their_requests()
      throws Exception {
    String url = "http://h:1/metrics";
    ScriptedMetrics mosec =
        new ScriptedMetrics()
            .with(
                url,
                at ->
                    ScriptedMetrics.page(
                        "text/plain", stage("A_1", 0.1, at + 0.5) + stage("total", 0.4, at)));

    ScrapedRun told = told(mosec.over(ScriptedMetrics.run().build(), url));

    assertThat(told.windows()).hasSize(1);
    assertThat(requireNonNull(told.parts().get(TimedPart.QUEUE)))
        .isEqualTo(new Moments(110, 33_000_000_000L, 0, 0, 0));
  }

  private static String stage(String name, double seconds, double at) {
    long sent = ScriptedMetrics.sent(at);
    return MetricsReaderTest.stage(name, sent * seconds, sent);
  }

  @ParameterizedTest
  @CsvSource({"2.0, 1, true", "2.0, 2, false", "1.9, 1, false"})
  void what_did_not_answer_in_time_is_asked_once_more(double seconds, int late, boolean reached)
      throws Exception {
    AtomicInteger asked = new AtomicInteger();
    ScriptedMetrics flaky = steady();
    flaky.with(
        ScriptedMetrics.URL,
        at -> {
          if (asked.getAndIncrement() < late) {
            flaky.sleep((long) (seconds * 1e9));
            throw new ScrapeException("did not answer within 2000 ms");
          }
          return new Counted(at < 10 ? 0 : ScriptedMetrics.sent(at), 300, 100).page();
        });

    ScrapedRun told = told(flaky.over(ScriptedMetrics.run().build()));

    assertThat(told.cost().failed()).isEqualTo(late);
    assertThat(told.agreement().isReached()).isEqualTo(reached);
  }

  @Test
  void a_pod_that_tells_nothing_is_missed_also_where_another_was_asked_once_more()
      throws Exception {
    AtomicInteger asked = new AtomicInteger();
    ScriptedMetrics late = steady();
    late.with(
        ScriptedMetrics.URL,
        at -> {
          if (asked.getAndIncrement() == 1) {
            late.sleep(500_000_000);
            throw new ScrapeException("did not answer within 500 ms");
          }
          return new Counted(ScriptedMetrics.sent(at) / 2, 300, 100).page();
        });

    ScrapedRun told =
        told(
            late.over(
                ScriptedMetrics.run().build(),
                ScrapeScope.DECLARED,
                ScriptedMetrics.URL,
                "http://g:1/metrics"));

    assertThat(told.agreement().refused()).endsWith("1 of 2 pods did not tell what the others do");
  }
}
