package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * As {@link ShareCalibrationTest}, of services that were not used when the rule was made, and of
 * outages, of which a run that has hardly any cannot tell.
 */
class HeldOutCalibrationTest {
  private static final int RUNS = Integer.getInteger("calibration.runs", 300);
  private static final double LEVEL = 0.05;
  private static final double MOST = most(LEVEL);

  /** Four servers at 80 %, which docs/statistics.md names as what keeps no more than this. */
  private static final double MOST_OF_FOUR_SERVERS = most(0.07);

  /** In part of the runs. */
  private record Rates(double wrongPass, double wrongFail) {}

  private interface Requests {
    double[] draw(SplittableRandom random);
  }

  private static double most(double level) {
    return level + 3 * Math.sqrt(level * (1 - level) / RUNS);
  }

  private static Rates rates(String name, Requests requests, double limit, double tail) {
    int below = 0;
    int above = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] responses = requests.draw(new SplittableRandom(31_337L + 1_000_003L * run));
      TestOutcome outcome = ShareCalibrationTest.test(responses, limit).against(tail, LEVEL);
      below += outcome == TestOutcome.BELOW ? 1 : 0;
      above += outcome == TestOutcome.ABOVE ? 1 : 0;
    }
    Rates rates = new Rates((double) below / RUNS, (double) above / RUNS);
    System.out.printf(
        "%-24s p%2.0f  wrong PASS %4.1f %%  wrong FAIL %4.1f %%%n",
        name, 100 * (1 - tail), 100 * rates.wrongPass, 100 * rates.wrongFail);
    return rates;
  }

  static Stream<Arguments> cells() {
    return Stream.of(HeldOutService.values())
        .flatMap(
            service ->
                Stream.of(1_000, 3_000)
                    .filter(requests -> requests <= 1_000 || RUNS >= 1_000)
                    .flatMap(
                        requests ->
                            Stream.of(0.05, 0.01)
                                .map(tail -> Arguments.of(service, requests, tail))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_service_that_was_held_out_rarely_gets_a_verdict_on_its_limit(
      HeldOutService service, int requests, double tail) {
    Rates rates =
        rates(
            service + " " + requests,
            random -> service.responses(requests, random),
            service.percentile(tail),
            tail);

    assertThat(rates.wrongPass)
        .as("wrong PASS")
        .isLessThanOrEqualTo(service == HeldOutService.M_M_4_80 ? MOST_OF_FOUR_SERVERS : MOST);
    assertThat(rates.wrongFail).as("wrong FAIL").isLessThanOrEqualTo(MOST);
  }

  /** docs/statistics.md promises so much, and a sure PASS says it. */
  @ParameterizedTest
  @CsvSource({"3000, 0.05", "3000, 0.01"})
  void outages_that_come_eight_times_are_seen(int requests, double tail) {
    Rates rates = ofOutages(8, requests, tail);

    assertThat(rates.wrongPass).as("wrong PASS").isLessThanOrEqualTo(MOST);
    assertThat(rates.wrongFail).as("wrong FAIL").isLessThanOrEqualTo(MOST);
  }

  /** No procedure can: one run in e sees none, and is that of a perfect service. */
  @ParameterizedTest
  @CsvSource({"3000, 0.05", "3000, 0.01"})
  void outages_that_come_once_are_missed_in_a_third_of_all_runs(int requests, double tail) {
    Rates rates = ofOutages(1, requests, tail);

    assertThat(rates.wrongPass).isBetween(1 / Math.E - 0.1, 1 / Math.E + 0.1);
  }

  /** As of outages: in 3,000 requests, of which more than can be served come in bursts alone. */
  @ParameterizedTest
  @CsvSource({"0.05, 197.416839", "0.01, 328.685373"})
  void bursts_that_come_eight_times_are_seen(double tail, double limit) {
    Rates rates = ofBursts(8, limit, tail);

    assertThat(rates.wrongPass).as("wrong PASS").isLessThanOrEqualTo(MOST);
    assertThat(rates.wrongFail).as("wrong FAIL").isLessThanOrEqualTo(MOST);
  }

  /** No procedure can: 5/6 exp(-9/5) = 0.14 of all runs are over before one comes. */
  @Test
  void bursts_that_come_once_are_missed_too_often() {
    Rates rates = ofBursts(1, 1514.376309, 0.05);

    assertThat(rates.wrongPass).isBetween(LEVEL, 0.14 + 0.06);
  }

  /** One queue as {@link HeldOutService#BURSTS}, and bursts so far apart. */
  private static Rates ofBursts(double expected, double limit, double tail) {
    return rates(
        "%.0f bursts expected".formatted(expected),
        random -> HeldOutService.bursts(3_000 / 0.6 / expected, 3_000, random),
        limit,
        tail);
  }

  /** All requests beyond the limit come from outages, at random times and of up to 5 lengths. */
  private static Rates ofOutages(double expected, int requests, double tail) {
    double mean = -Math.log1p(-tail) * requests / expected;
    return rates(
        "%.0f outages expected".formatted(expected),
        random -> outages(requests / expected, mean, requests, random),
        10,
        tail);
  }

  private static double[] outages(
      double apart, double mean, int requests, SplittableRandom random) {
    double[] responses = new double[requests];
    double longest = 5 * mean / 3;
    double start = -longest + apart * SimulatedService.exponential(random);
    double end = 0;
    for (int i = 0; i < requests; i++) {
      while (start <= i) {
        end = Math.max(end, start + longest * (0.2 + 0.8 * random.nextDouble()));
        start += apart * SimulatedService.exponential(random);
      }
      responses[i] = (i < end ? 10 : 0) + random.nextDouble();
    }
    return responses;
  }
}
