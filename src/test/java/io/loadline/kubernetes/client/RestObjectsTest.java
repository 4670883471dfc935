package io.loadline.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.Answers;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What is asked of the API server for objects of our own, and what is made of its answers. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Timeout(60)
class RestObjectsTest {
  private static final KubeObject JOB =
      FakeCluster.object(
          ResourceKind.JOBS,
          "{\"metadata\": {\"name\": \"one\", \"namespace\": \"ns\", \"uid\": \"u\","
              + " \"resourceVersion\": \"7\"}}");

  private final List<ReceivedRequest> asked = new CopyOnWriteArrayList<>();
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
    cluster = Cluster.open("").orElseThrow();
  }

  @AfterEach
  void close() {
    System.clearProperty("kubeconfig");
    cluster.close();
    server.close();
  }

  private void answer(int status, String json) {
    server.follow(
        request -> {
          asked.add(request);
          return Answers.json(status, json.replace('\'', '"'));
        });
  }

  private Optional<KubeObject> create() {
    return cluster.own().create(ResourceKind.JOBS, "ns", new JsonObject(Map.of()));
  }

  private String body() {
    return asked.get(0).body();
  }

  @Test
  void an_object_is_made_as_it_is_given() {
    answer(201, "{'metadata': {'name': 'one', 'uid': 'u'}}");

    assertThat(create()).map(KubeObject::uid).hasValue("u");
    assertThat(asked.get(0).method()).isEqualTo("POST");
    assertThat(asked.get(0).path()).isEqualTo("/apis/batch/v1/namespaces/ns/jobs");
    assertThat(body()).isEqualTo("{}");
  }

  @Test
  void one_of_its_name_is_no_failure() {
    answer(409, "{'kind': 'Status', 'code': 409, 'reason': 'AlreadyExists'}");

    assertThat(create()).isEmpty();
  }

  @Test
  void what_the_api_server_refuses_is_told_in_its_words() {
    answer(403, "{'kind': 'Status', 'code': 403, 'message': 'exceeded quota: q'}");

    ApiException refused = catchThrowableOfType(ApiException.class, this::create);

    assertThat(refused).hasMessage("exceeded quota: q");
    assertThat(refused.kind()).isEqualTo(ApiException.Kind.FORBIDDEN);
    assertThat(refused.asked()).isEqualTo("create jobs.batch in namespace ns");
  }

  @Test
  void a_namespace_that_is_not_there_is_told() {
    answer(404, "{'kind': 'Status', 'code': 404}");

    assertThat(catchThrowableOfType(ApiException.class, this::create))
        .hasMessage("no such namespace");
  }

  @Test
  void a_proxy_that_answers_in_the_place_of_the_api_server_is_shown() {
    server.follow(request -> Answers.text(413, "Request Entity Too Large"));

    assertThat(catchThrowableOfType(ApiException.class, this::create))
        .hasMessage("Request Entity Too Large");
  }

  @Test
  void metadata_is_asked_for_alone() {
    answer(200, "{'items': [{'metadata': {'name': 'one'}}]}");

    List<KubeObject> found =
        cluster.own().metadata(ResourceKind.CONFIG_MAPS, "ns", Map.of("b/c", "2", "a", "1"));

    assertThat(found).extracting(KubeObject::name).containsExactly("one");
    assertThat(asked.get(0).path())
        .isEqualTo("/api/v1/namespaces/ns/configmaps?labelSelector=a%3D1%2Cb%2Fc%3D2");
    assertThat(asked.get(0).headers().get("accept"))
        .isEqualTo(
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json");
  }

  @Test
  void an_annotation_is_a_merge_patch() {
    answer(200, "{}");

    assertThat(cluster.own().annotate(ResourceKind.CONFIG_MAPS, "ns", "one", Map.of("a", "1")))
        .isTrue();
    assertThat(asked.get(0).method()).isEqualTo("PATCH");
    assertThat(asked.get(0).headers().get("content-type"))
        .isEqualTo("application/merge-patch+json");
    assertThat(body()).isEqualTo("{\"metadata\":{\"annotations\":{\"a\":\"1\"}}}");

    answer(404, "{'code': 404}");
    assertThat(cluster.own().annotate(ResourceKind.CONFIG_MAPS, "ns", "one", Map.of())).isFalse();
  }

  @Test
  void only_the_very_object_is_deleted_with_all_that_it_owns() {
    answer(200, "{}");

    assertThat(cluster.own().delete(JOB)).isTrue();
    assertThat(asked.get(0).method()).isEqualTo("DELETE");
    assertThat(asked.get(0).path()).isEqualTo("/apis/batch/v1/namespaces/ns/jobs/one");
    assertThat(body())
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"propagationPolicy\":\"Foreground\","
                + "\"preconditions\":{\"uid\":\"u\"}}");

    answer(409, "{'code': 409, 'message': 'the UID in the precondition does not match'}");
    assertThat(cluster.own().delete(JOB)).isFalse();
    answer(404, "{'code': 404}");
    assertThat(cluster.own().delete(JOB)).isFalse();
  }

  @Test
  void what_must_not_have_changed_says_by_which_version() {
    answer(200, "{}");

    assertThat(cluster.own().deleteUnchanged(JOB)).isTrue();
    assertThat(body()).contains("\"uid\":\"u\"").contains("\"resourceVersion\":\"7\"");
  }

  @Test
  void a_log_is_followed_line_by_line_and_half_a_line_is_none() throws Exception {
    server.follow(
        request -> {
          asked.add(request);
          return Answers.text(200, "a\nb\u00e4\n\nhalf");
        });

    try (Cluster.LogStream log = cluster.own().follow("ns", "pod", "worker")) {
      assertThat(log.next(Duration.ofSeconds(20))).hasValue("a");
      assertThat(log.next(Duration.ofSeconds(20))).hasValue("b\u00e4");
      assertThat(log.next(Duration.ofSeconds(20))).hasValue("");
      assertThat(log.next(Duration.ofSeconds(20))).isEmpty();
      assertThat(log.isOver()).isTrue();
    }
    assertThat(asked.get(0).path())
        .isEqualTo("/api/v1/namespaces/ns/pods/pod/log?follow=true&container=worker");
  }

  @Test
  void a_log_that_cannot_be_had_says_why() {
    answer(400, "{'code': 400, 'message': 'container is waiting to start'}");

    ApiException refused =
        catchThrowableOfType(
            ApiException.class, () -> cluster.own().follow("ns", "pod", "worker").close());

    assertThat(refused).hasMessage("container is waiting to start");
    assertThat(refused.asked()).isEqualTo("get pods/log pod in namespace ns");
  }
}
