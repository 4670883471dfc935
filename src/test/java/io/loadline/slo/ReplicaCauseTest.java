package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.TOTAL;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.slo.TimeCause.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bad replica of several: at, below and above each threshold. */
class ReplicaCauseTest {
  private static final Objective MEAN = atMost("http/latency-mean", 110);
  private static final Objective P90 = atMost("http/latency-p90", 110);

  private static Map<TimedPart, Double> compute(double millis) {
    return Map.of(QUEUE, 0.0, COMPUTE, millis);
  }

  /** The last of three that have so many requests each, and what each computes. */
  private static ToldCounters three(long a, double atA, long b, double atB, long c, double atC) {
    double mean = (a * atA + b * atB + c * atC) / (a + b + c);
    return ToldCounters.triton()
        .process("iris-a:8002", a, compute(atA), 0.2)
        .process("iris-c:8002", c, compute(atC), 0.2)
        .process("iris-b:8002", b, compute(atB), 0.2)
        .window(10, a + b + c, compute(mean), 0.2);
  }

  private static ToldRun run(ToldRun run, long slow, double took, long others, double usual) {
    return run.requests((int) others, usual, Map.of()).requests((int) slow, took, Map.of());
  }

  private static Kind first(ToldRun run) {
    return run.first();
  }

  @Test
  void it_is_named_with_what_it_and_the_others_compute() {
    ToldRun run = run(new ToldRun(P90), 100, 521, 200, 62);
    assertThat(run.counting(three(100, 60, 100, 520.1, 100, 61)).causes())
        .extracting(TimeCause::kind)
        .containsExactly(Kind.REPLICA, Kind.COMPUTE);
    assertThat(run.causes().get(0).sentence())
        .isEqualTo(
            "p90 521.0 ms: iris-b:8002 computes 520.1 ms a request, the other 2 at most 61.0 ms");
    assertThat(run.causes().get(0).advice())
        .isEqualTo("look at iris-b:8002 and at the node that it runs on");
  }

  @Test
  void of_two_the_other_one_is_told() {
    ToldCounters two =
        ToldCounters.triton()
            .process("g:1", 50, compute(60), 0.2)
            .process("h:1", 50, compute(520), 0.2)
            .window(10, 100, compute(290), 0.2);
    ToldRun run = run(new ToldRun(P90), 50, 521, 50, 61);
    assertThat(run.counting(two).causes().get(0).sentence())
        .isEqualTo("p90 521.0 ms: h:1 computes 520.0 ms a request, the other one 60.0 ms");
  }

  @ParameterizedTest
  @CsvSource({"199,COMPUTE", "200,REPLICA", "201,REPLICA"})
  void it_computes_twice_as_long_as_each_other(double bad, Kind kind) {
    ToldRun run = run(new ToldRun(P90), 100, bad + 1, 200, 101);
    assertThat(first(run.counting(three(100, 90, 100, bad, 100, 100)))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"30,COMPUTE", "34,REPLICA", "35,REPLICA"})
  void it_had_a_tenth_of_the_requests(long its, Kind kind) {
    long others = 306;
    ToldRun run = run(new ToldRun(atMost("http/latency-p95", 110)), its, 521, others, 61);
    assertThat(first(run.counting(three(others / 2, 60, its, 520, others / 2, 60))))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"124,REPLICA", "125,REPLICA", "126,COMPUTE"})
  void it_had_no_more_to_do_than_the_others(long its, Kind kind) {
    ToldRun run = run(new ToldRun(P90), its, 521, 200, 61);
    assertThat(first(run.counting(three(100, 60, its, 520, 100, 60)))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"110,COMPUTE", "110.1,REPLICA"})
  void it_breaks_the_limit(double bad, Kind kind) {
    ToldRun run = run(new ToldRun(P90), 100, 121, 200, 41);
    assertThat(first(run.counting(three(100, 40, 100, bad, 100, 40)))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"110,REPLICA", "110.1,COMPUTE"})
  void the_others_keep_it(double others, Kind kind) {
    ToldRun run = run(new ToldRun(P90), 117, 521, 183, 62);
    assertThat(first(run.counting(three(100, others, 100, 520, 100, 90)))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"49,COMPUTE", "51,REPLICA", "129,REPLICA", "131,COMPUTE"})
  void about_as_many_requests_break_it_as_it_had(long slow, Kind kind) {
    // The same mean in any case.
    double took = (200 * 61 + 100 * 521 - (300 - slow) * 61) / (double) slow;
    ToldRun run = run(new ToldRun(P90), slow, took, 300 - slow, 61);
    assertThat(first(run.counting(three(100, 60, 100, 520, 100, 60)))).isEqualTo(kind);
  }

  /** Beside those of the bad one so many of 300 break it. */
  @ParameterizedTest
  @CsvSource({
    "http/latency-p90,30,REPLICA",
    "http/latency-p90,31,COMPUTE",
    "http/latency-p99,3,REPLICA",
    "http/latency-p99,4,COMPUTE",
    "http/latency-max,0,REPLICA",
    "http/latency-max,1,COMPUTE"
  })
  void a_percentile_would_hold_were_it_as_the_others(String metric, long beside, Kind kind) {
    long slow = 100 + beside;
    double took = (200 * 61 + 100 * 521 - (300 - slow) * 61) / (double) slow;
    ToldRun run = run(new ToldRun(atMost(metric, 110)), slow, took, 300 - slow, 61);
    assertThat(first(run.counting(three(100, 60, 100, 520, 100, 60)))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"425,REPLICA", "428,REPLICA", "430,COMPUTE"})
  void a_mean_would_hold_were_it_as_the_others(double elsewhere, Kind kind) {
    // 40 requests took so long, and no process says why.
    ToldRun run = run(new ToldRun(MEAN), 100, 520, 160, 61).requests(40, elsewhere, Map.of());
    assertThat(first(run.counting(three(100, 61, 100, 520, 100, 61)))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"29,COMPUTE", "30,REPLICA"})
  void of_a_process_with_a_few_requests_nothing_is_known(long few, Kind kind) {
    ToldRun run = run(new ToldRun(P90), 45, 521, 70 + few, 61);
    assertThat(first(run.counting(three(70, 60, 45, 520, few, 60)))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"1,REPLICA", "2,COMPUTE"})
  void payloads_that_differ_may_go_to_different_processes(int payloads, Kind kind) {
    ToldRun run = run(ToldRun.ofPayloads(payloads, P90), 100, 521, 200, 62);
    assertThat(first(run.counting(three(100, 60, 100, 520, 100, 61)))).isEqualTo(kind);
  }

  @Test
  void a_whole_that_has_its_queue_in_it_names_none() {
    ToldCounters proxies =
        new ToldCounters(KnownTiming.QUEUE_PROXY)
            .process("iris-a:9091", 100, Map.of(TOTAL, 60.0), Double.NaN)
            .process("iris-b:9091", 100, Map.of(TOTAL, 520.0), Double.NaN)
            .window(10, 200, Map.of(TOTAL, 290.0), Double.NaN);
    ToldRun run = run(new ToldRun(P90), 100, 521, 100, 61);
    assertThat(first(run.counting(proxies))).isEqualTo(Kind.NOT_TOLD);
  }

  @Test
  void our_own_wait_is_no_bad_replica() {
    ToldRun run = new ToldRun(P90).own(0, 60);
    run(run, 100, 60, 200, 40);
    assertThat(run.counting(three(100, 30, 100, 59, 100, 30)).causes())
        .extracting(TimeCause::kind)
        .doesNotContain(Kind.REPLICA);
  }
}
