package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.text.Secrets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads objectives for a run that is over, by the rules of those that are stated before. */
final class LaterObjectives {
  private final LoadPlan plan;
  private final ConfigProblems problems = new ConfigProblems();
  private final SettingValues values;
  private final boolean isEmpty;

  LaterObjectives(LoadPlan plan, Map<Attribute, List<String>> texts, String origin) {
    Map<Attribute, Setting> settings = new EnumMap<>(Attribute.class);
    texts.forEach(
        (attribute, each) ->
            settings.put(attribute, new Setting(attribute, each, 0, origin, "", false)));
    this.plan = plan;
    this.isEmpty = texts.isEmpty();
    this.values = new SettingValues(settings, problems);
  }

  /** As {@link GateConfig#promisedLater}. */
  GateConfig.LaterPromise read() {
    StatedObjectives stated = StatedObjectives.read(values).over(Optional.of(plan.call()));
    stated.check(problems);
    if (isEmpty) {
      values.missing(
          "objectives", "none is stated, so nothing would be judged", "state one, latencyMean say");
    }
    GoodputLimits goodput = goodput(stated);
    // What it is too short for the run says by itself.
    stated.warnings(plan.workload(), plan.extent(), values, problems);
    problems.throwIfAny(Secrets.NONE);
    LoadPlan other =
        new LoadPlan(
            plan.call(),
            plan.workload(),
            plan.phases(),
            plan.connectionCounts(),
            plan.seed(),
            stated.objectives().stream().map(each -> each.over(plan.call().target())).toList(),
            goodput,
            plan.tracing());
    return new GateConfig.LaterPromise(other, stated.errorsImplied());
  }

  /** Those of the run, where goodput is promised and nothing is said of what is good. */
  private GoodputLimits goodput(StatedObjectives stated) {
    GoodputLimits limits = new GoodputReader(values).read(stated.stated());
    boolean promised =
        stated.stated().stream()
            .anyMatch(each -> each.objective().metric().kind() == Metric.Kind.GOODPUT);
    GoodputLimits held =
        promised && !values.isSet(Attribute.GOODPUT_LIMITS) ? plan.goodput() : limits;
    StreamObjectiveChecks.check(plan.call(), stated.stated(), held, problems);
    return held;
  }
}
