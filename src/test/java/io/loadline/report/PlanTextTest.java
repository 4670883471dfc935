package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.EffectiveSetting;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  @Test
  void each_setting_stands_with_its_value_and_source() {
    List<EffectiveSetting> rows =
        List.of(
            new EffectiveSetting("@Load(rate)", "8", "default"),
            new EffectiveSetting("@Slo(latencyMean)", "500", "@Slo on method iris()"),
            new EffectiveSetting(
                "@InferenceLoadTest(payload)", "{" + "1".repeat(70) + "}", "default"));
    assertThat(GateReport.plan("iris", rows, text -> text.replace("a b", "***")) + "\n")
        .isEqualTo(
            """
            PLAN iris: no request was sent (loadline.mode=plan)
              setting                       value   source
              @Load(rate)                   8       default
              @Slo(latencyMean)             500     @Slo on method iris()
              @InferenceLoadTest(payload)
                {%s}
                                                    default
            """
                .formatted("1".repeat(70)));
  }
}
