package io.loadline.scrape;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.ScrapeWindow;
import io.loadline.result.ScrapedProcess;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.ScriptedMetrics.Counted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In virtual time, of a run from second 2 to 14.6. */
class ScrapeSeriesTest {
  private static ScriptedMetrics steady() {
    return ScriptedMetrics.triton(at -> new Counted(ScriptedMetrics.sent(at), 300, 100).page());
  }

  private static ScrapedRun told(@Nullable ScrapedRun run) {
    return Objects.requireNonNull(run);
  }

  @Test
  void means_are_those_of_the_measurement() throws Exception {
    // The warm-up waits 900 ms each, the measurement 300.
    ScriptedMetrics warm =
        ScriptedMetrics.triton(
            at -> {
              long sent = ScriptedMetrics.sent(at);
              double queue = sent <= 10 ? 900 : (10 * 900 + (sent - 10) * 300) / (double) sent;
              return new Counted(sent, queue, 100).page();
            });

    ScrapedRun told = told(warm.over(ScriptedMetrics.run().build()));

    assertThat(told.row()).isEqualTo(KnownTiming.TRITON_STATS);
    assertThat(told.version()).isEqualTo("2.51.0");
    assertThat(told.agreement().isReached()).isTrue();
    assertThat(told.notes()).isEmpty();
    assertThat(requireNonNull(told.parts().get(TimedPart.QUEUE)).mean())
        .isCloseTo(300e6, within(1e3));
    assertThat(requireNonNull(told.parts().get(TimedPart.COMPUTE)).mean())
        .isCloseTo(100e6, within(1e3));
    assertThat(requireNonNull(told.parts().get(TimedPart.QUEUE)).count()).isBetween(90L, 100L);
  }

  @Test
  void waiting_is_the_time_of_all_waits_by_the_length_and_busy_that_of_the_instances()
      throws Exception {
    ScrapedRun told = told(steady().over(ScriptedMetrics.run().build()));

    assertThat(told.waiting()).isCloseTo(100 * 0.3 / 12.6, within(0.1));
    assertThat(told.busy()).isCloseTo(100 * 0.1 / 12.6, within(0.03));
  }

  @Test
  void two_instances_are_half_as_busy() throws Exception {
    ScriptedMetrics two =
        ScriptedMetrics.triton(
            "{\"instance_group\": [{\"count\": 1, \"gpus\": [0, 1]}]}",
            at -> new Counted(ScriptedMetrics.sent(at), 300, 100).page());

    assertThat(told(two.over(ScriptedMetrics.run().build())).busy())
        .isCloseTo(50 * 0.1 / 12.6, within(0.02));
  }

  @Test
  void windows_follow_one_another_and_hold_20_requests_and_2_seconds_each() throws Exception {
    ScrapedRun told = told(steady().over(ScriptedMetrics.run().build()));

    List<ScrapeWindow> windows = told.windows();
    assertThat(windows).hasSizeBetween(2, 6);
    assertThat(windows)
        .allSatisfy(each -> assertThat(each.lengthNanos()).isGreaterThanOrEqualTo(2_000_000_000L))
        .allSatisfy(each -> assertThat(each.requests()).isGreaterThanOrEqualTo(20));
    long next = windows.get(0).startNanos();
    for (ScrapeWindow each : windows) {
      assertThat(each.startNanos()).isEqualTo(next);
      next += each.lengthNanos();
    }
    assertThat(next).isEqualTo(12_600_000_000L);
  }

  @Test
  void a_first_scrape_too_late_leaves_the_warm_up_in_and_says_so() throws Exception {
    ScriptedMetrics dear = steady().cost(0.15);

    ScrapedRun told = told(dear.over(ScriptedMetrics.run().build()));

    assertThat(told.notes())
        .containsExactly("the server's own times are means with the warm-up included");
    assertThat(requireNonNull(told.parts().get(TimedPart.QUEUE)).count()).isEqualTo(110);
    assertThat(told.windows().get(0).startNanos()).isNegative();
  }

  @Test
  void without_a_warm_up_all_is_counted_from_the_first_request_on() throws Exception {
    ScriptedMetrics cold =
        ScriptedMetrics.triton(
            at -> new Counted(Math.max(0, ScriptedMetrics.sent(at) - 10), 300, 100).page());

    ScrapedRun told = told(cold.over(ScriptedMetrics.run().warmup(0).build()));

    assertThat(requireNonNull(told.parts().get(TimedPart.QUEUE)).count()).isEqualTo(100);
    assertThat(told.windows().get(0).startNanos()).isZero();
    assertThat(told.waiting()).isCloseTo(100 * 0.3 / 12.6, within(1e-6));
  }

  @Test
  void scrapes_take_a_hundredth_of_the_time_at_most() throws Exception {
    assertThat(steady().cost(0.05).over(ScriptedMetrics.run().build()))
        .satisfies(told -> assertThat(told(told).cost().loadedNanos()).hasSize(2))
        .satisfies(told -> assertThat(told(told).cost().idleNanos()).isEqualTo(50_000_000));
    assertThat(told(steady().over(ScriptedMetrics.run().build())).cost().loadedNanos())
        .hasSizeBetween(12, 20);
  }

  @Test
  void processes_are_told_one_by_one() throws Exception {
    String other = "http://g:1/v2/models/iris/stats";
    ScriptedMetrics two =
        ScriptedMetrics.triton(at -> new Counted(ScriptedMetrics.sent(at) / 2, 300, 100).page())
            .with(
                "http://g:1/v2",
                at -> ScriptedMetrics.json("{\"name\": \"triton\", \"version\": \"2.51.0\"}"))
            .with("http://g:1/v2/models/iris/config", at -> ScriptedMetrics.json("{}"))
            .with(
                other,
                at -> {
                  long sent = ScriptedMetrics.sent(at);
                  return new Counted(sent - sent / 2, 100, 500).page();
                });

    ScrapedRun told = told(two.over(ScriptedMetrics.run().build(), ScriptedMetrics.URL, other));

    assertThat(told.processes()).extracting(ScrapedProcess::name).containsExactly("h:1", "g:1");
    assertThat(told.processes())
        .extracting(
            each -> Math.round(requireNonNull(each.parts().get(TimedPart.COMPUTE)).mean() / 1e6))
        .containsExactly(100L, 500L);
    assertThat(requireNonNull(told.parts().get(TimedPart.COMPUTE)).mean() / 1e6)
        .isCloseTo(300, within(5.0));
  }

  @Test
  void a_long_run_has_60_windows_at_most() {
    List<CounterSnapshot> snapshots =
        IntStream.range(0, 700)
            .mapToObj(
                i ->
                    new CounterSnapshot(
                        i * 4_000_000_000L,
                        i * 4_000_000_000L,
                        List.of(new ServerCounters(i * 100L, Map.of(), Map.of(), 0, 0))))
            .toList();

    assertThat(
            new ScrapeWindows(
                    new ServerDetection.DetectedServer(new TritonStats(), ServerFacts.NONE),
                    true,
                    1)
                .of(snapshots, 0))
        .hasSizeBetween(30, 60)
        .satisfies(
            all ->
                assertThat(all.stream().mapToLong(ScrapeWindow::requests).sum()).isEqualTo(69_900));
  }
}
