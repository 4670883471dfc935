package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.ScrapedRun;
import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Triton with limits that it keeps: it tells a queue, of which no cause is made. */
@NeedsModelServer
@Timeout(1800)
class HealthyOnTritonIT {
  private static final int MILLIS = 3;

  @Test
  void a_healthy_run_has_no_cause() throws Exception {
    String url = ModelServer.up("triton").url() + "/v2/models/slow";
    ProgrammedModel model =
        ProgrammedModel.v2(url, url + "/stats", KnownTiming.TRITON_STATS, false);

    HealthyRuns.pass(number -> gate(model, number), HealthyOnTritonIT::check);
  }

  private static boolean isScraped(int number) {
    return number % 4 != 3;
  }

  private static Loadline gate(ProgrammedModel model, int number) {
    Loadline gate = model.gate(MILLIS);
    return isScraped(number) ? gate.serverMetrics(model.metrics()) : gate;
  }

  /** What it told was read, so that something could have been made of it. */
  private static void check(int number, LoadResult result) {
    assertThat(result.run().server().requests()).isNull();
    ScrapedRun scraped = result.run().server().scraped();
    if (isScraped(number)) {
      assertThat(scraped).as("%d: %s", number, result).isNotNull();
      assertThat(scraped.parts()).as(scraped.toString()).containsKeys(TimedPart.QUEUE);
      assertThat(scraped.parts().get(TimedPart.COMPUTE).mean()).isGreaterThan(MILLIS * 1e6);
    } else {
      assertThat(scraped).isNull();
    }
  }
}
