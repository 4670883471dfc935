package io.loadline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ScriptedServerTest {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void counts_the_requests_of_each_phase() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      post(server.url(), "warmup");
      post(server.url(), "measurement");
      assertThat(post(server.url(), "measurement").body()).isEqualTo(Answers.IRIS);
      assertThat(server.requests("warmup")).isEqualTo(1);
      assertThat(server.requests("measurement")).isEqualTo(2);
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  @Test
  void is_ready_whatever_it_does_to_inferences() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.json(500, "{}"))) {
      HttpRequest ready = HttpRequest.newBuilder(server.url("/v2/health/ready")).build();
      assertThat(client.send(ready, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(post(server.url(), "probe").statusCode()).isEqualTo(500);
    }
  }

  @Test
  void can_be_healthy_until_it_is_measured() throws Exception {
    Script script = Script.healthyUntilMeasured(Behaviour.reset());
    try (ScriptedServer server = ScriptedServer.start(script)) {
      assertThat(post(server.url(), "probe").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> post(server.url(), "measurement")).isInstanceOf(IOException.class);
      assertThat(server.resets()).isEqualTo(1);
    }
  }

  @Test
  void errs_every_nth_time() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(Script.every(2, Answers.errorInBody()))) {
      assertThat(post(server.url(), "measurement").body()).contains("outputs");
      assertThat(post(server.url(), "measurement").body()).contains("error");
    }
  }

  @Test
  void accepts_nothing_after_it_died() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(Script.diesAfter(1))) {
      post(server.url(), "measurement");
      assertThatThrownBy(() -> post(server.url(), "measurement")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> post(server.url(), "measurement")).isInstanceOf(IOException.class);
      assertThat(server.requests("measurement")).isEqualTo(2);
    }
  }

  @Test
  void leaves_no_thread_behind() throws Exception {
    ScriptedServer server = ScriptedServer.always(Answers.chunked(7));
    assertThat(post(server.url(), "probe").body()).isEqualTo(Answers.IRIS);
    server.close();
    String name = "scripted-server-" + server.port();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith(name));
  }

  private HttpResponse<String> post(URI url, String phase) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Loadline-Phase", phase)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
