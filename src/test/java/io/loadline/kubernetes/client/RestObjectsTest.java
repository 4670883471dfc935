package io.loadline.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  @AutoClose private final ScriptedApiServer server = new ScriptedApiServer();

  private Optional<KubeObject> create() {
    return server.cluster().own().create(ResourceKind.JOBS, "ns", new JsonObject(Map.of()));
  }

  private String body() {
    return server.asked().body();
  }

  @Test
  void an_object_is_made_as_it_is_given() {
    server.answer(201, "{'metadata': {'name': 'one', 'uid': 'u'}}");

    assertThat(create()).map(KubeObject::uid).hasValue("u");
    assertThat(server.asked().method()).isEqualTo("POST");
    assertThat(server.asked().path()).isEqualTo("/apis/batch/v1/namespaces/ns/jobs");
    assertThat(body()).isEqualTo("{}");
  }

  @Test
  void one_of_its_name_is_no_failure() {
    server.answer(409, "{'kind': 'Status', 'code': 409, 'reason': 'AlreadyExists'}");

    assertThat(create()).isEmpty();
  }

  /** Of Kubernetes 1.34, where two objects are made at once in a namespace with a quota. */
  @Test
  void a_conflict_over_something_else_has_made_nothing_and_may_pass() {
    server.answer(
        409,
        "{'kind': 'Status', 'code': 409, 'reason': 'Conflict', 'message': 'Operation cannot be"
            + " fulfilled on resourcequotas q: the object has been modified'}");

    ApiException refused = catchThrowableOfType(ApiException.class, this::create);

    assertThat(refused.kind()).isEqualTo(ApiException.Kind.AWAY);
    assertThat(refused).hasMessageContaining("fulfilled on resourcequotas");
  }

  @Test
  void what_the_api_server_refuses_is_told_in_its_words() {
    server.answer(403, "{'kind': 'Status', 'code': 403, 'message': 'exceeded quota: q'}");

    ApiException refused = catchThrowableOfType(ApiException.class, this::create);

    assertThat(refused).hasMessage("exceeded quota: q");
    assertThat(refused.kind()).isEqualTo(ApiException.Kind.FORBIDDEN);
    assertThat(refused.asked()).isEqualTo("create jobs.batch in namespace ns");
  }

  @Test
  void a_namespace_that_is_not_there_is_told() {
    server.answer(404, "{'kind': 'Status', 'code': 404}");

    assertThat(catchThrowableOfType(ApiException.class, this::create))
        .hasMessage("no such namespace");
  }

  @Test
  void a_proxy_that_answers_in_the_place_of_the_api_server_is_shown() {
    server.answerText(413, "Request Entity Too Large");

    assertThat(catchThrowableOfType(ApiException.class, this::create))
        .hasMessage("Request Entity Too Large");
  }

  @Test
  void metadata_is_asked_for_alone() {
    server.answer(200, "{'items': [{'metadata': {'name': 'one'}}]}");

    List<KubeObject> found =
        server
            .cluster()
            .own()
            .metadata(ResourceKind.CONFIG_MAPS, "ns", Map.of("b/c", "2", "a", "1"));

    assertThat(found).extracting(KubeObject::name).containsExactly("one");
    assertThat(server.asked().path())
        .isEqualTo("/api/v1/namespaces/ns/configmaps?labelSelector=a%3D1%2Cb%2Fc%3D2");
    assertThat(server.asked().headers().get("accept"))
        .isEqualTo(
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json");
  }

  @Test
  void an_annotation_is_a_merge_patch() {
    server.answer(200, "{}");

    assertThat(
            server
                .cluster()
                .own()
                .annotate(ResourceKind.CONFIG_MAPS, "ns", "one", Map.of("a", "1")))
        .isTrue();
    assertThat(server.asked().method()).isEqualTo("PATCH");
    assertThat(server.asked().headers().get("content-type"))
        .isEqualTo("application/merge-patch+json");
    assertThat(body()).isEqualTo("{\"metadata\":{\"annotations\":{\"a\":\"1\"}}}");

    server.answer(404, "{'code': 404}");
    assertThat(server.cluster().own().annotate(ResourceKind.CONFIG_MAPS, "ns", "one", Map.of()))
        .isFalse();
  }

  @Test
  void only_the_very_object_is_deleted_with_all_that_it_owns() {
    server.answer(200, "{}");

    assertThat(server.cluster().own().delete(JOB)).isTrue();
    assertThat(server.asked().method()).isEqualTo("DELETE");
    assertThat(server.asked().path()).isEqualTo("/apis/batch/v1/namespaces/ns/jobs/one");
    assertThat(body())
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"propagationPolicy\":\"Foreground\","
                + "\"preconditions\":{\"uid\":\"u\"}}");

    server.answer(409, "{'code': 409, 'message': 'the UID in the precondition does not match'}");
    assertThat(server.cluster().own().delete(JOB)).isFalse();
    server.answer(404, "{'code': 404}");
    assertThat(server.cluster().own().delete(JOB)).isFalse();
  }

  @Test
  void what_must_not_have_changed_says_by_which_version() {
    server.answer(200, "{}");

    assertThat(server.cluster().own().deleteUnchanged(JOB)).isTrue();
    assertThat(body()).contains("\"uid\":\"u\"").contains("\"resourceVersion\":\"7\"");
  }
}
