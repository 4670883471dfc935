package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.KnownTiming;
import io.loadline.result.ScrapedRun;
import io.loadline.testkit.MlServer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real model of MLServer with limits that it keeps. */
@EnabledIfEnvironmentVariable(
    named = MlServer.SHARED,
    matches = ".+",
    disabledReason = MlServer.WHY_SKIPPED)
@Timeout(1800)
class HealthyOnMlServerIT {
  /** Its metrics have a port of their own, which is so many after that of HTTP. */
  private static final int METRICS = 2;

  @Test
  void a_healthy_run_has_no_cause_and_no_part() throws Exception {
    MlServer server = MlServer.up();
    String metrics = "http://127.0.0.1:" + (server.url().getPort() + METRICS) + "/metrics";

    HealthyRuns.pass(
        number -> {
          Loadline gate = Loadline.target(server.inferUrl()).payload(MlServer.PAYLOAD);
          return isScraped(number) ? gate.serverMetrics(metrics) : gate;
        },
        HealthyOnMlServerIT::check);
  }

  private static boolean isScraped(int number) {
    return number % 4 != 3;
  }

  private static void check(int number, LoadResult result) {
    assertThat(result.run().server().requests()).isNull();
    ScrapedRun scraped = result.run().server().scraped();
    if (isScraped(number)) {
      assertThat(Objects.requireNonNull(scraped).row()).isEqualTo(KnownTiming.MLSERVER_METRICS);
      assertThat(scraped.parts()).as(scraped.toString()).isEmpty();
    } else {
      assertThat(scraped).isNull();
    }
  }
}
