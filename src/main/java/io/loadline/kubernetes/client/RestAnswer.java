package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the API server answered: a success, or a conflict with what is there. */
record RestAnswer(int code, String body) {
  private static final int CONFLICT = 409;
  private static final int METRICS_SECONDS = 5;

  /**
   * Asks once.
   *
   * @throws KubernetesClientException when there is no answer in time, or it is neither a success
   *     nor a conflict
   */
  static RestAnswer of(HttpClient client, HttpRequest request, long longestSeconds) {
    HttpResponse<String> response = answered(client, request, longestSeconds);
    RestAnswer answer = new RestAnswer(response.code(), String.valueOf(response.body()));
    if (!response.isSuccessful() && !answer.isConflict()) {
      throw failure(answer.code, answer.body);
    }
    return answer;
  }

  /**
   * Asks once for metrics.
   *
   * @throws KubernetesClientException when there is no answer in time, or it is no success
   */
  static Cluster.KubeletAnswer metrics(KubernetesClient cluster, String url) {
    HttpClient client = cluster.getHttpClient();
    HttpRequest.Builder request =
        client.newHttpRequestBuilder().uri(url).timeout(METRICS_SECONDS, TimeUnit.SECONDS);
    HttpResponse<String> response = answered(client, request.build(), 2L * METRICS_SECONDS);
    String body = String.valueOf(response.body());
    if (!response.isSuccessful()) {
      throw failure(response.code(), body);
    }
    List<String> types = response.headers("Content-Type");
    return new Cluster.KubeletAnswer(types.isEmpty() ? "" : types.get(0), body);
  }

  private static HttpResponse<String> answered(
      HttpClient client, HttpRequest request, long longestSeconds) {
    try {
      return client.sendAsync(request, String.class).get(longestSeconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new KubernetesClientException(String.valueOf(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new KubernetesClientException("no whole answer within " + longestSeconds + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("interrupted", e);
    }
  }

  /** A refusal, by what its body says. */
  static KubernetesClientException failure(int code, String body) {
    String message = body;
    try {
      message = new JsonTree(Json.parse(body)).text("message");
    } catch (JsonException e) {
      // Something between us and the API server has answered.
    }
    return new KubernetesClientException(
        message.isBlank() ? "HTTP status " + code : message, code, null);
  }

  boolean isConflict() {
    return code == CONFLICT;
  }

  /** Whether it is a conflict with an object of the same name. */
  boolean isThereAlready() {
    return isConflict() && tree().text("reason").equals("AlreadyExists");
  }

  JsonTree tree() {
    try {
      return new JsonTree(Json.parse(body));
    } catch (JsonException e) {
      throw new KubernetesClientException("the API server answered no JSON: " + e.getMessage(), e);
    }
  }
}
