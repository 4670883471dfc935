package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.TimedPart;
import io.loadline.result.Moments;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.ScriptedMetrics.Counted;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said where counters are not those of a run, or do not come; in virtual time. */
class UntoldRunTest {
  private static ScriptedMetrics steady() {
    return ScriptedMetrics.triton(at -> new Counted(ScriptedMetrics.sent(at), 300, 100).page());
  }

  private static ScrapedRun told(@Nullable ScrapedRun run) {
    return Objects.requireNonNull(run);
  }

  private static String refused(@Nullable ScrapedRun run) {
    assertThat(told(run).processes()).isEmpty();
    assertThat(told(run).windows()).isEmpty();
    assertThat(told(run).parts()).isEmpty();
    assertThat(told(run).notes())
        .containsExactly("the server's own times are not used: " + told(run).agreement().refused());
    return told(run).agreement().refused();
  }

  @Test
  void it_waits_until_the_server_has_counted_all() throws Exception {
    ScriptedMetrics late =
        ScriptedMetrics.triton(at -> new Counted(ScriptedMetrics.sent(at - 1.5), 300, 100).page());
    assertThat(told(late.over(ScriptedMetrics.run().build())).agreement().isReached()).isTrue();
    assertThat(late.nanos() - new ScriptedMetrics().nanos())
        .isBetween(16_000_000_000L, 16_500_000_000L);
  }

  @Test
  void it_waits_no_more_than_2_seconds_and_not_at_all_for_a_run_that_did_not_end()
      throws Exception {
    ScriptedMetrics never = ScriptedMetrics.triton(at -> new Counted(0, 0, 0).page());
    ScriptedMetrics ended = ScriptedMetrics.triton(at -> new Counted(0, 0, 0).page());
    assertThat(refused(never.over(ScriptedMetrics.run().build())))
        .startsWith("the server counted 0 requests, 110 were ours: it has more processes");
    ended.over(ScriptedMetrics.run().ending(RunEnding.INTERRUPTED).build());
    assertThat(never.nanos() - ended.nanos()).isBetween(1_900_000_000L, 2_300_000_000L);
  }

  @Test
  void another_load_is_not_waited_for() throws Exception {
    ScriptedMetrics others =
        ScriptedMetrics.triton(at -> new Counted(3 * ScriptedMetrics.sent(at), 1, 1).page());

    assertThat(refused(others.over(ScriptedMetrics.run().build())))
        .endsWith("330 requests, 110 were ours: others call it, or a proxy tried again");
    assertThat(others.nanos() - new ScriptedMetrics().nanos()).isLessThan(14_700_000_000L);
  }

  @Test
  void a_server_that_began_anew_is_said() throws Exception {
    ScriptedMetrics anew =
        ScriptedMetrics.triton(
            at -> new Counted(at < 8 ? 5_000 : ScriptedMetrics.sent(at), 1, 1).page());

    assertThat(refused(anew.over(ScriptedMetrics.run().build())))
        .isEqualTo("the server began anew while it was measured");
  }

  @Test
  void refused_requests_are_no_obstacle() throws Exception {
    var run =
        ScriptedMetrics.run()
            .outcome(Outcome.SERVER_ERROR, 30, Duration.ofSeconds(1), "503")
            .build();

    assertThat(told(steady().over(run)).agreement().isReached()).isTrue();
  }

  @Test
  void a_server_that_is_not_there_costs_one_note_and_no_more_scrapes() throws Exception {
    ScriptedMetrics none = new ScriptedMetrics();

    ScrapedRun told = told(none.over(ScriptedMetrics.run().build(), "http://h:9/metrics"));

    assertThat(told.row()).isNull();
    assertThat(told.notes()).containsExactly("http://h:9/metrics answered 404");
    assertThat(none.asked()).containsExactly("/metrics");
  }

  @Test
  void an_unknown_text_is_said_once() throws Exception {
    ScriptedMetrics other =
        new ScriptedMetrics()
            .with("http://h:9/metrics", at -> ScriptedMetrics.page("text/plain", "up 1\n"));

    assertThat(told(other.over(ScriptedMetrics.run().build(), "http://h:9/metrics")).notes())
        .containsExactly("http://h:9/metrics tells nothing that Loadline knows");
  }

  @Test
  void a_scrape_that_fails_under_load_costs_one_note_and_the_figures_stay() throws Exception {
    ScriptedMetrics flaky =
        ScriptedMetrics.triton(
            at -> {
              if (at > 6 && at < 9) {
                throw new ScrapeException("did not answer within 2000 ms");
              }
              return new Counted(ScriptedMetrics.sent(at), 300, 100).page();
            });

    ScrapedRun told = told(flaky.over(ScriptedMetrics.run().build()));

    assertThat(told.notes())
        .containsExactly(
            "not all of the server's counters came while the load went on: "
                + ScriptedMetrics.URL
                + " did not answer within 2000 ms");
    assertThat(told.cost().failed()).isPositive();
    double queue = told.parts().getOrDefault(TimedPart.QUEUE, Moments.NONE).mean();
    assertThat(queue).isCloseTo(300e6, within(1e3));
  }

  @Test
  void counters_that_are_gone_after_the_load_are_not_used() throws Exception {
    ScriptedMetrics gone = ScriptedMetrics.goneNearTheEnd();

    assertThat(refused(gone.over(ScriptedMetrics.run().build())))
        .isEqualTo(ScriptedMetrics.URL + " cannot be connected to");
  }

  @Test
  void different_servers_are_no_processes_of_one() throws Exception {
    ScriptedMetrics two =
        steady()
            .with(
                "http://m:1/metrics",
                at -> ScriptedMetrics.page("text/plain", "mosec_service_remaining_task 0\n"));

    assertThat(
            told(two.over(ScriptedMetrics.run().build(), ScriptedMetrics.URL, "http://m:1/metrics"))
                .notes())
        .containsExactly("the addresses of metrics are those of different servers");
  }

  private static ScriptedMetrics kserve() {
    return new ScriptedMetrics()
        .with(
            "http://h:1/metrics",
            at -> {
              long sent = ScriptedMetrics.sent(at);
              String name = "request_predict_seconds_%s{model_name=\"iris\"} %s%n";
              String text = name.formatted("count", sent) + name.formatted("sum", sent * 0.25);
              return ScriptedMetrics.page("text/plain", text);
            });
  }

  @Test
  void a_server_that_tells_no_part_is_counted_and_its_duration_is_none() throws Exception {
    ScrapedRun told = told(kserve().over(ScriptedMetrics.run().build(), "http://h:1/metrics"));

    assertThat(told.agreement().isReached()).isTrue();
    assertThat(told.parts()).isEmpty();
    assertThat(told.own().mean()).isCloseTo(250e6, within(1e3));
    assertThat(told.notes())
        .containsExactly("KServe does not tell its queue and its compute apart");
  }

  @Test
  void a_server_that_counts_failures_too_is_not_blamed_for_them() throws Exception {
    var run =
        ScriptedMetrics.run()
            .outcome(Outcome.SERVER_ERROR, 3, Duration.ofSeconds(1), "500")
            .build();

    assertThat(refused(kserve().over(run, "http://h:1/metrics")))
        .isEqualTo("3 requests failed, which KServe counts, too");
  }
}
