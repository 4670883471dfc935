package io.loadline.config.gate;

import static io.loadline.config.EndpointFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.EndpointFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.Workload;
import io.loadline.text.PlainNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointsConfigTest {
  private static List<String> objectives(Gate.Endpoint gate) {
    return gate.plan().objectives().stream().map(EndpointsConfigTest::text).toList();
  }

  private static String text(Objective objective) {
    return objective.metric().id() + objective.bound().sign() + PlainNumber.text(objective.limit());
  }

  @Test
  void what_the_test_sets_holds_for_endpoints_that_do_not_set_it() {
    EndpointFixture gate = gate().set(Attribute.TIMEOUT, "5s").set("iris", Attribute.TIMEOUT, "2s");
    assertThat(gate.resolve("iris").plan().call().timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(gate.resolve("digits").plan().call().timeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void the_load_is_split_and_the_seeds_differ() {
    Gate gate = gate().set(Attribute.RATE, "40").resolve();
    assertThat(gate.plans())
        .extracting(plan -> plan.workload().peakRate())
        .containsExactly(30.0, 10.0);
    assertThat(gate.plans()).extracting(plan -> plan.plannedRequests()).containsExactly(75L, 25L);
    assertThat(gate.plans()).extracting(plan -> plan.seed()).containsExactly(42L, 43L);
    assertThat(gate.demand().workload().peakRate()).isEqualTo(40);
  }

  @Test
  void connections_are_split_with_one_at_least_for_each() {
    assertThat(gate().set(Attribute.CONNECTIONS, "8").resolve().plans())
        .extracting(plan -> plan.connections())
        .containsExactly(6, 2);
    assertThat(gate().set(Attribute.CONNECTIONS, "1").refusal())
        .isEqualTo(
            "@Load(connections = 1), from annotations of method gate(): 1 connections are not"
                + " enough for 2 endpoints; let each endpoint have one at least");
  }

  @Test
  void users_are_split_with_one_at_least_for_each() {
    assertThat(gate().set(Attribute.CONCURRENCY, "2").resolve().plans())
        .extracting(plan -> plan.workload())
        .containsExactly(new Workload.Closed(1), new Workload.Closed(1));
    assertThat(gate().set(Attribute.CONCURRENCY, "1").refusal())
        .contains("1 users are not enough for 2 endpoints");
  }

  @Test
  void an_endpoint_may_limit_a_metric_by_another_attribute_than_the_test() {
    EndpointFixture gate =
        gate()
            .set(Attribute.LATENCY_P95, "300")
            .set(Attribute.UPPER, "http/latency-p80=200", "http/latency-p70=100")
            .set("iris", Attribute.UPPER, "http/latency-p95=400", "http/latency-p80=250");
    assertThat(objectives(gate.resolve("iris")))
        .containsExactlyInAnyOrder(
            "http/latency-mean<=500",
            "http/latency-p95<=400",
            "http/latency-p80<=250",
            "http/latency-p70<=100",
            "http/error-count<=0");
    assertThat(objectives(gate.resolve("digits")))
        .containsExactlyInAnyOrder(
            "http/latency-mean<=500",
            "http/latency-p95<=300",
            "http/latency-p80<=200",
            "http/latency-p70<=100",
            "http/error-count<=0");
  }

  @Test
  void a_key_of_an_endpoint_comes_before_that_of_all() {
    EndpointFixture gate =
        gate()
            .property("loadline.timeout", "4s")
            .environment("LOADLINE_ENDPOINT_IRIS_TIMEOUT", "3s");
    assertThat(gate.resolve("iris").plan().call().timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(gate.resolve("digits").plan().call().timeout()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void what_an_endpoint_gets_from_outside_is_named_by_its_key() {
    EndpointFixture gate =
        gate()
            .property("loadline.endpoint.iris.latency-mean", "900")
            .property("loadline.endpoint.digits.weight", "3");
    Optional<Metric> mean = Optional.of(Metric.of(Metric.Kind.LATENCY_MEAN));
    String source = "system property";
    String key = "loadline.endpoint.";
    assertThat(gate.resolve("iris").overrides())
        .containsExactly(
            new AppliedOverride(key + "iris.latency-mean", "500", "900", source, true, mean));
    assertThat(gate.resolve("digits").overrides())
        .containsExactly(
            new AppliedOverride(key + "digits.weight", "1", "3", source, false, Optional.empty()));
    assertThat(gate.resolve().endpoints()).extracting(Gate.Endpoint::weight).containsExactly(3, 3);
  }

  @Test
  void a_misspelt_key_of_an_endpoint_is_an_error() {
    assertThat(gate().property("loadline.endpoint.iris.latency-maen", "9").refusal())
        .isEqualTo(
            "loadline.endpoint.iris.latency-maen = \"9\", from system property: there is no such"
                + " key; did you mean loadline.endpoint.iris.latency-mean?");
    assertThat(gate().property("loadline.endpoint.iris.rate", "9").refusal())
        .contains("there is no such key");
  }

  @Test
  void a_misspelt_endpoint_in_a_key_is_an_error_and_another_one_a_warning() {
    assertThat(gate().property("loadline.endpoint.irsi.timeout", "9s").refusal())
        .isEqualTo(
            "loadline.endpoint.irsi.timeout: no endpoint of this test is called irsi; did you mean"
                + " iris?");
    assertThat(gate().property("loadline.endpoint.faces.timeout", "9s").resolve().warnings())
        .containsExactly(
            "loadline.endpoint.faces.timeout has no effect here: no endpoint of this test is called"
                + " faces, it has iris, digits");
  }

  @Test
  void one_address_for_all_from_outside_is_refused() {
    assertThat(gate().property("loadline.url", "http://localhost/x").refusal())
        .startsWith(
            "loadline.url, from system property loadline.url: names one address, and the test has"
                + " endpoints");
  }

  @Test
  void what_is_wrong_with_one_endpoint_only_names_it_and_what_is_wrong_with_all_is_told_once() {
    assertThat(gate().set(Attribute.LATENCY_P99, "900").refusal())
        .isEqualTo(
            """
            2 problems in the configuration
              endpoint iris (3/4 of the load): @Slo(latencyP99 = 900), from annotations of method\
             gate(): http/latency-p99 needs at least 100 requests, and 75 are planned; plan 100\
             requests or more, or take a lower percentile
              endpoint digits (1/4 of the load): @Slo(latencyP99 = 900), from annotations of method\
             gate(): http/latency-p99 needs at least 100 requests, and 25 are planned; plan 100\
             requests or more, or take a lower percentile\
            """);
    assertThat(gate().set(Attribute.RATE, "0").refusal())
        .isEqualTo(
            "@Load(rate = 0), from annotations of method gate(): must be greater than 0; write a"
                + " number such as 8 or 0.5");
  }

  @Test
  void a_closed_loop_by_requests_says_that_endpoints_end_at_different_moments() {
    assertThat(gate().set(Attribute.CONCURRENCY, "4").resolve().warnings())
        .singleElement()
        .asString()
        .contains(
            "with duration, and a warmup by time, all endpoints are measured at the same time");
    assertThat(
            gate()
                .set(Attribute.CONCURRENCY, "4")
                .set(Attribute.DURATION, "3s")
                .resolve()
                .warnings())
        .isEmpty();
    assertThat(
            gate()
                .set(Attribute.CONCURRENCY, "4")
                .set(Attribute.DURATION, "3s")
                .set(Attribute.WARMUP, "8")
                .resolve()
                .warnings())
        .hasSize(1);
  }

  @Test
  void the_host_header_of_an_endpoint_may_name_another_host() {
    Gate.Endpoint iris = gate().set("iris", Attribute.HOST, "iris.example.com").resolve("iris");
    assertThat(iris.plan().call().target().authority()).isEqualTo("iris.example.com");
  }
}
