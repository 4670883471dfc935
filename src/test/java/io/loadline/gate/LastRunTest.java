package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastRunTest {
  private static final Metric P95 = Metric.percentile(95);

  private static LastRun with(Path folder, String text) throws IOException {
    Files.writeString(folder.resolve("result.json"), text);
    return LastRun.in(Optional.of(folder));
  }

  private static String result(String objective) {
    return "{\"schema\": 1, \"verdict\": \"PASS\", \"objectives\": [" + objective + "]}";
  }

  @Test
  void as_many_requests_say_as_much_as_one_as_they_were_more_than_independent_ones(
      @TempDir Path folder) throws IOException {
    LastRun last =
        with(
            folder,
            result("{\"metric\": \"http/latency-p95\", \"interval\": {\"designEffect\": 4}}"));

    assertThat(last.designEffect(P95)).hasValue(4);
    assertThat(last.designEffect(Metric.percentile(99))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"metric\": \"http/latency-p95\", \"samples\": 1000}",
        "{\"metric\": \"http/latency-p95\", \"samples\": 10, \"interval\": null}",
        "{\"metric\": \"http/latency-p95\", \"interval\": {\"designEffect\": 0}}",
        "{\"metric\": \"http/latency-p95\", \"interval\": {\"independent\": 3}}"
      })
  void a_run_that_tells_nothing_of_it_is_none(String objective, @TempDir Path folder)
      throws IOException {
    assertThat(with(folder, result(objective)).designEffect(P95)).isEmpty();
  }

  @Test
  void without_a_result_that_can_be_read_there_is_none(@TempDir Path folder) throws IOException {
    assertThat(LastRun.in(Optional.empty()).designEffect(P95)).isEmpty();
    assertThat(LastRun.in(Optional.of(folder)).designEffect(P95)).isEmpty();
    assertThat(with(folder, "{\"schema\": 1,").designEffect(P95)).isEmpty();
  }
}
