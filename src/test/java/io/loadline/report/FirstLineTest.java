package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AppliedOverride;
import io.loadline.testkit.SampleRun;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstLineTest {
  @Test
  void the_first_line_tells_of_a_loosened_objective_and_the_next_tells_how() {
    Report report = Reports.of(new SampleRun().build(), Reports.pass());
    AppliedOverride loosened =
        new AppliedOverride(
            "loadline.latency-mean",
            "400",
            "500",
            "system property",
            true,
            Optional.of(SampleRun.MEAN.metric()));
    AppliedOverride tightened =
        new AppliedOverride(
            "loadline.errors",
            "5",
            "0",
            "system property",
            false,
            Optional.of(SampleRun.ERRORS.metric()));
    assertThat(ConsoleText.of(Reports.with(report, loosened, tightened)))
        .startsWith(
            """
            PASS iris_keeps_its_promise (loosened): all 2 objectives hold
              loosened  http/latency-mean <= 500 ms by system property
                        loadline.latency-mean, was 400
              objective \
            """);
  }

  @Test
  void an_override_that_names_no_single_metric_is_shown_as_it_was_given() {
    Report report = Reports.of(new SampleRun().build(), Reports.pass());
    AppliedOverride errors =
        new AppliedOverride(
            "loadline.errors",
            "0",
            "3",
            "environment variable LOADLINE_ERRORS",
            true,
            Optional.of(SampleRun.ERRORS.metric()));
    AppliedOverride upper =
        new AppliedOverride(
            "loadline.upper",
            "http/latency-p97=1",
            "http/latency-p97=2",
            "system property",
            true,
            Optional.empty());
    assertThat(ConsoleText.of(Reports.with(report, errors, upper)))
        .startsWith(
            """
            PASS iris_keeps_its_promise (loosened): all 2 objectives hold
              loosened  http/error-count <= 0 by environment variable LOADLINE_ERRORS, was 0
                        upper http/latency-p97=2 by system property loadline.upper,
                          was http/latency-p97=1
              objective \
            """);
  }
}
