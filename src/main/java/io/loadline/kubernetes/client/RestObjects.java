package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Asks in HTTP what fabric8's model has no words for (metadata alone, preconditions of a JSON tree)
 * or keeps in memory several times over: parts of a jar.
 */
final class RestObjects implements Cluster.OwnObjects {
  /** A megabyte over a slow line. */
  private static final int UPLOAD_SECONDS = 60;

  private static final int ANSWER_SECONDS = 5;
  private static final String JSON = "application/json";
  private static final String METADATA =
      "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

  private final KubernetesClient client;

  RestObjects(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Optional<KubeObject> create(ResourceKind resource, String namespace, JsonObject object) {
    String asked = "create " + resource.fullName() + " in namespace " + namespace;
    HttpRequest.Builder request =
        request(resource, namespace, "")
            .timeout(UPLOAD_SECONDS, TimeUnit.SECONDS)
            .post(JSON, Json.compact(object));
    RestAnswer answer =
        ApiRequest.ask(asked, () -> made(send(request, UPLOAD_SECONDS)))
            .orElseThrow(
                () -> new ApiException(ApiException.Kind.REFUSED, asked, "no such namespace"));
    return answer.isConflict()
        ? Optional.empty()
        : Optional.of(new KubeObject(resource, answer.tree()));
  }

  /** A conflict over a quota, which others change at the same moment, has made nothing. */
  private static RestAnswer made(RestAnswer answer) {
    if (answer.isConflict() && !answer.isThereAlready()) {
      throw RestAnswer.failure(answer.code(), answer.body());
    }
    return answer;
  }

  @Override
  public List<KubeObject> metadata(
      ResourceKind resource, String namespace, Map<String, String> labels) {
    String selector =
        labels.entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .sorted()
            .collect(Collectors.joining(","));
    String query = "?labelSelector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        request(resource, namespace, query)
            .timeout(UPLOAD_SECONDS, TimeUnit.SECONDS)
            .setHeader("Accept", METADATA);
    String asked = "list " + resource.fullName() + " in namespace " + namespace;
    return ApiRequest.ask(asked, () -> send(request, UPLOAD_SECONDS))
        .map(answer -> answer.tree().list("items"))
        .orElse(List.of())
        .stream()
        .map(item -> new KubeObject(resource, item))
        .toList();
  }

  @Override
  public boolean annotate(
      ResourceKind resource, String namespace, String name, Map<String, String> annotations) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    annotations.forEach((key, value) -> members.put(key, new JsonString(value)));
    JsonObject patch = within("metadata", within("annotations", new JsonObject(members)));
    HttpRequest.Builder request =
        request(resource, namespace, "/" + name)
            .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
            .patch("application/merge-patch+json", Json.compact(patch));
    String asked = "patch " + resource.fullName() + " " + name + " in namespace " + namespace;
    return ApiRequest.ask(asked, () -> send(request, ANSWER_SECONDS)).isPresent();
  }

  @Override
  public boolean delete(KubeObject object) {
    return delete(object, Map.of("uid", new JsonString(object.uid())));
  }

  @Override
  public boolean deleteUnchanged(KubeObject object) {
    return delete(
        object,
        Map.of(
            "uid", new JsonString(object.uid()),
            "resourceVersion", new JsonString(object.resourceVersion())));
  }

  private boolean delete(KubeObject object, Map<String, JsonValue> preconditions) {
    Map<String, JsonValue> options = new LinkedHashMap<>();
    options.put("apiVersion", new JsonString("v1"));
    options.put("kind", new JsonString("DeleteOptions"));
    options.put("propagationPolicy", new JsonString("Foreground"));
    options.put("preconditions", new JsonObject(preconditions));
    HttpRequest.Builder request =
        request(object.resource(), object.namespace(), "/" + object.name())
            .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
            .delete(JSON, Json.compact(new JsonObject(options)));
    String asked =
        "delete %s %s in namespace %s"
            .formatted(object.resource().fullName(), object.name(), object.namespace());
    return ApiRequest.ask(asked, () -> send(request, ANSWER_SECONDS))
        .filter(answer -> !answer.isConflict())
        .isPresent();
  }

  @Override
  public Cluster.LogStream follow(String namespace, String pod, String container) {
    String asked = "get pods/log " + pod + " in namespace " + namespace;
    HttpRequest.Builder request =
        request(ResourceKind.PODS, namespace, "/" + pod + "/log?follow=true&container=" + container)
            .forStreaming();
    return ApiRequest.<Cluster.LogStream>ask(
            asked, () -> FollowedLog.open(client.getHttpClient(), request.build()))
        .orElseThrow(() -> new ApiException(ApiException.Kind.REFUSED, asked, "no such pod"));
  }

  private HttpRequest.Builder request(ResourceKind resource, String namespace, String rest) {
    String root = resource.group().isEmpty() ? "api/" : "apis/";
    String path =
        root
            + resource.apiVersion()
            + (resource.namespaced() ? "/namespaces/" + namespace : "")
            + "/"
            + resource.plural()
            + rest;
    URI server = URI.create(client.getMasterUrl() + "/").normalize();
    return client.getHttpClient().newHttpRequestBuilder().uri(server.resolve(path));
  }

  private RestAnswer send(HttpRequest.Builder request, int seconds) {
    return RestAnswer.of(client.getHttpClient(), request.build(), 2L * seconds);
  }

  private static JsonObject within(String name, JsonObject object) {
    return new JsonObject(Map.of(name, object));
  }
}
