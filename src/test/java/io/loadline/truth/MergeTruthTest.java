package io.loadline.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.loadline.codec.RunCodec;
import io.loadline.codec.WorkerMessage;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.TailRequest;
import io.loadline.result.TailTimes;
import io.loadline.testkit.WorkerResults;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What it takes to put together the results of many workers as they come. Bytes are counted, which
 * do not depend on the machine; the processor time is printed alone.
 */
class MergeTruthTest {
  private static final int DISTINCT = 10;
  private static final int WORKERS = 1_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static List<RunResult> results(int seconds) {
    return results(new WorkerResults(seconds, 100));
  }

  private static List<RunResult> results(WorkerResults workers) {
    return IntStream.range(0, DISTINCT).mapToObj(workers::of).toList();
  }

  private static RunResult fold(List<RunResult> results, int count) {
    RunResult sum = results.get(0);
    for (int i = 1; i < count; i++) {
      sum = RunResult.merge(List.of(sum, results.get(i % DISTINCT)));
    }
    return sum;
  }

  /** Bytes that are allocated to add one more worker. */
  private double allocated(List<RunResult> results, int count) {
    fold(results, 2); // what is loaded once
    long cpu = threads.getCurrentThreadCpuTime();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    fold(results, count);
    double each = (double) (threads.getCurrentThreadAllocatedBytes() - bytes) / (count - 1);
    cpu = threads.getCurrentThreadCpuTime() - cpu;
    Figures.print(
        "merge of %d workers x %d s: %.0f KB and %.2f ms of processor a worker",
        count, results.get(0).intervals().size(), each / 1e3, cpu / 1e6 / (count - 1));
    return each;
  }

  @Test
  void one_more_worker_costs_the_same_however_many_there_are() {
    List<RunResult> results = results(20);
    double few = allocated(results, 50);
    assertThat(allocated(results, WORKERS)).isLessThan(1.2 * few);
  }

  @Test
  void nor_does_it_cost_more_where_the_server_tells_its_time() {
    List<RunResult> results = results(new WorkerResults(20, 100).told());
    double few = allocated(results, 50);
    assertThat(allocated(results, WORKERS)).isLessThan(1.2 * few);
  }

  @Test
  void one_more_second_costs_the_same_however_many_there_are() {
    double few = allocated(results(20), 50);
    assertThat(allocated(results(120), 50)).isLessThan(1.2 * 6 * few);
  }

  @Test
  void the_sum_of_a_thousand_workers_takes_no_more_room_than_a_few_results() {
    List<RunResult> results = results(new WorkerResults(60, 100).told());
    long before = used();
    RunResult sum = fold(results, WORKERS);
    long kept = used() - before;
    Figures.print("sum of %d workers x 60 s: %d KB kept", WORKERS, kept / 1_000);
    assertThat(kept).isLessThan(10_000_000);
    assertThat(sum.sent()).isEqualTo(6_000L * WORKERS);
    assertThat(sum.response().count()).isEqualTo(6_000L * WORKERS);
    assertThat(timings(sum).told()).isEqualTo(6_000L * WORKERS);
    assertThat(timings(sum).tail().count()).isEqualTo(TailTimes.MOST);
  }

  private static RequestTimings timings(RunResult run) {
    return Objects.requireNonNull(run.server().requests());
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Each of the ten is in it a hundred times: ranks are those of the ten. */
  @Test
  void percentiles_of_a_thousand_are_those_of_all_samples() {
    List<RunResult> results = results(5);
    RunResult ten = RunResult.merge(results);
    RunResult thousand = fold(results, WORKERS);
    for (double percentile : new double[] {50, 90, 99, 99.9}) {
      assertThat(thousand.response().percentile(percentile))
          .isEqualTo(ten.response().percentile(percentile));
    }
    assertThat(thousand.response().max()).isEqualTo(ten.response().max());
    assertThat(thousand.slowest()).isEqualTo(ten.slowest());
    assertThat(thousand.response().mean()).isCloseTo(ten.response().mean(), within(1.0));
  }

  /** The slowest of all of their requests, whoever sent them. */
  @Test
  void the_tail_of_many_workers_is_that_of_all_their_requests() {
    List<RunResult> results = results(new WorkerResults(20, 100).told());
    List<TailRequest> all =
        results.stream().flatMap(each -> timings(each).tail().requests().stream()).toList();
    TailTimes merged = timings(fold(results, DISTINCT)).tail();
    assertThat(merged).isEqualTo(new TailTimes(all));
    assertThat(merged.requests().get(0).request()).isEqualTo(fold(results, DISTINCT).slowest());
    assertThat(merged.untold().mean())
        .isCloseTo(merged.service().mean() * (1 - 1 / 3.0 - 1 / 4.0 - 1 / 5.0), within(3.0));
  }

  /** What a worker writes to its log each second, and at its end. */
  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1_000})
  void log_of_a_worker_is_a_few_kilobytes_a_second(int perSecond) throws Exception {
    long result = log(new WorkerResults(20, perSecond), "log of a worker at " + perSecond + "/s");
    assertThat(result).isLessThan(20 * 5_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1_000})
  void where_the_server_tells_its_time_the_slowest_requests_are_in_it(int perSecond)
      throws Exception {
    WorkerResults workers = new WorkerResults(20, perSecond).told();
    long result = log(workers, "log of a worker with timings at " + perSecond + "/s");
    assertThat(result).isLessThan(20 * 5_000 + 60_000);
  }

  /** Returns the bytes of the result. */
  private long log(WorkerResults workers, String what) throws Exception {
    RunResult whole = workers.of(3);
    WorkerMessage.Result result = RunCodec.resultMessage(0, whole, UnaryOperator.identity());
    List<String> measured =
        workers.slices(3).stream()
            .map(
                slice ->
                    RunCodec.measuredMessage(
                        0,
                        workers.plan(),
                        whole.execution(),
                        List.of(slice),
                        UnaryOperator.identity()))
            .map(WorkerMessage::json)
            .toList();
    long second = measured.stream().mapToLong(MergeTruthTest::bytes).max().orElseThrow();
    long all = bytes(result.json());
    Figures.print("%s: %d B a second, result of 20 s %d B", what, second, all);
    assertThat(second).isLessThan(5_000);
    readAgain(measured, result, workers.plan());
    return all;
  }

  private void readAgain(List<String> measured, WorkerMessage.Result result, LoadPlan plan)
      throws Exception {
    for (int warm = 0; warm < 3; warm++) {
      long before = threads.getCurrentThreadCpuTime();
      for (String each : measured) {
        WorkerMessage.read("measured", each);
      }
      long messages = threads.getCurrentThreadCpuTime() - before;
      RunCodec.readResult(result, plan);
      long whole = threads.getCurrentThreadCpuTime() - before - messages;
      Figures.print(
          "to read %d messages %.2f ms, the result %.2f ms of processor",
          measured.size(), messages / 1e6, whole / 1e6);
    }
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
