package io.loadline.config;

import io.loadline.config.setting.InvalidConfigurationException;
import io.loadline.config.setting.Problem;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import java.util.List;

/** What can be checked only when the service has said what it is. */
public final class LateChecks {
  private LateChecks() {}

  /**
   * The plan, if its objectives fit the call.
   *
   * @throws InvalidConfigurationException when they do not
   */
  public static LoadPlan checked(LoadPlan plan) {
    List<Problem> problems =
        plan.objectives().stream()
            .map(Objective::metric)
            .filter(metric -> metric.kind().isOfStreams() && !plan.call().answer().isStreamed())
            .map(
                metric ->
                    new Problem(
                        "@Slo(" + metric + ")",
                        "",
                        "is a figure of streams, and "
                            + plan.call().target().url()
                            + " answers with one message",
                        "remove it"))
            .toList();
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
    return plan;
  }
}
