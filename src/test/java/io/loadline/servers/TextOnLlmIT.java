package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.result.Outcome;
import io.loadline.slo.Verdict;
import io.loadline.testkit.LlmServer;
import io.loadline.testkit.NeedsLlmServer;
import io.loadline.testkit.Unwrapped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real model says, learnt from its plain answer and expected of its streams. */
@NeedsLlmServer
@Timeout(120)
class TextOnLlmIT {
  private static final String CONTENT = "choices[0].message.content";
  private static final String SHIP = "Tell me of the ship.";
  private static final String SEA = "Count from one to ten.";

  private LlmServer server;

  @BeforeEach
  void start() throws Exception {
    server = LlmServer.up();
  }

  @Test
  void a_chat_says_in_a_stream_what_it_says_at_once() throws Exception {
    JsonObject message = (JsonObject) member(said(server.chat(), SHIP), "message");
    String text = Json.compact(member(message, "content"));
    LoadResult result = gate(server.chat(), SHIP).expect(CONTENT + "=" + text).run();
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.outcomes().successes()).isEqualTo(4);
  }

  @Test
  void so_does_a_completion() throws Exception {
    String text = Json.compact(member(said(server.completions(), SHIP), "text"));
    LoadResult result =
        gate(server.completions(), SHIP)
            .expect("choices[0].text=" + text, "choices[0].text exists")
            .run();
    assertThat(result.outcomes().successes()).isEqualTo(4);
  }

  @Test
  void another_text_is_an_error_that_shows_both() throws Exception {
    JsonObject ship = (JsonObject) member(said(server.chat(), SHIP), "message");
    JsonObject sea = (JsonObject) member(said(server.chat(), SEA), "message");
    LoadResult result =
        gate(server.chat(), SHIP, SEA)
            .expect(CONTENT + "=" + Json.compact(member(ship, "content")))
            .run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.outcomes().successes()).isEqualTo(2);
    assertThat(result.outcomes().of(Outcome.EXPECTATION_FAILED)).isEqualTo(2);
    String other = ((JsonString) member(sea, "content")).value();
    assertThat(Unwrapped.text(result))
        .contains(Unwrapped.text(CONTENT + " is \"" + other.split("[\"\n]", 2)[0]))
        .contains(", expected \"");
  }

  private static Loadline gate(URI url, String... prompts) {
    String[] payloads = new String[prompts.length];
    for (int i = 0; i < prompts.length; i++) {
      payloads[i] = payload(prompts[i], true);
    }
    return Loadline.target(url)
        .payload(payloads)
        .timeout(Duration.ofMinutes(1))
        .load(load -> load.concurrency(1).requests(4).warmup("0"))
        .streamSlo(slo -> slo.ttftMean(Duration.ofSeconds(60)));
  }

  /** For chat and completions alike. */
  private static String payload(String prompt, boolean stream) {
    return ("{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"prompt\":\"%s\","
            + "\"temperature\":0,\"seed\":7,\"cache_prompt\":false,\"max_tokens\":12,\"stream\":%s}")
        .formatted(prompt, prompt, stream);
  }

  /** The only choice of the plain answer. */
  private static JsonObject said(URI url, String prompt) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(payload(prompt, false)))
            .build();
    HttpResponse<byte[]> answer = sent(request);
    JsonArray choices = (JsonArray) member((JsonObject) Json.parse(answer.body()), "choices");
    return (JsonObject) choices.elements().get(0);
  }

  private static HttpResponse<byte[]> sent(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }

  private static JsonValue member(JsonObject object, String name) {
    return Objects.requireNonNull(object.members().get(name));
  }
}
