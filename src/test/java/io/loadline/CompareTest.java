package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code @Compare} says of a gate; nothing is sent here. */
class CompareTest {
  private final GateKit kit;

  CompareTest(@TempDir Path dir) {
    kit =
        GateKit.writingTo(dir)
            .calling(URI.create("http://127.0.0.1:1/v2/models/iris/infer"))
            .with("loadline.mode", "plan");
  }

  @Test
  void levels_are_joined_attribute_by_attribute_and_the_turns_are_printed() {
    GateOutput output = kit.run(CompareTestCases.OnTheClass.class);
    assertThat(output.console())
        .contains("PLAN gate, stable: no request was sent")
        .containsPattern("@Compare\\(baseline\\) +\"stable\" +@Compare on class OnTheClass")
        .containsPattern("@Compare\\(latencyP99\\) +\"25%\" +@Compare on method gate\\(\\)")
        .containsPattern("@Compare\\(slice\\) +\"5s\" +default")
        .containsPattern("its turns\\s+baseline, 20 slices of 5 s, 3 s of each compared;")
        .containsPattern("its turns\\s+candidate, 20 slices of 5 s, 3 s of each compared;")
        .containsPattern("its share +up to 50/s, about 5000 requests\\s+@Load in turns");
  }

  @Test
  void a_wider_margin_from_outside_is_told() {
    GateOutput output =
        kit.with("loadline.compare.latency-p99", "30%").run(CompareTestCases.OnTheClass.class);
    assertThat(output.console())
        .containsPattern("@Compare\\(latencyP99\\) +\"30%\"\\s+JUnit configuration parameter");
  }

  @Test
  void a_test_of_one_address_has_nothing_to_compare() {
    assertThat(kit.run(CompareTestCases.OneAddress.class).message())
        .contains("two endpoints are compared, and the test has none; name the two by @Endpoint(");
  }

  @Test
  void on_an_ordinary_test_it_is_an_error() {
    assertThat(kit.run(CompareTestCases.Alone.class).message())
        .startsWith("@Compare on Alone.ordinary() has no effect");
  }
}
