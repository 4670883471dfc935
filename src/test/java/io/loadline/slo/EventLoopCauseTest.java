package io.loadline.slo;

import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.slo.TimeCause.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A blocked event loop: at, below and above each threshold. */
class EventLoopCauseTest {
  static final Objective MEAN = atMost("http/latency-mean", 200);
  private static final Objective P90 = atMost("http/latency-p90", 200);

  /** 200 requests in 10 s that the server had for 50 ms each. */
  static ToldCounters blocked() {
    return blocked(KnownTiming.KSERVE_METRICS);
  }

  private static ToldCounters blocked(KnownTiming row) {
    return new ToldCounters(row).all(200, Map.of(), Double.NaN).own(200, 50).scrapes(3, 4, 580);
  }

  static ToldRun run(Objective objective, ToldCounters counters) {
    return new ToldRun(objective).every(50).requests(200, 601, Map.of()).counting(counters);
  }

  private static Kind first(ToldCounters counters) {
    return run(MEAN, counters).first();
  }

  @Test
  void it_is_told_with_what_scrapes_and_requests_took() {
    List<TimeCause> causes = run(P90, blocked()).causes();
    assertThat(causes).extracting(TimeCause::kind).containsExactly(Kind.EVENT_LOOP);
    assertThat(causes.get(0).sentence())
        .isEqualTo(
            "p90 601.0 ms: the server's event loop is blocked: its metrics came as late as the"
                + " answers (median 580.0 ms, 3.0 ms when idle), and by its own clock it worked on a"
                + " request for 50.0 of 601.0 ms on average");
    assertThat(causes.get(0).advice())
        .isEqualTo(
            "let predict run in a thread or a process of its own, or await work done elsewhere; and"
                + " add replicas or workers, or lower the rate: its work, one after the other, fills"
                + " 100 % of the time");
    assertThat(
            run(MEAN, blocked(KnownTiming.MLSERVER_METRICS).own(200, 47.5))
                .causes()
                .get(0)
                .advice())
        .isEqualTo(
            "let the model run in a worker of its own: parallel_workers = 1 in settings.json; and"
                + " add replicas or workers, or lower the rate: its work, one after the other, fills"
                + " 95 % of the time");
  }

