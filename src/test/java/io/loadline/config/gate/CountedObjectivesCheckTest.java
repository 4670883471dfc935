package io.loadline.config.gate;

import static io.loadline.config.gate.ServerObjectivesTest.checked;
import static io.loadline.config.gate.ServerObjectivesTest.limiting;
import static io.loadline.config.gate.ServerObjectivesTest.overGrpc;
import static io.loadline.config.gate.ServerObjectivesTest.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.TimedPart;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits on means that a server may tell over the run alone. */
class CountedObjectivesCheckTest {
  /** Over gRPC, where no known server tells anything of a request. */
  private static GateFixture counted(String... limits) {
    return overGrpc(limiting(limits))
        .set(Attribute.METRICS, "http://localhost:8000/v2/models/iris/stats");
  }

  @Test
  void a_mean_may_be_told_over_the_run_where_the_server_is_asked() {
    assertThat(counted("server/queue-mean=50", "server/compute-mean=50").refusal()).isEmpty();
    assertThat(overGrpc(limiting("server/queue-mean=50")).refusal())
        .endsWith(
            "name where it is told, @ServerTiming(\"queue=header:..\"), or counted,"
                + " @ServerMetrics(url = \"..\"), or remove it");
    assertThat(counted("server/queue-mean=50").set(Attribute.METRICS, "none").refusal())
        .contains("no known server tells it over gRPC");
  }

  @Test
  void pods_of_a_service_that_a_cluster_may_know_may_say_who_is_asked() {
    assertThat(
            counted("server/queue-mean=50")
                .set(Attribute.METRICS)
                .set(Attribute.URL, "grpc://iris.default:9/iris")
                .refusal())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"p99", "max"})
  void over_the_run_means_alone_are_told(String figure) {
    assertThat(counted("server/queue-" + figure + "=50").refusal())
        .endsWith(
            ": nothing tells the server's queue of each request here: no known server tells it over"
                + " gRPC; what counters tell over the run is means alone; limit server/queue-mean, or"
                + " name where it is told, @ServerTiming(\"queue=header:..\"), or remove it");
    assertThatThrownBy(() -> checked(plan("server/queue-" + figure + "=50"), Set.of(), true))
        .hasMessage(
            "server/queue-"
                + figure
                + ": the server does not tell its queue of each request; it tells nothing; what"
                + " counters tell over the run is means alone; limit server/queue-mean, or name where"
                + " it is told, @ServerTiming(\"queue=header:..\"), or remove it");
  }

  @Test
  void a_mean_that_is_not_told_of_each_request_waits_for_what_the_server_counts() {
    LoadPlan plan = plan("server/queue-mean=50");

    assertThat(checked(plan, Set.of(), true)).isSameAs(plan);
    assertThatThrownBy(() -> checked(plan, Set.of(), false))
        .hasMessageEndingWith("or counted, @ServerMetrics(url = \"..\"), or remove it");
  }

  @Test
  void a_mean_that_nobody_tells_is_refused_when_the_server_was_asked() {
    LoadPlan plan = plan("server/queue-mean=50", "server/compute-mean=50");
    Set<TimedPart> told = Set.of(TimedPart.COMPUTE);

    assertThatCode(() -> DescribedCallChecks.checkCounted(plan, told, part -> "", false))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                DescribedCallChecks.checkCounted(
                    plan, told, part -> "http://h/v2/models/m/stats answered 404", true))
        .hasMessage(
            "server/queue-mean: nobody tells the server's queue, neither of each request nor over the"
                + " run: http://h/v2/models/m/stats answered 404; remove it, or name another address by"
                + " @ServerMetrics(url = ..)");
    assertThatThrownBy(
            () ->
                DescribedCallChecks.checkCounted(
                    plan, told, part -> "nobody says where its metrics are", false))
        .hasMessageEndingWith(
            ": nobody says where its metrics are; give @ServerMetrics(url = ..), or remove it");
  }
}
