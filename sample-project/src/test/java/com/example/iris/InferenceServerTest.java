package com.example.iris;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InferenceServerTest {
  private static final String MODEL = "/v2/models/sklearn-irisv2";
  private static final String INFER = MODEL + "/infer";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static InferenceServer server;
  private final ObjectMapper json = new ObjectMapper();

  @BeforeAll
  static void start() throws IOException {
    server = InferenceServer.start(0, IrisModel.trained(), Faults.of(0, 0));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2", "/v2/health/live", "/v2/health/ready", MODEL, MODEL + "/ready"})
  void what_may_be_asked_is_answered(String path) throws Exception {
    assertThat(call("GET", path, "").statusCode()).isEqualTo(200);
  }

  @Test
  void the_species_are_answered_one_a_row() throws Exception {
    JsonNode answer = json.readTree(call("POST", INFER, payload()).body());

    assertThat(answer.at("/outputs/0/name").asText()).isEqualTo("predict");
    assertThat(answer.at("/outputs/0/datatype").asText()).isEqualTo("INT64");
    assertThat(answer.at("/outputs/0/shape")).hasToString("[2,1]");
    assertThat(answer.at("/outputs/0/data")).hasToString("[1,1]");
    assertThat(answer.path("id").asText()).isNotEmpty();
  }

  @Test
  void the_id_of_a_request_comes_back() throws Exception {
    String request = payload().replaceFirst("\\{", "{\"id\":\"mine\",");

    assertThat(call("POST", INFER, request).body()).contains("\"id\":\"mine\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{                                                      | the request is no JSON",
        "[]                                                     | no JSON object",
        "{}                                                     | exactly one tensor",
        "{'inputs':[{'datatype':'BYTES','shape':[1,4],'data':[1,2,3,4]}]}   | datatype 'BYTES'",
        "{'inputs':[{'datatype':'FP32','shape':[1,3],'data':[1,2,3]}]}      | a flower has 4",
        "{'inputs':[{'datatype':'FP32','shape':[2,4],'data':[1,2,3,4]}]}    | does not fit 4",
        "{'inputs':[{'datatype':'FP32','shape':[1,4],'data':[1,2,3,'x']}]}  | numbers only",
      })
  void a_bad_request_is_told_what_is_wrong(String request, String reason) throws Exception {
    HttpResponse<String> response = call("POST", INFER, request.replace('\'', '"'));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json.readTree(response.body()).path("error").asText()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v2/models/other/infer,         404, Model other not found",
    "GET,  /nowhere,                       404, Nothing at /nowhere",
    "GET,  /v2/models/sklearn-irisv2/infer, 405, takes POST",
    "POST, /v2/health/ready,               405, takes GET",
  })
  void a_wrong_way_is_refused(String method, String path, int status, String reason)
      throws Exception {
    HttpResponse<String> response = call(method, path, "");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(json.readTree(response.body()).path("error").asText()).contains(reason);
  }

  @Test
  void a_broken_model_fails_each_second_request() throws Exception {
    try (InferenceServer broken = InferenceServer.start(0, IrisModel.trained(), Faults.of(0, 2))) {
      URI infer = URI.create(broken.url() + INFER);
      assertThat(call("POST", infer, payload()).statusCode()).isEqualTo(200);
      assertThat(call("POST", infer, payload()).statusCode()).isEqualTo(500);
    }
  }

  private static String payload() throws IOException {
    try (var in = InferenceServerTest.class.getResourceAsStream("/iris-input.json")) {
      return new String(in.readAllBytes());
    }
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    return call(method, URI.create(server.url() + path), body);
  }

  private HttpResponse<String> call(String method, URI uri, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