  @ParameterizedTest
  @EnumSource(
      value = KnownTiming.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MLSERVER_METRICS", "KSERVE_METRICS"})
  void of_other_servers_it_is_not_known(KnownTiming row) {
    assertThat(first(blocked(row))).isEqualTo(Kind.NOT_TOLD);
  }

  @ParameterizedTest
  @CsvSource({"2,NOT_TOLD", "3,EVENT_LOOP", "4,EVENT_LOOP"})
  void a_few_scrapes_tell_nothing(int scrapes, Kind kind) {
    assertThat(first(blocked().scrapes(3, scrapes, 580))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"300.4,NOT_TOLD", "300.6,EVENT_LOOP", "301,EVENT_LOOP"})
  void they_take_half_as_long_as_half_of_the_requests(double scrape, Kind kind) {
    assertThat(first(blocked().scrapes(3, 3, scrape))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"29.1,NOT_TOLD", "29,EVENT_LOOP", "28.9,EVENT_LOOP"})
  void they_take_twenty_times_as_long_as_before_the_load(double idle, Kind kind) {
    assertThat(first(blocked().scrapes(idle, 3, 580))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"49.9,NOT_TOLD", "50,EVENT_LOOP", "51,EVENT_LOOP"})
  void they_take_50_ms(double scrape, Kind kind) {
    ToldRun run =
        new ToldRun(atMost("http/latency-mean", 20)).every(10).requests(200, 90, Map.of());
    ToldCounters counters =
        new ToldCounters(KnownTiming.KSERVE_METRICS)
            .process("h:1", 200, Map.of(), Double.NaN)
            .window(2, 200, Map.of(), Double.NaN)
            .own(200, 9)
            .scrapes(1, 3, scrape);
    assertThat(run.counting(counters).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"50,EVENT_LOOP", "50.1,NOT_TOLD"})
  void the_servers_own_time_is_half_of_ours_at_most(double own, Kind kind) {
    ToldRun run =
        new ToldRun(atMost("http/latency-mean", 60)).every(50).requests(200, 100, Map.of());
    ToldCounters counters = blocked().own(200, own).scrapes(1, 3, 90);
    assertThat(run.counting(counters).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"34.9,NOT_TOLD", "35,EVENT_LOOP", "52.5,EVENT_LOOP", "52.6,NOT_TOLD"})
  void its_work_fills_the_time_and_no_more(double own, Kind kind) {
    assertThat(first(blocked().own(200, own))).isEqualTo(kind);
  }

  @Test
  void each_process_has_a_loop() {
    ToldCounters two =
        new ToldCounters(KnownTiming.KSERVE_METRICS)
            .process("g:1", 100, Map.of(), Double.NaN)
            .process("h:1", 100, Map.of(), Double.NaN)
            .window(10, 200, Map.of(), Double.NaN)
            .scrapes(3, 3, 580);
    assertThat(first(two.own(200, 50))).isEqualTo(Kind.NOT_TOLD);
    assertThat(first(two.own(200, 90))).isEqualTo(Kind.EVENT_LOOP);
  }

  @ParameterizedTest
  @CsvSource({"4.9,EVENT_LOOP", "5,NOT_TOLD"})
  void a_client_that_is_late_itself_tells_nothing(double lag, Kind kind) {
    ToldRun run = new ToldRun(MEAN).own(lag, 0).every(50).requests(200, 601, Map.of());
    assertThat(run.counting(blocked()).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"49.9,NOT_TOLD", "50,EVENT_LOOP", "51,EVENT_LOOP"})
  void a_mean_would_hold_without_it(double limit, Kind kind) {
    assertThat(run(atMost("http/latency-mean", limit), blocked().own(200, 49)).first())
        .isEqualTo(limit < 49 ? Kind.NOT_TOLD : Kind.EVENT_LOOP);
    assertThat(run(atMost("http/latency-mean", limit), blocked().own(200, 50)).first())
        .isEqualTo(kind);
  }

  /** All break it, and half of them may do so without the wait. */
  @ParameterizedTest
  @CsvSource({"99.9,NOT_TOLD", "100,EVENT_LOOP", "101,EVENT_LOOP"})
  void half_of_those_who_broke_a_percentile_would_keep_it(double limit, Kind kind) {
    assertThat(run(atMost("http/latency-p90", limit), blocked()).first()).isEqualTo(kind);
  }

  @Test
  void the_time_of_the_warm_up_counts_as_that_of_the_measurement() {
    // 20 of its requests took 500 ms of the server's time each.
    ToldCounters all = blocked().own(220, (200 * 50.0 + 20 * 500) / 220);
    assertThat(first(all)).isEqualTo(Kind.NOT_TOLD);
    assertThat(first(blocked().own(220, 45))).isEqualTo(Kind.EVENT_LOOP);
  }

  @ParameterizedTest
  @CsvSource({"29,NOT_TOLD", "30,EVENT_LOOP"})
  void of_a_few_requests_nothing_is_concluded(int requests, Kind kind) {
    ToldRun run = new ToldRun(MEAN).every(100).requests(requests, 601, Map.of());
    ToldCounters counters =
        new ToldCounters(KnownTiming.KSERVE_METRICS)
            .process("h:1", requests, Map.of(), Double.NaN)
            .window(requests / 10.0, requests, Map.of(), Double.NaN)
            .own(requests, 90)
            .scrapes(3, 3, 580);
    assertThat(run.counting(counters).first()).isEqualTo(kind);
  }

  @Test
  void a_first_token_is_no_whole_answer() {
    ToldRun run = ToldRun.streamed(atMost("http/ttft-mean", 200)).every(50).firstToken(500);
    assertThat(run.requests(200, 601, Map.of()).counting(blocked()).first())
        .isEqualTo(Kind.NOT_TOLD);
  }
}
