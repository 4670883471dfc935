package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.ScrapedRun;
import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of mosec's own counters, held against our clock. */
@NeedsModelServer
@Tag("servers")
@Timeout(120)
class MetricsOnMosecIT {
  private static final int REQUESTS = 40;

  private ModelServer server;

  @BeforeEach
  void start() throws Exception {
    server = ModelServer.up("mosec");
  }

  @Test
  void the_queue_of_a_stage_without_batches_is_true() throws Exception {
    LoadResult result = gate("slow", "0.1").run();

    ScrapedRun told = told(result);
    assertThat(told.row()).isEqualTo(KnownTiming.MOSEC_METRICS);
    assertThat(told.agreement().refused()).isEmpty();
    double queue = mean(told, TimedPart.QUEUE);
    double compute = mean(told, TimedPart.COMPUTE);
    // Four users at a model that takes one: each waits for three.
    assertThat(queue).isCloseTo(compute * 3 * (REQUESTS - 2) / REQUESTS, withPercentage(5));
    assertThat(queue + compute).isCloseTo(result.run().service().mean(), withPercentage(5));
    assertThat(compute).isGreaterThanOrEqualTo(100e6);
    assertThat(told.busy()).isNaN();
  }

  @Test
  void of_a_stage_with_batches_the_total_alone_is_told() throws Exception {
    ScrapedRun told = told(gate("batched", "0.1").run());

    assertThat(told.agreement().refused()).isEmpty();
    assertThat(told.parts()).containsOnlyKeys(TimedPart.TOTAL);
    assertThat(told.waiting()).isNaN();
  }

  @Test
  void who_hung_up_makes_all_of_it_unsure() throws Exception {
    ScrapedRun told = told(gate("slow", "0.3").timeout(Duration.ofMillis(500)).run());

    assertThat(told.agreement().refused()).endsWith("given up, which servers count as they like");
    assertThat(told.parts()).isEmpty();
  }

  private Loadline gate(String model, String seconds) {
    return Loadline.target(server.url() + "/" + model)
        .payload("{\"x\": [[" + seconds + ", 0]]}")
        .serverMetrics(server.url() + "/metrics")
        .timeout(Duration.ofSeconds(20))
        .load(load -> load.requests(REQUESTS).concurrency(4).warmup("0"))
        .slo(slo -> slo.errors(REQUESTS))
        .printTo(new PrintStream(OutputStream.nullOutputStream()));
  }

  private static ScrapedRun told(LoadResult result) {
    return Objects.requireNonNull(result.run().server().scraped(), result.toString());
  }

  private static double mean(ScrapedRun told, TimedPart part) {
    assertThat(told.parts()).as(told.toString()).containsKey(part);
    return told.parts().get(part).mean();
  }
}
