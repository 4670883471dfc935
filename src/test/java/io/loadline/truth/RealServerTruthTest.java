package io.loadline.truth;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.poisson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Distribution;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.testkit.CapturingTransport.Stamps;
import io.loadline.testkit.TruthServer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows A to E over sockets, against a server that keeps its own stamps on the same clock. What must
 * hold on any machine is asserted exactly or per request. Being late by chance is no lie, so that
 * upper bounds are asserted only where the stamps of both sides say that the host kept time.
 */
class RealServerTruthTest {
  private static final long MILLI = 1_000_000;
  private static final int RATE = 1_000;

  /** Rows A and E. */
  @ParameterizedTest
  @CsvSource({"netty, true", "netty, false", "jdk, true", "jdk, false"})
  void arrivals_are_the_schedule_and_stamps_enclose_those_of_the_server(
      String transport, boolean even) throws Exception {
    int requests = 1_000;
    Workload workload = even ? constant(RATE) : poisson(RATE);
    TruthServer server = TruthServer.start(requests, (number, received) -> received);
    try (server) {
      RealRun run = RealRun.of(transport, server.url(), workload, requests, 32);
      server.stop();
      assertThat(run.result().outcomes().successes())
          .as("%s", run.result().outcomes())
          .isEqualTo(requests);
      assertThat(run.result().sent()).isEqualTo(requests);
      assertSchedule(run, (Workload.Open) workload);
      assertEnclosed(run, server);
      printFloor(transport, run, server);
    }
  }

  private static void assertSchedule(RealRun run, Workload.Open open) {
    ArrivalSchedule schedule =
        ArrivalSchedule.of(open, new PhaseLength.Requests(run.requests()), new SplittableRandom(7));
    long start = run.stamps(0).intended() - schedule.next();
    for (int i = 1; i < run.requests(); i++) {
      assertThat(run.stamps(i).intended() - start).as("#%d", i).isEqualTo(schedule.next());
    }
  }

  private static void assertEnclosed(RealRun run, TruthServer server) {
    for (int i = 0; i < run.requests(); i++) {
      Stamps stamps = run.stamps(i);
      assertThat(stamps.times()).isOne();
      assertThat(server.times(i)).isOne();
      long[] order = {
        stamps.intended(),
        stamps.fired(),
        stamps.sent(),
        server.received(i),
        server.answered(i),
        stamps.done()
      };
      assertThat(order).as("stamps of #%d", i).isSorted();
    }
  }

  /** What our service time has beyond the server's own, and our lag. */
  private static void printFloor(String transport, RealRun run, TruthServer server) {
    long[] beyond =
        run.sorted(
            n -> {
              Stamps stamps = run.stamps((int) n);
              long own = server.answered((int) n) - server.received((int) n);
              return stamps.done() - stamps.sent() - own;
            });
    Distribution lag = run.result().lag();
    Figures.print(
        "E %s service beyond the server's stamps p50 %.1f us, p99 %.1f us; lag p50 %.1f us",
        transport,
        beyond[beyond.length / 2] / 1e3,
        beyond[beyond.length * 99 / 100] / 1e3,
        lag.percentile(50) / 1e3);
    assertThat(beyond[0]).isNotNegative();
    if (run.wasUndisturbed(server)) {
      assertThat(beyond[beyond.length / 2]).isLessThan(MILLI);
    }
  }

  /** Row C: every 200th takes 100 ms, the others 1 ms. */
  @Test
  void two_kinds_of_delay_are_seen_at_their_ranks() throws Exception {
    int requests = 2_000;
    TruthServer server = TruthServer.start(requests, (n, received) -> received + delay(n));
    try (server) {
      RealRun run = RealRun.of("netty", server.url(), constant(RATE), requests, 256);
      Distribution response = run.result().response();
      Figures.print(
          "C p50 %.3f p99 %.3f p99.9 %.3f ms",
          response.percentile(50) / 1e6,
          response.percentile(99) / 1e6,
          response.percentile(99.9) / 1e6);
      for (int i = 0; i < requests; i++) {
        assertThat(run.stamps(i).done() - run.stamps(i).intended()).isGreaterThan(delay(i));
      }
      assertRecordedExactly(run);
      server.stop();
      // Beside the 0.5 % that take 100 ms, before p99 is one that the host has made late.
      if (run.disturbedShare(server) < 0.004) {
        assertThat(response.percentile(99)).isBetween(MILLI, 4 * MILLI);
      }
      if (run.wasUndisturbed(server)) {
        assertThat(response.percentile(99.9)).isBetween(100 * MILLI, 104 * MILLI);
      }
    }
  }

  private static long delay(long number) {
    return number % 200 == 100 ? 100 * MILLI : MILLI;
  }

  /** To one bucket of the histogram: 0.1 % or 64 ns. */
  private static void assertRecordedExactly(RealRun run) {
    long[] all = run.sorted(n -> run.stamps((int) n).done() - run.stamps((int) n).intended());
    for (double percentile : new double[] {50, 90, 99, 99.5, 99.9}) {
      double truth = all[(int) Distribution.rank(percentile, all.length) - 1];
      double seen = run.result().response().percentile(percentile);
      assertThat(seen).as("p%s", percentile).isCloseTo(truth, within(64 + 0.001 * truth));
    }
    assertThat(run.result().response().max()).isEqualTo(all[all.length - 1]);
  }

  /** Row B at half load: 200 ms in every second, ten connections. */
  @Test
  void a_stall_is_seen_as_theory_says() throws Exception {
    int requests = 3_000;
    StallingService stalling = new StallingService(0.2, 1, 0.5 / RATE);
    TruthServer server = TruthServer.start(requests, (n, received) -> stalling.due(received));
    try (server) {
      RealRun run = RealRun.of("netty", server.url(), constant(RATE), requests, 10);
      Distribution response = run.result().response();
      assertRecordedExactly(run);
      server.stop();
      Upper upper = new Upper("B", run.wasUndisturbed(server), 0.1);
      upper.holds("mean", response.mean(), 1e9 * Theory.stallMean(0.2, 1, 0.5));
      for (double percentile : new double[] {90, 95, 99}) {
        double truth = 1e9 * Theory.stallQuantile(0.2, 1, 0.5, percentile / 100);
        upper.holds("p" + percentile, (double) response.percentile(percentile), truth);
      }
    }
  }
}
