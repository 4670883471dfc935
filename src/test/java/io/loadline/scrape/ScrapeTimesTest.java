package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.TimedPart;
import io.loadline.result.Moments;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.ScriptedMetrics.Counted;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often is asked, and how long before the load; in virtual time, of a run of 12.6 s. */
class ScrapeTimesTest {
  private static ScriptedMetrics.Script steady() {
    return at -> new Counted(ScriptedMetrics.sent(at), 300, 100).page();
  }

  private static ScrapedRun told(ScriptedMetrics metrics) throws InterruptedException {
    return Objects.requireNonNull(metrics.over(ScriptedMetrics.run().build()));
  }

  private static void isTrue(ScrapedRun told) {
    assertThat(told.agreement().isReached()).isTrue();
    assertThat(told.parts().getOrDefault(TimedPart.QUEUE, Moments.NONE).mean())
        .isCloseTo(300e6, within(1e3));
  }

  @ParameterizedTest
  @EnumSource
  void what_it_takes_to_know_the_server_leaves_time_for_its_counters(ScrapeScope scope)
      throws Exception {
    double each = scope.longest().toMillis() / 1e3 * 0.9;
    ScriptedMetrics slow =
        ScriptedMetrics.triton(
                at -> new Counted(at < 10 ? 0 : ScriptedMetrics.sent(at), 300, 100).page())
            .cost(each);

    ScrapedRun told = Objects.requireNonNull(slow.over(ScriptedMetrics.run().build(), scope));

    isTrue(told);
    assertThat(told.cost().idleNanos()).isCloseTo((long) (each * 1e9), within(1L));
    assertThat(told.cost().scrapes() - told.cost().loadedNanos().size()).isEqualTo(2 + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void a_scrape_that_came_is_kept_where_a_later_one_fails_before_the_load(int kept)
      throws Exception {
    // The first time it is asked what it is.
    AtomicInteger asked = new AtomicInteger(-1);
    ScriptedMetrics flaky =
        ScriptedMetrics.triton(
            at -> {
              if (asked.getAndIncrement() == kept) {
                throw new ScrapeException("did not answer within 2000 ms");
              }
              return steady().at(at);
            });

    ScrapedRun told = told(flaky);

    isTrue(told);
    assertThat(told.notes()).isEmpty();
    assertThat(told.cost().failed()).isEqualTo(1);
    assertThat(told.cost().scrapes() - told.cost().loadedNanos().size()).isEqualTo(kept + 1);
  }

  /** One that takes longer while the load goes on. */
  private static ScriptedMetrics late(double seconds) {
    ScriptedMetrics late = ScriptedMetrics.triton(steady());
    return late.with(
        ScriptedMetrics.URL,
        at -> {
          late.sleep(at > 1 && at < 14 ? (long) (seconds * 1e9) : 0);
          return steady().at(at);
        });
  }

  private static long late(ScrapedRun told) {
    return told.cost().loadedNanos().stream().filter(each -> each > 50_000_000).count();
  }

  @Test
  void one_that_waits_under_load_is_followed_by_four_times_as_long_a_pause() throws Exception {
    ScrapedRun blocked = told(late(0.6));

    isTrue(blocked);
    assertThat(blocked.cost().idleNanos()).isLessThan(1_000_000);
    // From second 1 to 14 one in 3 s.
    assertThat(late(blocked)).isEqualTo(5);
  }

  @Test
  void one_that_waits_shortly_under_load_is_as_frequent_as_any() throws Exception {
    assertThat(late(told(late(0.06)))).isBetween(10L, 20L);
  }

  @Test
  void one_that_failed_late_is_followed_by_four_times_as_long_a_pause() throws Exception {
    ScriptedMetrics failing = ScriptedMetrics.triton(steady());
    failing.with(
        ScriptedMetrics.URL,
        at -> {
          if (at > 1 && at < 14) {
            failing.sleep(600_000_000);
            throw new ScrapeException("did not answer within 600 ms");
          }
          return steady().at(at);
        });

    assertThat(told(failing).cost().failed()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.1, 0.6, 1.9})
  void what_it_costs_is_bounded_however_late_it_is(double waiting) throws Exception {
    for (double idle : new double[] {0.000_2, 0.003, 0.02, 0.1}) {
      ScrapedRun told = told(late(waiting).cost(idle));

      double loaded = told.cost().loadedNanos().stream().mapToLong(each -> each).sum() / 1e9;
      int scrapes = told.cost().loadedNanos().size();
      // Of the 13.6 s behind the first one; one may have begun before its end.
      assertThat((scrapes - 1) * idle).as("idle %s s", idle).isLessThanOrEqualTo(13.6 / 100);
      assertThat(loaded).as("idle %s s", idle).isLessThanOrEqualTo(13.6 / 5 + waiting + idle);
    }
  }

  @Test
  void the_time_of_the_network_is_not_that_of_the_server() throws Exception {
    ScriptedMetrics far = late(0.6).called("http://h:2/v2/models/iris/infer");
    ScriptedMetrics.Script late = far.script(ScriptedMetrics.URL);
    far.with(
        ScriptedMetrics.URL,
        at -> {
          MetricsSource.Page page = late.at(at);
          return new MetricsSource.Page(200, "application/json", page.body(), 250_000_000, false);
        });

    ScrapedRun told = told(far);

    assertThat(late(told)).isEqualTo(5);
    assertThat(told.cost().answerNanos()).hasSameSizeAs(told.cost().loadedNanos());
    assertThat(told.cost().answerNanos()).contains(100_400_000L).doesNotContain(600_400_000L);
  }

  @Test
  void without_a_warm_up_all_requests_count() throws Exception {
    ScriptedMetrics all =
        ScriptedMetrics.triton(
            at -> new Counted(Math.max(0, ScriptedMetrics.sent(at) - 10), 300, 100).page());

    ScrapedRun told = Objects.requireNonNull(all.over(ScriptedMetrics.run().warmup(0).build()));

    isTrue(told);
    assertThat(told.notes()).isEmpty();
    assertThat(told.parts().getOrDefault(TimedPart.QUEUE, Moments.NONE).count()).isEqualTo(100);
    assertThat(told.windows().get(0).startNanos()).isZero();
    assertThat(told.waiting()).isCloseTo(100 * 0.3 / 12.6, within(0.001));
  }
}
