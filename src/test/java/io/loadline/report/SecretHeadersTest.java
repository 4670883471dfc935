package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Header;
import io.loadline.plan.SecretHeaders;
import io.loadline.result.Outcome;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretHeadersTest {
  @Test
  void no_secret_is_printed_even_when_the_service_echoes_it() {
    SampleRun run =
        new SampleRun()
            .headers(new Header("Authorization", "Bearer s3cr3t-t0ken", false))
            .outcome(Outcome.CLIENT_ERROR, 1, Duration.ZERO, "status 403: s3cr3t-t0ken, hunter2");
    Report report = Reports.masking(Reports.of(run.build(), Reports.fail()), "hunter2");
    assertThat(ConsoleText.of(report))
        .contains("client-error 1, first at 0.0 s: status 403: ***, ***")
        .doesNotContain("s3cr3t-t0ken")
        .doesNotContain("hunter2");
  }

  @Test
  void each_cookie_is_a_secret_of_its_own() {
    List<Header> headers = List.of(new Header("Cookie", "sid=abc123==; theme=dark9", false));
    assertThat(SecretHeaders.mask(headers, "sid=abc123==; theme=dark9")).isEqualTo("***");
    assertThat(SecretHeaders.mask(headers, "bad cookie abc123== or dark9"))
        .isEqualTo("bad cookie *** or ***");
  }

  @Test
  void other_headers_and_very_short_values_are_left_alone() {
    List<Header> headers =
        List.of(new Header("X-Tenant", "blue", false), new Header("Authorization", "a", false));
    assertThat(SecretHeaders.mask(headers, "a blue sky")).isEqualTo("a blue sky");
  }

  @Test
  void a_marked_header_is_masked_whatever_its_name() {
    List<Header> headers = List.of(new Header("X-Api-Key", "k-123456", true));
    assertThat(SecretHeaders.mask(headers, "key k-123456 unknown")).isEqualTo("key *** unknown");
  }
}
