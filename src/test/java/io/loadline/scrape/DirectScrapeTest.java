package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.Distribution;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestTimings;
import io.loadline.result.ScrapedRun;
import io.loadline.result.ServerResult;
import io.loadline.result.TailTimes;
import io.loadline.scrape.ScriptedMetrics.Counted;
import io.loadline.testkit.FixedDistribution;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether it is the server itself for which a scrape waits, as is told where that is sure. */
class DirectScrapeTest {
  private static ScriptedMetrics.Script steady() {
    return at -> new Counted(ScriptedMetrics.sent(at), 300, 100).page();
  }

  private static ScriptedMetrics elsewhere() {
    return ScriptedMetrics.triton(steady()).called("http://h:2/v2/models/iris/infer");
  }

  /** Which proxies or tunnels lie between. */
  @ParameterizedTest
  @CsvSource({
    "NAMED, http://127.0.0.1:1, http://localhost:1, true",
    "NAMED, http://127.0.0.1:1, http://[::1]:8080, true",
    "NAMED, http://127.0.0.1:1, http://h:1, false",
    "NAMED, http://h:1, http://h:8080, true",
    "NAMED, http://h:1, http://g:1, true",
    "NAMED, http://h:1, http://H:1, false",
    "NAMED, http://h, http://h:80, false",
    "NAMED, http://h, https://h, true",
    "DECLARED, http://127.0.0.1:1, http://localhost:1, false",
    "DECLARED, http://10.0.0.7:1, http://gateway, true"
  })
  void what_a_scrape_waits_for_is_the_server_where_nothing_else_is_asked(
      ScrapeScope scope, URI metrics, URI called, boolean direct) {
    assertThat(scope.isDirect(metrics, called)).isEqualTo(direct);
  }

  @ParameterizedTest
  @CsvSource({"NAMED,false", "DECLARED,true"})
  void answers_of_a_proxy_are_no_sign_of_one_before_the_metrics_of_a_pod(
      ScrapeScope scope, boolean known) throws Exception {
    Distribution none = FixedDistribution.ofMillis(new double[0]);
    PartTimes upstream = new PartTimes(none, List.of(KnownTiming.ENVOY_UPSTREAM), List.of());
    RequestTimings envoy =
        new RequestTimings(
            100, 0, Map.of(TimedPart.UPSTREAM, upstream), none, null, new TailTimes(List.of()));
    ScrapedRun told =
        Objects.requireNonNull(
            elsewhere()
                .over(ScriptedMetrics.run().server(new ServerResult(envoy, null)).build(), scope));

    assertThat(told.cost().answerNanos().isEmpty()).isNotEqualTo(known);
  }

  @Test
  void a_page_that_came_through_a_proxy_may_have_waited_there() throws Exception {
    ScriptedMetrics proxied = elsewhere();
    ScriptedMetrics.Script page = proxied.script(ScriptedMetrics.URL);
    proxied.with(
        ScriptedMetrics.URL,
        at -> new MetricsSource.Page(200, "application/json", page.at(at).body(), 0, true));

    ScrapedRun told = Objects.requireNonNull(proxied.over(ScriptedMetrics.run().build()));

    assertThat(told.cost().loadedNanos()).isNotEmpty();
    assertThat(told.cost().answerNanos()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"DECLARED,true", "NAMED,false"})
  void through_a_tunnel_to_a_pod_nobody_knows_it(ScrapeScope scope, boolean unknown)
      throws Exception {
    String here = "http://127.0.0.1:1/v2/models/iris/stats";
    ScriptedMetrics tunnel =
        ScriptedMetrics.triton(steady())
            .with(
                "http://127.0.0.1:1/v2",
                at -> ScriptedMetrics.json("{\"name\": \"triton\", \"version\": \"2.51.0\"}"))
            .with("http://127.0.0.1:1/v2/models/iris/config", at -> ScriptedMetrics.json("{}"))
            .with(here, steady())
            .called("http://localhost:1/v2/models/iris/infer");

    ScrapedRun told =
        Objects.requireNonNull(tunnel.over(ScriptedMetrics.run().build(), scope, here));

    assertThat(told.agreement().isReached()).isTrue();
    assertThat(told.cost().loadedNanos()).isNotEmpty();
    assertThat(told.cost().answerNanos().isEmpty()).isEqualTo(unknown);
  }
}
