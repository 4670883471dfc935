package io.loadline.scrape;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.TimedPart;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.ScriptedMetrics.Counted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** As {@link ScrapeSeriesTest}, where requests of the warm-up end after it. */
class ScrapedWarmupTest {
  private static ScriptedMetrics steady() {
    return ScriptedMetrics.triton(at -> new Counted(ScriptedMetrics.sent(at), 300, 100).page());
  }

  private static RunResult overlapping(long nanos) {
    return ScriptedMetrics.run().warmup(new WarmupCounts(10, 10, nanos)).build();
  }

  private static ScrapedRun told(@Nullable ScrapedRun run) {
    return requireNonNull(run);
  }

  /** Until then requests of the warm-up end, which wait longer than any other. */
  @Test
  void what_ended_while_the_warm_up_was_under_way_is_not_the_measurements() throws Exception {
    ScrapedRun told = told(steady().over(overlapping(700_000_000)));

    assertThat(told.windows().get(0).startNanos()).isBetween(700_000_000L, 1_300_000_000L);
    assertThat(requireNonNull(told.parts().get(TimedPart.QUEUE)).count()).isBetween(90L, 95L);
    assertThat(told.notes()).isEmpty();
  }

  @Test
  void a_warm_up_that_is_under_way_for_long_is_left_in() throws Exception {
    ScrapedRun told = told(steady().over(overlapping(3_000_000_000L)));

    assertThat(told.notes())
        .containsExactly("the server's own times are means with the warm-up included");
    assertThat(requireNonNull(told.parts().get(TimedPart.QUEUE)).count()).isEqualTo(110);
  }

  @Test
  void a_scrape_that_was_asked_for_in_the_warm_up_may_tell_of_that() throws Exception {
    ScriptedMetrics slow = steady();
    ScriptedMetrics.Script page = slow.script(ScriptedMetrics.URL);
    slow.with(
        ScriptedMetrics.URL,
        at -> {
          slow.sleep(at > 1.7 && at < 2 ? Math.round((2.05 - at) * 1e9) : 0);
          return page.at(at);
        });

    ScrapedRun told = told(slow.over(ScriptedMetrics.run().build()));

    assertThat(told.cost().longestNanos()).isGreaterThan(100_000_000);
    assertThat(told.windows().get(0).startNanos()).isGreaterThan(500_000_000);
  }
}
