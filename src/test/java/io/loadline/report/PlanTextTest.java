package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  @Test
  void each_setting_stands_with_its_value_and_source() {
    List<PlanRow> rows =
        List.of(
            new PlanRow("@Load(rate)", "8", "default"),
            new PlanRow("@Slo(latencyMean)", "500", "@Slo on method iris()"),
            new PlanRow("@InferenceLoadTest(payload)", "{" + "1".repeat(70) + "}", "default"));
    assertThat(PlanText.of("iris", rows) + "\n")
        .isEqualTo(
            """
            PLAN iris: no request was sent (loadline.mode=plan)
              setting                       value   source
              @Load(rate)                   8       default
              @Slo(latencyMean)             500     @Slo on method iris()
              @InferenceLoadTest(payload)   {%s}   default
            """
                .formatted("1".repeat(70)));
  }
}
