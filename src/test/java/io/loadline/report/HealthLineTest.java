package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Health;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.SampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthLineTest {
  @Test
  void an_invalid_run_shows_how_the_load_generator_fared() {
    Judgment invalid =
        new Judgment(
            Verdict.INVALID,
            "a disturbed load generator spoiled 1 of 1 objective",
            "its CPU quota held the load generator back for 312.0 ms at 4.0 s",
            List.of(),
            List.of());
    assertThat(ConsoleText.of(Reports.of(new SampleRun().build(), invalid)))
        .contains(
            """

              health    busy 2.0 %  cpu 11.0 %  steal 0.1 %
                        throttled 0.0 ms  gc 0.0 ms  longest pause 1.2 ms
            """);
  }

  @Test
  void any_other_run_says_it_in_notes_where_it_matters() {
    assertThat(ConsoleText.of(Reports.of(new SampleRun().build(), Reports.fail())))
        .doesNotContain("health");
  }

  @Test
  void what_a_system_does_not_tell_is_left_out() {
    Health some = new Health(null, 0.5, null, null, null, null, null, null);
    assertThat(ConsoleText.health(some)).containsExactly("  health    cpu 50.0 %");
    assertThat(ConsoleText.health(null)).isEmpty();
    assertThat(ConsoleText.health(new Health(null, null, null, null, null, null, null, null)))
        .isEmpty();
  }
}
