package io.loadline.config.gate;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.EffectiveSetting;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Readiness;
import java.util.List;

/**
 * One endpoint of a gate, valid and ready to run.
 *
 * @param name empty for the endpoint of a gate that calls one address and gives it no name
 * @param weight its part of the load, by the sum of all weights; at least 1
 * @param plan its part of the load
 * @param cluster where a service in a cluster is, and how it is reached
 */
public record EndpointGate(
    String name,
    int weight,
    LoadPlan plan,
    Readiness readiness,
    ClusterAccess cluster,
    Settings settings) {

  /** As {@link Settings#overrides}. */
  public List<AppliedOverride> overrides() {
    return settings.overrides();
  }

  /** As {@link Settings#effective}. */
  public List<EffectiveSetting> effective() {
    return settings.effective();
  }

  /** As {@link Settings#warnings}. */
  public List<String> warnings() {
    return settings.warnings();
  }

  /**
   * Checks what is set of the ready endpoint, once it is known how the service is called.
   *
   * @throws io.loadline.config.setting.InvalidConfigurationException when it does not fit
   */
  public void checkReadyPath(Call reached) {
    DescribedCallChecks.check(reached, readiness.path());
  }

  /**
   * The plan for a call of which the service has said what it is.
   *
   * @throws io.loadline.config.setting.InvalidConfigurationException when an objective does not fit
   */
  public LoadPlan checked(LoadPlan known) {
    return DescribedCallChecks.checked(known);
  }

  /** The same with what is said of its settings beside those of other endpoints. */
  EndpointGate with(List<EffectiveSetting> effective, List<AppliedOverride> overrides) {
    Settings described =
        new Settings(
            effective,
            overrides,
            settings.warnings(),
            settings.errorsImplied(),
            settings.onlyErrorsJudged());
    return new EndpointGate(name, weight, plan, readiness, cluster, described);
  }

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
  public record Settings(
      List<EffectiveSetting> effective,
      List<AppliedOverride> overrides,
      List<String> warnings,
      boolean errorsImplied,
      boolean onlyErrorsJudged) {
    public Settings {
      effective = List.copyOf(effective);
      overrides = List.copyOf(overrides);
      warnings = List.copyOf(warnings);
    }
  }
}
