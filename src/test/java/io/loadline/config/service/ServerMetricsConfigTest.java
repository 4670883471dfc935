package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.EffectiveSetting;
import io.loadline.plan.ScrapeTargets;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerMetricsConfigTest {
  private static final Attribute URL = Attribute.METRICS;
  private static final String FROM = ", from @ServerMetrics on method gate(): ";

  private static String refusal(String... urls) {
    return gate().set(URL, urls).refusal();
  }

  @Test
  void unset_leaves_it_to_the_server() {
    assertThat(gate().resolve().metrics()).isEqualTo(ScrapeTargets.UNSET);
  }

  @Test
  void each_address_is_one_of_a_process() {
    assertThat(gate().set(URL, "http://a:8002/metrics", " HTTPS://b/m ").resolve().metrics())
        .isEqualTo(
            new ScrapeTargets(
                List.of(URI.create("http://a:8002/metrics"), URI.create("https://b/m")), false));
  }

  @Test
  void none_asks_nobody() {
    assertThat(gate().set(URL, "None").resolve().metrics())
        .isEqualTo(new ScrapeTargets(List.of(), true));
  }

  @Test
  void the_key_from_outside_wins() {
    assertThat(
            gate()
                .set(URL, "http://a/m")
                .junit("loadline.server-metrics.url", "none")
                .resolve()
                .metrics()
                .off())
        .isTrue();
  }

  @Test
  void the_plan_shows_it() {
    assertThat(gate().set(URL, "http://a/m").resolve().effective())
        .contains(
            new EffectiveSetting(
                "@ServerMetrics(url)", "\"http://a/m\"", "@ServerMetrics on method gate()"));
  }

  @Test
  void none_stands_alone() {
    assertThat(refusal("http://a/m", "none"))
        .isEqualTo(
            "@ServerMetrics(url = {\"http://a/m\", \"none\"})"
                + FROM
                + "says none beside an address; keep none, or remove it to be asked there");
  }

  @Test
  void an_address_stands_once_and_ten_at_the_most() {
    assertThat(refusal("http://a/m", "http://a/m"))
        .contains("names an address twice; write one for each process");
    String[] many =
        IntStream.range(0, 11).mapToObj(each -> "http://a" + each + "/m").toArray(String[]::new);
    assertThat(refusal(many)).contains("names 11 addresses; write 10 at the most");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grpc://a:8001/m | must be an absolute http or https URL",
        "/metrics | must be an absolute http or https URL",
        "http://me:secret@a/m | must not hold a user or password",
        "http://a/m#x | must not have a fragment, which is never sent",
        "'' | must be an absolute http or https URL"
      })
  void what_cannot_be_asked_is_refused(String url, String rule) {
    assertThat(refusal(url)).contains(FROM + rule);
  }

  @Test
  void a_password_in_it_is_not_shown() {
    assertThat(refusal("http://me:secret@a/m")).doesNotContain("secret");
  }

  private static String fromPods(String url) {
    return gate()
        .set(Attribute.URL, "http://iris.ml.svc:80/v2/models/iris/infer")
        .set(Attribute.RUN_IN, "CLUSTER")
        .set(URL, url)
        .refusal();
  }

  @Test
  void what_is_asked_here_cannot_be_asked_before_a_load_of_pods() {
    assertThat(fromPods("http://a/m"))
        .isEqualTo(
            "@ServerMetrics(url = \"http://a/m\")"
                + FROM
                + "is asked by this JVM, which cannot ask before a load that pods drive has begun;"
                + " remove it or write none, or set runIn = LOCAL");
  }

  @Test
  void none_suits_a_load_of_pods() {
    assertThat(
            gate()
                .set(Attribute.URL, "http://iris.ml.svc:80/v2/models/iris/infer")
                .set(Attribute.RUN_IN, "CLUSTER")
                .set(URL, "none")
                .resolve()
                .metrics()
                .off())
        .isTrue();
  }
}
