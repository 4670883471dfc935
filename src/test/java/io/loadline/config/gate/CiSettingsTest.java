package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CiSettingsTest {
  @Test
  void a_developer_tells_no_ci_system() {
    assertThat(outputs(gate())).isEqualTo(new Switches.Outputs(Set.of(), Set.of(), ""));
  }

  @Test
  void each_system_asks_for_its_own_by_its_environment() {
    GateFixture gitHub =
        gate()
            .environment("GITHUB_ACTIONS", "true")
            .environment("GITHUB_STEP_SUMMARY", "/tmp/summary")
            .environment("TEAMCITY_VERSION", " ");

    assertThat(outputs(gitHub))
        .isEqualTo(
            new Switches.Outputs(Set.of(), Set.of("summary", "annotations"), "/tmp/summary"));
    assertThat(outputs(gate().environment("GITLAB_CI", "true")).ci()).containsExactly("metrics");
    assertThat(outputs(gate().environment("TEAMCITY_VERSION", "2026.07")).ci())
        .containsExactly("teamcity");
  }

  @Test
  void named_parts_are_told_alone_and_wherever_it_runs() {
    GateFixture gitHub = gate().environment("GITHUB_ACTIONS", "true");

    assertThat(outputs(gitHub.property("loadline.ci", "Metrics, teamcity")).ci())
        .containsExactlyInAnyOrder("metrics", "teamcity");
  }

  @Test
  void off_is_off_and_auto_is_the_default() {
    GateFixture gitLab = gate().environment("GITLAB_CI", "true");

    assertThat(outputs(gitLab.property("loadline.ci", "auto")).ci()).containsExactly("metrics");
    assertThat(outputs(gitLab.property("loadline.ci", "off")).ci()).isEmpty();
  }

  @Test
  void a_part_that_there_is_not_is_refused() {
    assertThat(gate().property("loadline.ci", "summary,anotations").refusal())
        .isEqualTo(
            "loadline.ci = \"summary,anotations\", from system property loadline.ci: \"anotations\""
                + " must be auto, off, summary, annotations, metrics or teamcity; did you mean"
                + " annotations?");
    assertThat(gate().property("loadline.ci", "off,summary").refusal())
        .isEqualTo(
            "loadline.ci = \"off,summary\", from system property loadline.ci:"
                + " auto and off stand alone; write one of them, or parts");
  }

  private static Switches.Outputs outputs(GateFixture set) {
    return set.config().switches().outputs();
  }
}
