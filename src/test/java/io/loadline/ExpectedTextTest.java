package io.loadline;

import static io.loadline.testkit.TokenText.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate on what a model says in its streams. */
class ExpectedTextTest {
  private static final String TOKEN = "s3cr3t-t0ken";

  private final Path dir;

  @AutoClose
  private final ScriptedServer server = ScriptedServer.always(streaming("It is", " Paris"));

  ExpectedTextTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Quick
  static class Capital {
    @InferenceLoadTest(
        url = "${test.url}",
        payload = "{\"stream\":true}",
        headers = "X-Api-Key: ${secret:test.token}",
        expect = "choices[0].message.content~=Paris$")
    @StreamSlo(ttftMean = 5000)
    void gate() {}
  }

  @Test
  void the_expected_text_is_a_pass() {
    assertThat(run().entries())
        .containsEntry("verdict", "PASS")
        .containsEntry("http/error-count", "0");
  }

  @Test
  void a_wrong_text_is_a_failure_that_shows_it_without_secrets() {
    String cut = "x".repeat(89) + TOKEN;
    measured(streaming("The key is s3cr3t", "-t0ken. ", cut));
    GateOutput output = run();
    assertThat(output.message())
        .startsWith("FAIL gate: no request succeeded (20 x expectation-failed)")
        .matches(text -> Unwrapped.text(text).contains(".content is \"The key is ***. xxx"));
    assertThat(output.json(Capital.class, "gate"))
        .contains("content is \\\"The key is ***. ", "xxx***..., expected to match Paris$\"");
    assertThat(output.console() + output.message() + output.entries() + output.files())
        .doesNotContain(TOKEN.substring(0, 5));
  }

  @Test
  void a_model_that_falls_silent_is_a_failure() {
    measured(streaming());
    assertThat(Unwrapped.text(run().message()))
        .contains("choices[0].message.content is \"\", expected to match Paris$");
  }

  private void measured(Behaviour behaviour) {
    server.follow(
        request -> {
          boolean measured = request.phase().equals("measurement");
          return request.asksReady()
              ? Answers.text(200, "")
              : measured ? behaviour : streaming("Paris");
        });
  }

  private GateOutput run() {
    return GateKit.writingTo(dir)
        .calling(server.url("/v1/chat/completions"))
        .with("test.token", TOKEN)
        .run(Capital.class);
  }

  private static Behaviour streaming(String... pieces) {
    return StreamAnswers.chunks(healthy(List.of(pieces)));
  }
}
