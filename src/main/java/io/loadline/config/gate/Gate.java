package io.loadline.config.gate;

import io.loadline.config.outside.Settings;
import io.loadline.config.outside.Switches;
import io.loadline.config.promise.Promises;
import io.loadline.config.service.Service;
import io.loadline.config.setting.Secrets;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Credential;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Readiness;
import java.util.List;
import java.util.Optional;

/**
 * A whole gate, valid and ready to run.
 *
 * @param cluster where a service in a cluster is, and how it is reached
 * @param credential what says who calls; empty for nothing beside the headers
 * @param onlyErrorsJudged no objective was named: the result goes to the test's body, and {@code
 *     errors = 0} alone is judged
 * @param errorsImplied {@code errors = 0} was added since no error objective was named
 * @param overrides in the order of the attributes
 * @param effective every setting with its source, for {@code loadline.mode=plan}
 * @param warnings one sentence each, "too few requests for p99 to be sure" say
 * @param secrets values that must not appear in any output
 */
public record Gate(
    LoadPlan plan,
    Readiness readiness,
    ClusterAccess cluster,
    Optional<Credential> credential,
    Switches switches,
    boolean onlyErrorsJudged,
    boolean errorsImplied,
    List<Overridden> overrides,
    List<Effective> effective,
    List<String> warnings,
    Secrets secrets) {
  public Gate {
    overrides = List.copyOf(overrides);
    effective = List.copyOf(effective);
    warnings = List.copyOf(warnings);
  }

  /** Of what was read, in the parts in which it was. */
  Gate(
      LoadPlan plan,
      Service service,
      Switches switches,
      Promises promises,
      Settings settings,
      List<Effective> effective,
      List<String> warnings) {
    this(
        plan,
        service.readiness(),
        service.cluster(),
        service.credential(),
        switches,
        promises.stated().isEmpty(),
        promises.errorsImplied(),
        Overrides.of(settings, promises),
        effective,
        warnings,
        settings.masks().secrets());
  }

  /** The same, as one endpoint of a test with several. */
  Gate ofEndpoint(List<Overridden> overridden, List<Effective> lines, Secrets all) {
    return new Gate(
        plan,
        readiness,
        cluster,
        credential,
        switches,
        onlyErrorsJudged,
        errorsImplied,
        overridden,
        lines,
        warnings,
        all);
  }
}
