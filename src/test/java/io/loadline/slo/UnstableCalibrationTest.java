package io.loadline.slo;

import static io.loadline.slo.QueuedRun.exponential;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AllowedInterference;
import io.loadline.result.RunResult;
import io.loadline.slo.QueuedRun.ServiceTime;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How often a load is wrongly called unstable, and how often one that is so is found. */
class UnstableCalibrationTest {
  private static final int RUNS = Integer.getInteger("calibration.runs", 200);
  private static final int[] REQUESTS = {100, 1_000, 3_000};
  private static final double LEVEL = 0.05;
  private static final double MOST = LEVEL + 3 * Math.sqrt(LEVEL * (1 - LEVEL) / RUNS);

  /** The service times of a model: nearly the same for each request. */
  private static final ServiceTime EVEN = random -> 0.9 + 0.2 * random.nextDouble();

  private static final ServiceTime EXPONENTIAL = QueuedRun::exponential;

  /** 95 % short ones, and 5 % of 21 times the length. */
  private static final ServiceTime HEAVY =
      random -> exponential(random) * (random.nextDouble() < 0.95 ? 0.5 : 10.5);

  static Stream<Arguments> services() {
    return Stream.of(
        Arguments.of("even", 1, EVEN, 0.8),
        Arguments.of("exponential", 1, EXPONENTIAL, 0.55),
        Arguments.of("exponential, 8 servers", 8, EXPONENTIAL, 0.55),
        Arguments.of("heavy", 1, HEAVY, 0.03));
  }

  private static int found(RunResult run) {
    VerdictReviews reviews = VerdictReviews.of(run, AllowedInterference.NOTHING);
    return UnstableLoad.of(run, reviews).isPresent() ? 1 : 0;
  }

  private static double share(double load, int servers, int requests, ServiceTime service) {
    int found = 0;
    for (int run = 0; run < RUNS; run++) {
      SplittableRandom random = new SplittableRandom(45_000L + requests + 1_000_003L * run);
      found += found(QueuedRun.of(load, servers, requests, service, random));
    }
    return (double) found / RUNS;
  }

  @ParameterizedTest
  @MethodSource("services")
  void a_load_that_the_service_bears_is_rarely_called_unstable(
      String name, int servers, ServiceTime service, double found) {
    for (int requests : REQUESTS) {
      for (double load : new double[] {0.5, 0.8, 0.9, 0.95}) {
        double share = share(load, servers, requests, service);
        System.out.printf(
            "%-24s %5d at %.2f: unstable %5.1f %%%n", name, requests, load, 100 * share);
        assertThat(share).as("%d requests at %.2f", requests, load).isLessThanOrEqualTo(MOST);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void a_load_above_what_the_service_can_do_is_found(
      String name, int servers, ServiceTime service, double found) {
    for (int requests : REQUESTS) {
      for (double load : new double[] {1, 1.1, 1.3, 2}) {
        double share = share(load, servers, requests, service);
        System.out.printf("%-24s %5d at %.2f: found %5.1f %%%n", name, requests, load, 100 * share);
        assertThat(share)
            .as("%d at %.2f", requests, load)
            .isGreaterThanOrEqualTo(least(load, requests, found));
      }
    }
  }

  /**
   * Of 3,000 requests.
   *
   * @param found of a load of 1.1 at least
   */
  private static double least(double load, int requests, double found) {
    return requests < 3_000 || load == 1 ? 0 : load == 1.1 ? found : Math.max(0.65, found);
  }

  /** After how much of a run a look finds it, from a tenth on, each 20th; 1 where none does. */
  private static double foundAfter(RunResult run) {
    for (int part = 20; part < 200; part += 10) {
      if (found(QueuedRun.until(run, part)) == 1) {
        return part / 200.0;
      }
    }
    return 1;
  }

  /** In order. */
  private static double[] looked(double load, int servers, int requests, ServiceTime service) {
    double[] after = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      SplittableRandom random = new SplittableRandom(47_000L + requests + 1_000_003L * run);
      after[run] = foundAfter(QueuedRun.of(load, servers, requests, service, random));
    }
    Arrays.sort(after);
    return after;
  }

  @ParameterizedTest
  @MethodSource("services")
  void looks_at_a_run_rarely_call_a_load_unstable_that_the_service_bears(
      String name, int servers, ServiceTime service, double found) {
    for (int requests : REQUESTS) {
      for (double load : new double[] {0.8, 0.9, 0.95}) {
        double[] after = looked(load, servers, requests, service);
        double share = Arrays.stream(after).filter(each -> each < 1).count() / (double) RUNS;
        System.out.printf(
            "%-24s %5d at %.2f: unstable by a look %5.1f %%%n", name, requests, load, 100 * share);
        assertThat(share).as("%d requests at %.2f", requests, load).isLessThanOrEqualTo(MOST);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void looks_find_twice_the_load_that_a_service_bears_before_the_end(
      String name, int servers, ServiceTime service, double found) {
    double[] after = looked(2, servers, 3_000, service);
    System.out.printf("%-24s  3000 at 2.00: found after %.2f%n", name, after[RUNS / 2]);
    assertThat(after[RUNS / 2]).isLessThanOrEqualTo(0.5);
  }

  /** A server of which each request takes the longer the more there are, as of token streams. */
  @Test
  void a_batch_that_fills_is_rarely_called_unstable() {
    for (int seconds : new int[] {5, 10, 20, 40}) {
      for (double load : new double[] {0.5, 0.8, 0.9, 0.95, 1.1, 1.3}) {
        int found = 0;
        for (int run = 0; run < RUNS; run++) {
          SplittableRandom random = new SplittableRandom(46_000L + seconds + 1_000_003L * run);
          found += found(QueuedRun.batching(load, 100 * seconds, random));
        }
        double share = (double) found / RUNS;
        System.out.printf("batch, %d s at %.2f: unstable %5.1f %%%n", seconds, load, 100 * share);
        if (load < 1) {
          assertThat(share).as("%d s at %.2f", seconds, load).isLessThanOrEqualTo(MOST);
        }
      }
    }
  }
}
