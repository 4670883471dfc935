package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappedTextTest {
  private static List<String> at40(String text) {
    return WrappedText.lines("  note      ", text, 40);
  }

  @Test
  void a_text_that_fits_stays_as_it_is() {
    assertThat(at40("two  blanks stay as they are"))
        .containsExactly("  note      two  blanks stay as they are");
    assertThat(at40("")).containsExactly("  note      ");
  }

  @Test
  void a_longer_one_goes_on_below_its_own_beginning() {
    assertThat(at40("no error objective was named, so none are allowed: errors = 0"))
        .containsExactly(
            "  note      no error objective was",
            "            named, so none are allowed:",
            "            errors = 0");
  }

  @Test
  void a_line_may_be_as_long_as_the_limit_and_no_longer() {
    String exact = "a".repeat(13) + " " + "b".repeat(14);
    assertThat(at40(exact + " c")).containsExactly("  note      " + exact, "            c");
    assertThat(at40("a" + exact + " c"))
        .containsExactly("  note      a" + "a".repeat(13), "            " + "b".repeat(14) + " c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://iris.default.svc.cluster.local/v2/models/iris/infer",
        "target/loadline/com.example.iris.IrisGateIT/iris/result.json",
        "@Load(connections = 16, requests = 3000, rate = 200)",
        "kubectl --context kind -n default describe isvc iris",
        "mvn verify -Dloadline.endpoint.iris.latency-mean=300",
        "loadline.endpoint.iris.latency-mean=300,connections=20",
        "1234.567891 ms"
      })
  void what_people_copy_stays_whole(String copied) {
    for (int before = 0; before < 30; before++) {
      String text = "x".repeat(before) + " see to it that " + copied + ", and then try once more";
      assertThat(at40(text)).as(text).anyMatch(line -> line.contains(copied));
    }
  }

  @Test
  void line_breaks_of_the_text_stay() {
    assertThat(at40("what was seen\n  means  nothing"))
        .containsExactly("  note      what was seen", "              means  nothing");
  }
}
