package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Bound;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Readiness;
import io.loadline.plan.Workload;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingDefaultsTest {
  private static final Objective NO_ERRORS =
      new Objective(Metric.of(Metric.Kind.ERROR_COUNT), Bound.UPPER, 0);

  @Test
  void what_is_not_set_takes_its_default() {
    LoadPlan plan = gate().resolve().plan();
    assertThat(plan.workload()).isEqualTo(new Workload.Open(new ArrivalRate(8), Arrivals.POISSON));
    assertThat(plan.extent()).isEqualTo(new PhaseLength.Requests(100));
    assertThat(plan.warmup()).isEqualTo(new PhaseLength.Requests(10));
    assertThat(plan.maxDuration()).isEqualTo(Duration.ofMinutes(10));
    assertThat(plan.call().timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_service_has_three_minutes_for_one_probe() {
    assertThat(gate().resolve().readiness()).isEqualTo(new Readiness(Duration.ofMinutes(3), 1));
  }

  @Test
  void a_call_without_a_payload_is_a_get() {
    assertThat(gate().resolve().plan().call().method()).isEqualTo("GET");
    assertThat(gate().resolve().plan().call().headers()).isEmpty();
  }

  @Test
  void a_call_with_a_payload_posts_json() {
    var call = gate().set(Attribute.PAYLOAD, "{}").resolve().plan().call();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.headers())
        .containsExactly(new Header("Content-Type", "application/json", false));
  }

  @Test
  void no_error_is_allowed_where_no_error_objective_is_named() {
    Gate.Endpoint gate = gate().resolve();
    assertThat(gate.settings().errorsImplied()).isTrue();
    assertThat(gate.settings().onlyErrorsJudged()).isFalse();
    assertThat(gate.plan().objectives())
        .containsExactly(
            new Objective(Metric.of(Metric.Kind.LATENCY_MEAN), Bound.UPPER, 500), NO_ERRORS);
  }

  @Test
  void a_named_error_objective_stands_alone() {
    Gate.Endpoint gate = gate().set(Attribute.UPPER, "http/error-rate=0.01").resolve();
    assertThat(gate.settings().errorsImplied()).isFalse();
    assertThat(gate.plan().objectives()).hasSize(2);
  }

  @Test
  void a_result_parameter_alone_is_judged_by_errors() {
    Gate.Endpoint gate = gate().set(Attribute.LATENCY_MEAN).resultParameter().resolve();
    assertThat(gate.settings().onlyErrorsJudged()).isTrue();
    assertThat(gate.plan().objectives()).containsExactly(NO_ERRORS);
  }

  @Test
  void connections_follow_from_rate_and_tightest_limit() {
    assertThat(gate().resolve().plan().connections()).isEqualTo(16);
    assertThat(gate().set(Attribute.LATENCY_MAX, "100").resolve().plan().connections())
        .isEqualTo(4);
    assertThat(
            gate()
                .set(Attribute.RATE, "5000")
                .set(Attribute.DURATION, "5s")
                .resolve()
                .plan()
                .connections())
        .isEqualTo(256);
  }

  @Test
  void there_are_never_more_connections_than_requests_with_those_of_the_warm_up() {
    LoadPlan plan =
        gate()
            .set(Attribute.RATE, "50")
            .set(Attribute.REQUESTS, "30")
            .set(Attribute.LATENCY_MEAN, "5000")
            .resolve()
            .plan();
    assertThat(plan.connections()).isEqualTo(40);
    assertThat(plan.firstConnections()).isEqualTo(2);
  }

  @Test
  void connections_that_are_set_are_all_opened_before_the_load() {
    LoadPlan plan = gate().set(Attribute.CONNECTIONS, "12").resolve().plan();
    assertThat(plan.connections()).isEqualTo(12);
    assertThat(plan.firstConnections()).isEqualTo(12);
  }

  @Test
  void one_request_needs_one_connection() {
    LoadPlan plan = gate().set(Attribute.REQUESTS, "1").set(Attribute.WARMUP, "0").resolve().plan();
    assertThat(plan.connections()).isEqualTo(1);
    assertThat(plan.opensAsNeeded()).isFalse();
  }

  @Test
  void connections_follow_from_the_rate_alone_without_a_latency_objective() {
    GateFixture errorsOnly = gate().set(Attribute.LATENCY_MEAN).set(Attribute.ERRORS, "0");
    assertThat(errorsOnly.set(Attribute.RATE, "20.5").resolve().plan().connections()).isEqualTo(21);
  }

  @Test
  void a_closed_loop_has_a_connection_a_user() {
    assertThat(gate().set(Attribute.CONCURRENCY, "32").resolve().plan().connections())
        .isEqualTo(32);
  }

  @Test
  void a_random_seed_survives_json() {
    assertThat(gate().randomSeed(-1).resolve().plan().seed())
        .isEqualTo(Math.floorMod(-1L, 1_000_000_000L));
  }
}
