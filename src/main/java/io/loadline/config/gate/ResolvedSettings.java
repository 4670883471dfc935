package io.loadline.config.gate;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.EffectiveSetting;
import java.util.List;

/**
 * What the settings of an endpoint came to, for people.
 *
 * @param effective every setting with its source, for {@code loadline.mode=plan}
 * @param overrides values from outside that replaced one of the code, in the order of the
 *     attributes
 * @param warnings one sentence each, "too few requests for p99 to be sure" say
 * @param errorsImplied {@code errors = 0} was added since no error objective was named
 * @param onlyErrorsJudged no objective was named: the result goes to the test's body, and {@code
 *     errors = 0} alone is judged
 */
public record ResolvedSettings(
    List<EffectiveSetting> effective,
    List<AppliedOverride> overrides,
    List<String> warnings,
    boolean errorsImplied,
    boolean onlyErrorsJudged) {
  public ResolvedSettings {
    effective = List.copyOf(effective);
    overrides = List.copyOf(overrides);
    warnings = List.copyOf(warnings);
  }
}
