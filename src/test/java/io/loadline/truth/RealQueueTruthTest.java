package io.loadline.truth;

import static io.loadline.testkit.Plans.poisson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.result.Distribution;
import io.loadline.testkit.TruthServer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Row D over sockets: M/M/1 at half load, one worker that serves 400/s. Held to the queue of the
 * very arrivals and services that were drawn (Lindley's recursion, no sampling error); that queue
 * is held to theory within three times the sampling error: n = 1,600 with deff 8 are 200
 * independent requests, so 21 % of the mean.
 */
class RealQueueTruthTest {
  private static final int REQUESTS = 1_600;
  private static final double MU = 400;
  private static final double DEFF = 8;

  private final long[] services = services();

  @Test
  void exponential_services_at_poisson_arrivals_respond_as_m_m_1() throws Exception {
    long[] freeAt = {Long.MIN_VALUE};
    TruthServer server =
        TruthServer.start(
            REQUESTS,
            (number, received) -> freeAt[0] = Math.max(received, freeAt[0]) + services[number]);
    try (server) {
      RealRun run = RealRun.of("netty", server.url(), poisson(MU / 2), REQUESTS, 64);
      Distribution seen = run.result().response();
      assertThat(seen.count()).isEqualTo(REQUESTS);
      server.stop();
      boolean undisturbed = run.wasUndisturbed(server);
      long[] exact = queue(run);
      double mean = Arrays.stream(exact).average().orElseThrow();
      Upper path = new Upper("D", undisturbed, 0.1);
      path.holds("mean", seen.mean(), mean);
      for (double percentile : new double[] {50, 90, 99}) {
        double truth = exact[(int) Distribution.rank(percentile, exact.length) - 1];
        path.holds("p" + percentile, (double) seen.percentile(percentile), truth);
      }
      double theory = Theory.mm1(0.5).mean() / MU * 1e9;
      assertThat(mean).isCloseTo(theory, within(theory * 3 / Math.sqrt(REQUESTS / DEFF)));
    }
  }

  private long[] queue(RealRun run) {
    long[] response = new long[REQUESTS];
    long freeAt = Long.MIN_VALUE;
    for (int i = 0; i < REQUESTS; i++) {
      freeAt = Math.max(run.stamps(i).intended(), freeAt) + services[i];
      response[i] = freeAt - run.stamps(i).intended();
    }
    Arrays.sort(response);
    return response;
  }

  private static long[] services() {
    SplittableRandom random = new SplittableRandom(11);
    long[] services = new long[REQUESTS];
    Arrays.setAll(services, i -> Math.round(-Math.log(1 - random.nextDouble()) * 1e9 / MU));
    return services;
  }
}
