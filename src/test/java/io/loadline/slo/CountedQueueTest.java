package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.TOTAL;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.slo.TimeCause.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Why requests waited, by a server's counters over the run: at, below and above each threshold, and
 * in which words.
 */
class CountedQueueTest {
  private static final Objective MEAN = atMost("http/latency-mean", 100);

  private static Map<TimedPart, Double> parts(double queue, double compute) {
    return Map.of(QUEUE, queue, COMPUTE, compute, TOTAL, queue + compute);
  }

  private static ToldRun run(Objective objective, double service, ToldCounters counters) {
    return new ToldRun(objective).requests(100, service, Map.of()).counting(counters);
  }

  private static ToldCounters counted(double queue, double compute, double busy) {
    return ToldCounters.triton().all(100, parts(queue, compute), busy);
  }

  private static TimeCause only(ToldRun run) {
    assertThat(run.causes()).hasSize(1);
    return run.causes().get(0);
  }

  @Test
  void short_of_capacity_is_told_with_how_busy_the_model_was() {
    TimeCause cause = only(run(MEAN, 602, counted(540.2, 60.1, 0.98)));
    assertThat(cause.kind()).isEqualTo(Kind.QUEUE_CAPACITY);
    assertThat(cause.sentence())
        .isEqualTo(
            "mean 602.0 ms: 540.2 ms in the server's queue, 60.1 ms compute; 14.2 waiting on"
                + " average, the model busy 98 % of the time: short of capacity");
    assertThat(cause.advice()).isEqualTo("add replicas or instances, or lower the rate");
  }

  @Test
  void waiting_beside_an_idle_model_is_told_as_waiting_for_a_batch_or_a_limit() {
    TimeCause cause = only(run(MEAN, 230, counted(200.3, 28, 0.12)));
    assertThat(cause.kind()).isEqualTo(Kind.QUEUE_BATCH);
    assertThat(cause.sentence())
        .isEqualTo(
            "mean 230.0 ms: 200.3 ms in the server's queue while the model was busy 12 % of the"
                + " time: requests wait for a batch, or behind a limit");
    assertThat(cause.advice()).contains("max_queue_delay");
  }

  @ParameterizedTest
  @CsvSource({"0.79,QUEUE", "0.8,QUEUE_CAPACITY", "0.81,QUEUE_CAPACITY", "NaN,QUEUE"})
  void short_of_capacity_is_a_model_that_is_busy(double busy, Kind kind) {
    assertThat(run(MEAN, 600, counted(540, 50, busy)).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"0.79,QUEUE", "0.8,QUEUE_CAPACITY"})
  void each_process_has_too_much_to_do(double idlest, Kind kind) {
    ToldCounters counters =
        ToldCounters.triton()
            .process("g:1", 50, parts(540, 50), 1)
            .process("h:1", 50, parts(540, 50), idlest)
            .window(10, 100, parts(540, 50), 0.9);
    assertThat(run(MEAN, 602, counters).first()).isEqualTo(kind);
  }

  /** So many of 100 did not. */
  @ParameterizedTest
  @CsvSource({"9,QUEUE_CAPACITY", "10,QUEUE"})
  void nearly_every_request_waited(int fast, Kind kind) {
    ToldRun run =
        new ToldRun(MEAN)
            .requests(fast, 99, Map.of())
            .requests(100 - fast, 600, Map.of())
            .counting(counted(480, 50, 0.9));
    assertThat(run.first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"119.9,QUEUE", "120,QUEUE_CAPACITY", "121,QUEUE_CAPACITY"})
  void short_of_capacity_is_a_queue_of_more_than_the_next_batch(double queue, Kind kind) {
    assertThat(run(MEAN, queue + 60, counted(queue, 60, 0.9)).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"80,QUEUE_CAPACITY", "81,QUEUE"})
  void behind_work_that_was_long_once_it_is_a_queue(double work, Kind kind) {
    ToldCounters counters =
        ToldCounters.triton()
            .process("h:1", 100, parts(540, 50), 0.9)
            .window(5, 50, parts(540, 40), 0.9)
            .window(5, 50, parts(540, work), 0.9);
    assertThat(run(MEAN, 602, counters).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"0.349,QUEUE_BATCH", "0.35,QUEUE", "0.36,QUEUE"})
  void more_than_the_busy_share_waited_in_vain(double busy, Kind kind) {
    // Beside its queue 30 of 200 ms.
    assertThat(run(MEAN, 200, counted(170, 28, busy)).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"0.2,QUEUE_BATCH", "0.6,QUEUE"})
  void the_busiest_process_decides(double busiest, Kind kind) {
    ToldCounters counters =
        ToldCounters.triton()
            .process("g:1", 50, parts(170, 28), 0.05)
            .process("h:1", 50, parts(170, 28), busiest)
            .window(10, 100, parts(170, 28), 0.1);
    assertThat(run(MEAN, 200, counters).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"10,QUEUE_BATCH", "90,QUEUE"})
  void how_busy_it_is_counts_by_requests(long during, Kind kind) {
    ToldCounters counters =
        ToldCounters.triton()
            .process("h:1", 100, parts(170, 28), 0.2)
            .window(8, 100 - during, parts(170, 28), 0.1)
            .window(2, during, parts(170, 28), 1);
    assertThat(run(MEAN, 200, counters).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"4.9,QUEUE_BATCH", "5,QUEUE", "5.1,QUEUE"})
  void requests_that_we_sent_late_came_all_at_once(double lag, Kind kind) {
    ToldRun run = new ToldRun(MEAN).own(lag, 0).requests(100, 200, Map.of());
    assertThat(run.counting(counted(180, 18, 0.1)).first()).isEqualTo(kind);
  }
}
