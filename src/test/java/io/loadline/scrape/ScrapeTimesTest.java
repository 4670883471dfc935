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

  @Test
  void one_that_took_long_under_load_is_followed_by_a_hundredfold_of_it() throws Exception {
    ScriptedMetrics loaded = ScriptedMetrics.triton(steady());
    loaded.with(
        ScriptedMetrics.URL,
        at -> {
          loaded.sleep(at > 1 && at < 14 ? 60_000_000 : 0);
          return steady().at(at);
        });

    ScrapedRun told = told(loaded);

    isTrue(told);
    assertThat(told.cost().idleNanos()).isLessThan(1_000_000);
    assertThat(told.cost().loadedNanos().stream().filter(each -> each > 50_000_000)).hasSize(3);
  }

  @Test
  void one_that_failed_late_is_followed_by_a_hundredfold_of_it() throws Exception {
    ScriptedMetrics loaded = ScriptedMetrics.triton(steady());
    loaded.with(
        ScriptedMetrics.URL,
        at -> {
          if (at > 1 && at < 14) {
            loaded.sleep(60_000_000);
            throw new ScrapeException("did not answer within 60 ms");
          }
          return steady().at(at);
        });

    assertThat(told(loaded).cost().failed()).isEqualTo(3);
  }
}
