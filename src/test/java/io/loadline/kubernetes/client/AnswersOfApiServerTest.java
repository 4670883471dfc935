package io.loadline.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What an API server may answer, and what is made of it. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AnswersOfApiServerTest {
  private static final String ISVCS = "/apis/serving.kserve.io/v1beta1/namespaces/ns/";

  private ScriptedServer server;
  private Cluster cluster;

  @BeforeEach
  void connect(@TempDir Path folder) throws Exception {
    server = ScriptedServer.always(Answers.text(500, ""));
    Path kubeconfig =
        Files.writeString(
            folder.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: a, cluster: {server: "%s"}}]
            users: [{name: u, user: {token: t}}]
            contexts: [{name: c, context: {cluster: a, user: u}}]
            """
                .formatted(server.url("")));
    System.setProperty("kubeconfig", kubeconfig.toString());
    cluster = Clusters.open("").orElseThrow();
  }

  @AfterEach
  void close() {
    System.clearProperty("kubeconfig");
    cluster.close();
    server.close();
  }

  @Test
  void an_object_is_read_with_all_its_fields() {
    answer(
        ISVCS + "inferenceservices/iris",
        200,
        "{'apiVersion': 'serving.kserve.io/v1beta1', 'kind': 'InferenceService', 'metadata':"
            + " {'name': 'iris', 'namespace': 'ns', 'uid': 'u', 'generation': 3, 'managedFields':"
            + " [{'time': '2026-01-01T00:00:00Z'}]}, 'status': {'x': [1, true]}}");

    KubeObject object = cluster.get(ResourceKind.INFERENCE_SERVICES, "ns", "iris").orElseThrow();

    assertThat(object.what()).isEqualTo("InferenceService ns/iris");
    assertThat(object.generation()).isEqualTo(3);
    assertThat(object.tree().list("metadata", "managedFields")).hasSize(1);
    assertThat(object.tree().list("status", "x")).hasSize(2);
  }

  @Test
  void what_is_not_there_is_empty() {
    answer("", 404, "{'kind': 'Status', 'code': 404, 'reason': 'NotFound'}");

    assertThat(cluster.get(ResourceKind.INFERENCE_SERVICES, "ns", "iris")).isEmpty();
    assertThat(cluster.list(ResourceKind.INFERENCE_SERVICES, "ns", Map.of())).isEmpty();
    assertThat(cluster.serves(ResourceKind.INFERENCE_SERVICES)).isFalse();
    assertThat(cluster.containerMetrics("node-1")).isEmpty();
  }

  @Test
  void a_list_asks_for_the_labels() {
    answer(
        "/api/v1/namespaces/ns/pods?labelSelector=app%3Diris",
        200, "{'kind': 'PodList', 'apiVersion': 'v1', 'items': [{'metadata': {'name': 'one'}}]}");

    assertThat(cluster.list(ResourceKind.PODS, "ns", Map.of("app", "iris")))
        .extracting(KubeObject::name)
        .containsExactly("one");
  }

  @Test
  void a_kind_is_found_by_its_name_in_manifests() {
    answer(
        "/apis/apps/v1",
        200,
        "{'kind': 'APIResourceList', 'groupVersion': 'apps/v1', 'resources': [{'name':"
            + " 'statefulsets/scale', 'kind': 'Scale', 'namespaced': true}, {'name':"
            + " 'statefulsets', 'kind': 'StatefulSet', 'namespaced': true}]}");

    assertThat(cluster.resource("apps/v1", "StatefulSet"))
        .hasValue(new ResourceKind("apps", "v1", "statefulsets", "StatefulSet", true));
  }

  @Test
  void a_refusal_keeps_the_question_and_the_answer() {
    answer("", 403, "{'kind': 'Status', 'code': 403, 'message': 'pods is forbidden'}");

    ApiException refused = refused();

    assertThat(refused.kind()).isEqualTo(ApiException.Kind.FORBIDDEN);
    assertThat(refused.asked()).isEqualTo("list pods in namespace ns");
    assertThat(refused).hasMessage("pods is forbidden");
  }

  @Test
  void who_is_not_known_is_told_from_who_may_not() {
    answer("", 401, "{'kind': 'Status', 'code': 401, 'message': 'Unauthorized'}");

    assertThat(refused().kind()).isEqualTo(ApiException.Kind.UNAUTHORIZED);
  }

  @Test
  void a_server_that_is_busy_starting_or_gone_is_away_and_asked_once() {
    answer("", 503, "{'kind': 'Status', 'code': 503, 'message': 'not yet'}");
    assertThat(refused().isAway()).isTrue();
    assertThat(server.requests()).isEqualTo(1);

    server.close();
    assertThat(refused().isAway()).isTrue();
  }

  @Test
  void a_log_is_split_into_lines() {
    answer(
        "/api/v1/namespaces/ns/pods/one/log?pretty=false&container=c&previous=true&tailLines=5",
        200,
        "a\nb\n");

    assertThat(cluster.log("ns", "one", "c", true, 5)).containsExactly("a", "b");
  }

  @Test
  void what_a_kubelet_tells_comes_with_its_type() {
    String type = "application/openmetrics-text; version=1.0.0";
    server.follow(
        request ->
            request.path().equals("/api/v1/nodes/node-1/proxy/metrics/cadvisor")
                ? Answers.raw(Answers.whole(200, type, "# HELP a\na 1\n"))
                : Answers.json(500, "{}"));

    assertThat(cluster.containerMetrics("node-1"))
        .contains(new Cluster.KubeletAnswer(type, "# HELP a\na 1\n"));
  }

  @Test
  void a_kubelet_that_may_not_be_asked_says_which_right_it_takes() {
    answer("", 403, "{'kind': 'Status', 'code': 403, 'message': 'nodes is forbidden'}");

    assertThat(
            catchThrowableOfType(ApiException.class, () -> cluster.containerMetrics("node-1"))
                .asked())
        .isEqualTo("get nodes/proxy of node node-1");
  }

  @Test
  void a_token_comes_with_its_end_and_does_not_show() {
    answer(
        "/api/v1/namespaces/ns/serviceaccounts/me/token",
        201,
        "{'kind': 'TokenRequest', 'apiVersion': 'authentication.k8s.io/v1', 'status': {'token':"
            + " 'secret', 'expirationTimestamp': '2026-01-01T00:00:00Z'}}");

    Cluster.Token token = cluster.token("ns", "me", "", Duration.ofHours(1));

    assertThat(token.value()).isEqualTo("secret");
    assertThat(token.expires()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(token).hasToString("a token until 2026-01-01T00:00:00Z");
  }

  private ApiException refused() {
    return catchThrowableOfType(
        ApiException.class, () -> cluster.list(ResourceKind.PODS, "ns", Map.of()));
  }

  /**
   * @param path of the only question that is answered so; empty for any
   */
  private void answer(String path, int status, String json) {
    server.follow(
        request ->
            path.isEmpty() || request.path().equals(path)
                ? Answers.json(status, json.replace('\'', '"'))
                : Answers.json(500, "{\"message\": \"" + request.path() + "\"}"));
  }
}
