package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersRuleTest {
  private static GateFixture workers(String count) {
    return gate()
        .set(Attribute.URL, "http://iris.ml:8080/v2/models/iris/infer")
        .set(Attribute.RUN_IN, "CLUSTER")
        .set(Attribute.WORKERS, count);
  }

  @Test
  void one_generator_drives_the_load_where_nothing_is_set() {
    assertThat(gate().whole().workers()).isEqualTo(1);
  }

  @Test
  void several_drive_a_load_in_the_cluster() {
    assertThat(workers("4").whole().workers()).isEqualTo(4);
    assertThat(workers("1").property("loadline.workers", "3").whole().workers()).isEqualTo(3);
  }

  @Test
  void one_may_be_set_for_a_load_from_here() {
    assertThat(gate().set(Attribute.WORKERS, "1").whole().workers()).isEqualTo(1);
  }

  @Test
  void the_plan_shows_how_many_there_are_and_who_says_so() {
    assertThat(workers("4").resolve().effective())
        .extracting(line -> line.name() + " = " + line.value() + "  " + line.origin())
        .contains("@Load(workers) = 4  @Load on method gate()");
    assertThat(gate().resolve().effective())
        .extracting(line -> line.name())
        .doesNotContain("@Load(workers)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001"})
  void a_number_that_is_not_in_the_range_is_refused(String count) {
    assertThat(workers(count).refusal())
        .isEqualTo(
            "@Load(workers = %s), from @Load on method gate(): must be in 1..1000; write a whole number within this range",
            count);
  }

  @Test
  void several_are_refused_for_a_load_from_here() {
    assertThat(gate().set(Attribute.WORKERS, "2").refusal())
        .isEqualTo(
            "@Load(workers = 2), from @Load on method gate(): are pods of a cluster, and the load is"
                + " driven by this JVM; set runIn = CLUSTER, or remove workers");
  }

  @Test
  void more_workers_than_users_are_refused() {
    assertThat(workers("5").set(Attribute.CONCURRENCY, "4").refusal())
        .isEqualTo(
            "@Load(workers = 5), from @Load on method gate(): are more than the 4 users, and each"
                + " worker needs one at least; set workers = 4 at the most, or concurrency = 5 at least");
  }

  @Test
  void more_workers_than_users_of_a_stage_are_refused() {
    String refusal =
        workers("5")
            .set(Attribute.STAGES, "closed 8 users for 5s", "closed 3 users for 5s")
            .refusal();
    assertThat(refusal)
        .contains("are more than the 3 users of a stage, and each worker needs one")
        .endsWith("set workers = 3 at the most, or its users = 5 at least");
  }

  @Test
  void more_workers_than_requests_are_refused() {
    assertThat(
            workers("50").set(Attribute.CONCURRENCY, "60").set(Attribute.REQUESTS, "40").refusal())
        .contains("are more than the 40 requests, and each worker needs one at least");
  }

  @Test
  void more_workers_than_connections_that_are_set_are_refused() {
    assertThat(workers("5").set(Attribute.CONNECTIONS, "4").refusal())
        .isEqualTo(
            "@Load(workers = 5), from @Load on method gate(): are more than the 4 connections, and"
                + " each worker needs one at least; set workers = 4 at the most, or connections = 5 at least");
  }

  @Test
  void where_no_connections_are_set_there_is_one_a_worker_at_least() {
    assertThat(workers("20").set(Attribute.DURATION, "60s").resolve().plan().connections())
        .isEqualTo(20);
    assertThat(
            workers("8")
                .set(Attribute.URL, "grpc://iris.ml:8080/iris")
                .set(Attribute.PAYLOAD, "{\"inputs\":[]}")
                .resolve()
                .plan()
                .connections())
        .isEqualTo(8);
  }
}
