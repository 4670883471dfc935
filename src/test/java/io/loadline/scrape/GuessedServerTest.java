package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.ScriptedMetrics.Counted;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of servers that nobody named, and how long they are waited for. */
class GuessedServerTest {
  private static ScriptedMetrics share(double share) {
    return ScriptedMetrics.triton(
        at -> new Counted((long) (share * ScriptedMetrics.sent(at)), 300, 100).page());
  }

  private static @Nullable ScrapedRun guessed(ScriptedMetrics metrics, RunResult run)
      throws InterruptedException {
    return metrics.over(run, ScrapeScope.GUESSED);
  }

  private static RunResult run() {
    return ScriptedMetrics.run().build();
  }

  private static long ended(ScriptedMetrics metrics) {
    return (metrics.nanos() - new ScriptedMetrics().nanos()) / 1_000_000;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 3})
  void counts_that_are_not_ours_are_nothing_to_speak_of_or_to_wait_for(double share)
      throws Exception {
    ScriptedMetrics balanced = share(share);

    assertThat(guessed(balanced, run())).isNull();
    assertThat(ended(balanced)).isLessThan(14_860);
  }

  @Test
  void a_counter_that_fell_may_be_that_of_another_process_and_is_not_spoken_of() throws Exception {
    ScriptedMetrics balanced =
        ScriptedMetrics.triton(
            at -> new Counted(at < 8 ? 5_000 : ScriptedMetrics.sent(at), 1, 1).page());

    assertThat(guessed(balanced, run())).isNull();
  }

  @Test
  void one_that_counts_a_little_later_is_believed() throws Exception {
    ScriptedMetrics late =
        ScriptedMetrics.triton(at -> new Counted(ScriptedMetrics.sent(at - 0.2), 300, 100).page());

    assertThat(Objects.requireNonNull(guessed(late, run())).agreement().isReached()).isTrue();
  }

  @Test
  void why_its_figures_are_no_truth_is_told() throws Exception {
    ScriptedMetrics ensemble =
        ScriptedMetrics.triton(
            "{\"platform\": \"ensemble\"}",
            at -> new Counted(ScriptedMetrics.sent(at) / 2, 300, 100).page());
    RunResult givenUp =
        ScriptedMetrics.run().outcome(Outcome.TIMEOUT, 1, Duration.ofSeconds(3), "late").build();

    assertThat(Objects.requireNonNull(guessed(ensemble, run())).agreement().refused())
        .startsWith("the model is an ensemble");
    assertThat(Objects.requireNonNull(guessed(share(1), givenUp)).agreement().refused())
        .isEqualTo("1 request was given up, which servers count as they like");
  }

  @Test
  void pods_said_where_so_counts_that_are_not_ours_are_told_and_waited_for() throws Exception {
    ScriptedMetrics pods = share(0.5);

    ScrapedRun told = Objects.requireNonNull(pods.over(run(), ScrapeScope.DECLARED));

    assertThat(told.agreement().refused())
        .isEqualTo(
            "the server counted 55 requests, 110 were ours: it has more processes than were asked,"
                + " or what answers is not what is asked");
    assertThat(ended(pods)).isBetween(16_500L, 17_000L);
  }

  @Test
  void a_pod_whose_metrics_did_not_come_is_the_reason_for_too_few() throws Exception {
    ScrapedRun told =
        Objects.requireNonNull(
            share(0.5)
                .over(run(), ScrapeScope.DECLARED, ScriptedMetrics.URL, "http://g:1/metrics"));

    assertThat(told.agreement().refused())
        .isEqualTo(
            "the server counted 55 requests, 110 were ours: 1 of 2 pods did not tell what the"
                + " others do");
  }

  @Test
  void a_pod_is_called_by_its_name_and_not_by_the_address_of_a_tunnel() throws Exception {
    ScriptedMetrics gone =
        ScriptedMetrics.triton(
            at -> {
              if (at > 14) {
                throw new ScrapeException("cannot be connected to");
              }
              return new Counted(ScriptedMetrics.sent(at), 300, 100).page();
            });

    assertThat(Objects.requireNonNull(gone.over(run(), ScrapeScope.DECLARED)).agreement().refused())
        .isEqualTo("h:1 cannot be connected to");
  }
}
