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
    ResolvedSettings settings) {

  /** As {@link ResolvedSettings#overrides}. */
  public List<AppliedOverride> overrides() {
    return settings.overrides();
  }

  /** As {@link ResolvedSettings#effective}. */
  public List<EffectiveSetting> effective() {
    return settings.effective();
  }

  /** As {@link ResolvedSettings#warnings}. */
  public List<String> warnings() {
    return settings.warnings();
  }

  /**
   * Checks what is set of the ready endpoint, once it is known how the service is called.
   *
   * @throws io.loadline.config.setting.InvalidConfigurationException when it does not fit
   */
  public void checkReadyPath(Call reached) {
    LateChecks.check(reached, readiness.path());
  }

  /**
   * The plan for a call of which the service has said what it is.
   *
   * @throws io.loadline.config.setting.InvalidConfigurationException when an objective does not fit
   */
  public LoadPlan checked(LoadPlan known) {
    return LateChecks.checked(known);
  }

  /** The same with what is said of its settings beside those of other endpoints. */
  EndpointGate with(List<EffectiveSetting> effective, List<AppliedOverride> overrides) {
    ResolvedSettings described =
        new ResolvedSettings(
            effective,
            overrides,
            settings.warnings(),
            settings.errorsImplied(),
            settings.onlyErrorsJudged());
    return new EndpointGate(name, weight, plan, readiness, cluster, described);
  }
}
