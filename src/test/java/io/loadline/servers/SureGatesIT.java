package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Gates that must be sure, over real sockets: of services whose p95 is 30 % below or above its
 * limit, drawn from an exponential distribution for each request.
 */
@Timeout(3_000)
class SureGatesIT {
  /** 200 in .ci/nightly. */
  private static final int RUNS = Integer.getInteger("sure-gates.runs", 5);

  private static final double CONFIDENCE = 0.95;
  private static final double APART = 1.3;
  private static final int REQUESTS = 600;
  private static final int RATE = 200;
  private static final Duration LIMIT = Duration.ofMillis(200);
  private static final double LIMIT_MICROS = 200_000;

  /** The p95 of an exponential distribution, over its mean. */
  private static final double P95_OVER_MEAN = Math.log(20);

  @Test
  void a_service_below_its_limit_is_hardly_ever_called_broken() throws InterruptedException {
    Map<Verdict, Integer> verdicts = verdicts("below", 1 / APART);

    assertThat(verdicts.getOrDefault(Verdict.FAIL, 0)).isLessThanOrEqualTo(mostWrong());
    assertThat(verdicts).containsKey(Verdict.PASS);
  }

  @Test
  void a_service_above_its_limit_hardly_ever_passes() throws InterruptedException {
    Map<Verdict, Integer> verdicts = verdicts("above", APART);

    assertThat(verdicts.getOrDefault(Verdict.PASS, 0)).isLessThanOrEqualTo(mostWrong());
    assertThat(verdicts).containsKey(Verdict.FAIL);
  }

  /** By the stated rate, and three standard errors of so many runs. */
  private static int mostWrong() {
    double rate = 1 - CONFIDENCE;
    return (int) (rate * RUNS + 3 * Math.sqrt(rate * CONFIDENCE * RUNS));
  }

  private static Map<Verdict, Integer> verdicts(String side, double ofLimit)
      throws InterruptedException {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      for (int run = 0; run < RUNS; run++) {
        server.follow(drawn(run, ofLimit * LIMIT_MICROS / P95_OVER_MEAN));
        verdicts.merge(gate(server, run).verdict(), 1, Integer::sum);
      }
    }
    System.out.printf(
        "%d sure gates, p95 %.2f of the limit (%s): %s%n", RUNS, ofLimit, side, verdicts);
    return verdicts;
  }

  private static Script drawn(int run, double meanMicros) {
    return request -> {
      if (request.asksReady()) {
        return Answers.text(200, "");
      }
      double drawn = new SplittableRandom(1_000_003L * run + request.number()).nextDouble();
      long micros = Math.round(-Math.log1p(-drawn) * meanMicros);
      return Answers.iris().after(Duration.ofNanos(1_000 * micros));
    };
  }

  private static LoadResult gate(ScriptedServer server, int run) throws InterruptedException {
    return Loadline.target(server.url())
        .payload("{\"inputs\":[]}")
        .load(load -> load.requests(REQUESTS).rate(RATE).seed(run).warmup("20"))
        .slo(slo -> slo.latencyP95(LIMIT).confidence(CONFIDENCE))
        .printTo(new PrintStream(OutputStream.nullOutputStream()))
        .run();
  }
}
