package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.ScriptedMetrics.Counted;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is said of servers that pods declare, and how long they are waited for. */
class DeclaredServerTest {
  private static ScriptedMetrics share(double share) {
    return ScriptedMetrics.triton(
        at -> new Counted((long) (share * ScriptedMetrics.sent(at)), 300, 100).page());
  }

  private static RunResult run() {
    return ScriptedMetrics.run().build();
  }

  private static long ended(ScriptedMetrics metrics) {
    return (metrics.nanos() - new ScriptedMetrics().nanos()) / 1_000_000;
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
    ScriptedMetrics gone = ScriptedMetrics.goneNearTheEnd();

    assertThat(Objects.requireNonNull(gone.over(run(), ScrapeScope.DECLARED)).agreement().refused())
        .isEqualTo("h:1 cannot be connected to");
  }
}
