package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.slo.TimeCause;
import io.loadline.slo.TimeCause.Kind;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Models that work on the event loop of their server, and those that do not: KServe's server, and
 * MLServer without workers.
 */
@NeedsModelServer
@Timeout(300)
class EventLoopOnServersIT {
  private static final int USERS = 8;

  /**
   * On a machine that is busy itself nothing is told. MLServer's metrics take a second or two, so
   * it takes 20 s to have three of them.
   */
  @ParameterizedTest
  @CsvSource({"kserve,0", "mlserver,2"})
  void a_model_that_blocks_it_is_the_cause(String name, int metricsPort) throws Exception {
    LoadResult result = gate(name, metricsPort, "blocking", 0.05, 400).run();

    ScrapedRun told = Objects.requireNonNull(result.run().server().scraped());
    assertThat(told.agreement().refused()).as(result.toString()).isEmpty();
    assertThat(told.own().mean()).as(result.toString()).isBetween(50e6, 100e6);
    List<Kind> kinds = kinds(result);
    if (isQuiet(result)) {
      assertThat(kinds).as(result.toString()).containsExactly(Kind.EVENT_LOOP);
    } else {
      assertThat(kinds).as(result.toString()).isSubsetOf(Kind.EVENT_LOOP, Kind.NOT_TOLD);
    }
  }

  @ParameterizedTest
  @CsvSource({"kserve,0", "mlserver,2"})
  void a_model_that_waits_beside_it_blocks_none(String name, int metricsPort) throws Exception {
    LoadResult result = gate(name, metricsPort, "slow", 0.2, 200).run();

    assertThat(result.run().server().scraped()).as(result.toString()).isNotNull();
    assertThat(kinds(result)).as(result.toString()).doesNotContain(Kind.EVENT_LOOP);
  }

  private static List<Kind> kinds(LoadResult result) {
    return result.judgment().causes().stream().map(TimeCause::kind).toList();
  }

  /** Whether the verdict stands and our own requests were sent in time. */
  private static boolean isQuiet(LoadResult result) {
    RunResult run = result.run();
    ScrapedRun told = Objects.requireNonNull(run.server().scraped());
    return result.verdict() == Verdict.FAIL
        && run.lag().percentile(99) < 5_000_000
        && told.cost().answerNanos().size() >= 3;
  }

  private static Loadline gate(
      String name, int metricsPort, String model, double seconds, int requests) throws Exception {
    ModelServer server = ModelServer.up(name);
    String metrics =
        "http://" + server.url().getHost() + ":" + (server.url().getPort() + metricsPort);
    return Loadline.target(server.url() + "/v2/models/" + model + "/infer")
        .payload(
            "{\"inputs\": [{\"name\": \"x\", \"shape\": [1, 2], \"datatype\": \"FP32\", \"data\": [%s, 0]}]}"
                .formatted(seconds))
        .timeout(Duration.ofSeconds(20))
        .serverMetrics(metrics + "/metrics")
        .load(load -> load.requests(requests).concurrency(USERS).warmup("16"))
        .slo(slo -> slo.latencyP90(Duration.ofMillis(150)).errors(0))
        .printTo(new PrintStream(OutputStream.nullOutputStream()));
  }
}
