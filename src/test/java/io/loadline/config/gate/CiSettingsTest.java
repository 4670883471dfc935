package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CiSettingsTest {
  @Test
  void the_environment_is_asked_for_what_ci_systems_set_and_nothing_else() {
    Switches.Ci ci =
        gate()
            .environment("GITHUB_ACTIONS", "true")
            .environment("GITHUB_STEP_SUMMARY", "/tmp/summary")
            .environment("TEAMCITY_VERSION", " ")
            .environment("GITHUB_TOKEN", "secret")
            .config()
            .switches()
            .outputs()
            .ci();

    assertThat(ci.on()).isTrue();
    assertThat(ci.parts()).isEmpty();
    assertThat(ci.environment())
        .isEqualTo(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", "/tmp/summary"));
  }

  @Test
  void parts_are_named_in_a_list() {
    assertThat(
            gate()
                .property("loadline.ci", "Metrics, teamcity")
                .config()
                .switches()
                .outputs()
                .ci()
                .parts())
        .containsExactlyInAnyOrder("metrics", "teamcity");
  }

  @Test
  void off_is_off_and_auto_is_the_default() {
    assertThat(gate().environment("LOADLINE_CI", "off").config().switches().outputs().ci().on())
        .isFalse();
    assertThat(gate().property("loadline.ci", "auto").config().switches())
        .isEqualTo(gate().config().switches());
  }

  @Test
  void a_part_that_there_is_not_is_refused() {
    assertThat(gate().property("loadline.ci", "summary,anotations").refusal())
        .isEqualTo(
            "loadline.ci = \"summary,anotations\", from system property loadline.ci: must be"
                + " auto, off, summary, annotations, metrics or teamcity; did you mean annotations?");
    assertThat(gate().property("loadline.ci", "off,summary").refusal())
        .isEqualTo(
            "loadline.ci = \"off,summary\", from system property loadline.ci:"
                + " auto and off stand alone; write one of them, or parts");
  }
}
