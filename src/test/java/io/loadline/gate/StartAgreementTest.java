package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.gate.StartAgreement.Agreed;
import io.loadline.result.WorkerFigures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All begin at one moment, however far apart their clocks are. */
class StartAgreementTest {
  private final PlayedClocks clocks = new PlayedClocks();
  private final StartAgreement agreement =
      new StartAgreement(PlayedClocks.RUN, clocks::nanos, clocks::wall, new EachAtOnce(1));

  private Agreed agree(Integer... workers) throws InterruptedException {
    return agreement.agree(List.of(workers), clocks);
  }

  /** When a worker begins, by our own clock. */
  private long begins(int worker) {
    return Objects.requireNonNull(clocks.told.get(worker)) - clocks.offset(worker);
  }

  private static WorkerFigures.Start start(Agreed agreed, int worker) {
    return Objects.requireNonNull(agreed.starts().get(worker));
  }

  @Test
  void each_begins_at_the_moment_to_the_error_that_is_stated() throws Exception {
    List<Integer> all = IntStream.range(0, 100).boxed().toList();
    Agreed agreed = agreement.agree(all, clocks);
    long moment = clocks.nanos() + Duration.between(clocks.wall(), agreed.begins()).toNanos();

    assertThat(agreed.failures()).isEmpty();
    assertThat(agreed.starts()).containsOnlyKeys(all);
    assertThat(all)
        .allSatisfy(
            worker -> {
              WorkerFigures.Start start = start(agreed, worker);
              assertThat(Math.abs(begins(worker) - moment)).isLessThanOrEqualTo(start.errorNanos());
              assertThat(start.lateNanos()).isZero();
            });
  }

  @Test
  void the_shortest_of_the_round_trips_counts() throws Exception {
    // A way takes 1 to 5 ms, and one of four of them 50 ms more.
    Agreed agreed = agree(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(agreed.starts().values())
        .allSatisfy(start -> assertThat(start.errorNanos()).isBetween(1_000_000L, 5_000_000L));
  }

  @Test
  void there_is_time_to_look_at_the_service_before() throws Exception {
    Agreed agreed = agree(0, 1);
    assertThat(Duration.between(clocks.wall(), agreed.begins()))
        .isGreaterThan(Duration.ofMillis(400));
  }

  @Test
  void one_that_is_told_too_late_begins_late_by_so_much() throws Exception {
    clocks.slow.put(1, 60_000L);
    Agreed agreed = agree(0, 1);
    assertThat(start(agreed, 0).lateNanos()).isZero();
    // Half of the round trip of a minute: nobody knows when it was read.
    assertThat(start(agreed, 1).lateNanos()).isBetween(25_000_000_000L, 60_000_000_000L);
  }

  @Test
  void a_wall_clock_moves_no_start_and_is_told() throws Exception {
    clocks.wallAhead(1, 5_000_000_000L).wallAhead(2, -86_400_000_000_000L);
    Agreed agreed = agree(0, 1, 2);
    assertThat(start(agreed, 0).wallOffsetNanos()).isBetween(-60_000_000L, 60_000_000L);
    assertThat(start(agreed, 1).wallOffsetNanos()).isBetween(4_900_000_000L, 5_100_000_000L);
    assertThat(start(agreed, 2).wallOffsetNanos() / 1e9).isBetween(-86_400.1, -86_399.9);
    assertThat(Math.abs(begins(1) - begins(2))).isLessThan(10_000_000);
  }

  @Test
  void a_connection_that_breaks_is_made_again() throws Exception {
    clocks.broken.put(1, 2);
    assertThat(agree(0, 1).starts()).containsOnlyKeys(0, 1);
  }

  @Test
  void one_that_is_not_reached_is_told_apart_with_the_reason() throws Exception {
    clocks.broken.put(1, 100);
    Agreed agreed = agree(0, 1);
    assertThat(agreed.starts()).containsOnlyKeys(0);
    assertThat(agreed.failures()).containsExactly(Map.entry(1, "connection reset"));
  }

  @Test
  void a_worker_of_another_run_is_not_told() throws Exception {
    clocks.run = "another";
    Agreed agreed = agree(0);
    assertThat(agreed.starts()).isEmpty();
    assertThat(agreed.failures())
        .containsExactly(
            Map.entry(0, "it answers \"refused this is another run\" to \"loadline/1 0f0e0d0c\""));
    assertThat(clocks.told).isEmpty();
  }
}
