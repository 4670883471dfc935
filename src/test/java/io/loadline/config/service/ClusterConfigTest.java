package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AccessMode;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.RunIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterConfigTest {
  private static GateFixture isvc() {
    return gate().set(Attribute.URL).set(Attribute.READY_ISVC, "iris");
  }

  @Test
  void unset_is_whatever_the_url_names_in_the_current_context() {
    Gate.Endpoint gate = gate().resolve();

    assertThat(gate.readiness().awaited()).isEmpty();
    assertThat(gate.readiness().permitted()).isEqualTo(AllowedInterference.NOTHING);
    assertThat(gate.cluster()).isEqualTo(ClusterAccess.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "READY_ISVC, ISVC",
    "READY_SERVICE, SERVICE",
    "READY_DEPLOY, DEPLOY",
    "READY_KSVC, KSVC",
    "READY_LLMISVC, LLMISVC",
    "READY_GRAPH, GRAPH",
  })
  void an_object_of_a_known_kind_is_waited_for(Attribute attribute, AwaitedKind kind) {
    Gate.Endpoint gate =
        gate().set(attribute, "iris").set(Attribute.READY_NAMESPACE, "models").resolve();

    assertThat(gate.readiness().awaited()).contains(new ReadinessTarget(kind, "iris", "models"));
    assertThat(gate.cluster().namespace()).isEqualTo("models");
  }

  @Test
  void any_other_object_is_named_by_kind_and_name_and_is_ready_by_default() {
    GateFixture other =
        gate().set(Attribute.READY_KIND, "apps/v1/StatefulSet").set(Attribute.READY_NAME, "db");

    assertThat(other.resolve().readiness().awaited())
        .contains(new ReadinessTarget(AwaitedKind.OTHER, "db", "", "apps/v1/StatefulSet", "Ready"));
    assertThat(other.set(Attribute.READY_CONDITION, "Available").resolve().readiness().awaited())
        .map(ReadinessTarget::condition)
        .contains("Available");
  }

  @ParameterizedTest
  @CsvSource({
    "READY_KIND, v1/Pod, 'names no object; set @Ready(name), the object''s name, too'",
    "READY_NAME, db, 'is the name of an object of no kind; set kind, too, such as kind ="
        + " \"apps/v1/StatefulSet\"'",
    "READY_CONDITION, Ready, 'is the condition of no object; set kind, too, such as kind ="
        + " \"apps/v1/StatefulSet\"'",
    "READY_ISVC, Iris, 'is no name in Kubernetes, which has lower case letters, digits, - and ."
        + " only; write it as kubectl get shows it'",
    "READY_ISVC, models/iris, 'is no name of an object; write the name alone, and the rest into"
        + " namespace or kind'",
    "READY_ALLOW_SCALING, yes, is neither true nor false; write true or false",
    "GATEWAY, http://gw/path, 'is no address of a gateway; write host:port or http://host:port,"
        + " without a path; the path belongs into url'",
  })
  void what_cannot_be_is_refused(Attribute attribute, String value, String problem) {
    assertThat(gate().set(attribute, value).refusal()).endsWith(": " + problem);
  }

  @Test
  void a_kind_is_written_with_its_group_and_version() {
    assertThat(
            gate()
                .set(Attribute.READY_KIND, "StatefulSet")
                .set(Attribute.READY_NAME, "db")
                .refusal())
        .contains("write group, version and kind, such as apps/v1/StatefulSet or v1/Pod");
  }

  @Test
  void one_object_is_waited_for_at_a_time() {
    assertThat(isvc().set(Attribute.READY_DEPLOY, "iris").refusal())
        .contains("@Ready(isvc = \"iris\")")
        .contains("excludes deploy = \"iris\"");
  }

  @Test
  void a_nearer_object_replaces_an_outer_one_of_another_kind() {
    GateFixture gate =
        gate()
            .set(Attribute.READY_DEPLOY, "iris")
            .level(
                3,
                "@Ready on class",
                Map.of(
                    Attribute.READY_KIND, List.of("v1/Pod"), Attribute.READY_NAME, List.of("x")));

    assertThat(gate.resolve().readiness().awaited())
        .contains(new ReadinessTarget(AwaitedKind.DEPLOY, "iris", ""));
  }

  @Test
  void way_gateway_and_context_come_from_annotation_and_outside() {
    Gate.Endpoint gate =
        gate()
            .set(Attribute.ACCESS, "INGRESS")
            .set(Attribute.GATEWAY, "http://127.0.0.1:31080/")
            .property("loadline.kube-context", "kind-test")
            .resolve();

    assertThat(gate.cluster())
        .isEqualTo(
            new ClusterAccess(
                "kind-test", "", AccessMode.INGRESS, "http://127.0.0.1:31080", RunIn.LOCAL));
  }

  @Test
  void a_gateway_needs_a_way_that_uses_it() {
    assertThat(
            gate()
                .set(Attribute.ACCESS, "PORT_FORWARD")
                .set(Attribute.GATEWAY, "127.0.0.1:31080")
                .refusal())
        .endsWith(": has no effect with access = PORT_FORWARD; remove it, or set access = INGRESS");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/infer",
    "http://LOCALHOST/infer",
    "http://api.localhost/infer",
    "http://127.0.0.1/infer",
    "grpc://127.1.2.3:9000",
    "http://[::1]:8080/infer",
    "http://0.0.0.0/infer"
  })
  void a_pod_does_not_call_the_machine_of_the_test(String url) {
    assertThat(gate().set(Attribute.URL, url).set(Attribute.RUN_IN, "CLUSTER").refusal())
        .contains(
            "url = \"" + url + "\"",
            ": is the pod itself where a pod of the cluster calls it, with runIn = CLUSTER; write"
                + " the service's address in the cluster, such as"
                + " http://iris.models.svc.cluster.local, or @Ready(isvc = \"name\") without a host,"
                + " or set runIn = LOCAL");
  }

  @Test
  void a_pod_does_not_call_a_target_of_this_machine() {
    assertThat(
            gate()
                .set(Attribute.URL, "/infer")
                .target("http://localhost:1234")
                .set(Attribute.RUN_IN, "CLUSTER")
                .refusal())
        .contains("@InferenceTarget = \"http://localhost:1234\": is the pod itself");
  }

  @ParameterizedTest
  @CsvSource({
    "http://iris.ml.svc.cluster.local/infer",
    "http://10.0.0.1/infer",
    "http://localhost.ml/infer",
    "http://[fd00::1]/infer"
  })
  void a_pod_calls_what_is_not_itself(String url) {
    assertThat(gate().set(Attribute.URL, url).set(Attribute.RUN_IN, "CLUSTER").refusal()).isEmpty();
  }

  @Test
  void a_way_that_does_not_exist_is_refused() {
    assertThat(gate().set(Attribute.ACCESS, "port_forwrd").refusal())
        .contains("must be auto, direct, ingress, node_port or port_forward; did you mean");
  }
}
