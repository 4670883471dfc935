package io.loadline.config.gate;

import io.loadline.config.service.ServiceSettings;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Setting;
import io.loadline.plan.Arrivals;
import io.loadline.plan.EffectiveSetting;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every setting that is in effect, with its source. */
final class EffectivePlan {
  private static final String STREAMED_BY = "url, and \"stream\": true in the payload";

  private final Map<Attribute, Setting> settings;
  private final SecretMasks masks;
  private final SettingSources sources;

  EffectivePlan(Map<Attribute, Setting> settings, SecretMasks masks, SettingSources sources) {
    this.settings = settings;
    this.masks = masks;
    this.sources = sources;
  }

  /**
   * As they stand in the plan.
   *
   * @param transport that carries the load
   */
  List<EffectiveSetting> lines(LoadPlan plan, StatedObjectives objectives, String transport) {
    List<EffectiveSetting> lines = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      Setting setting = settings.get(attribute);
      if (setting != null) {
        lines.add(new EffectiveSetting(attribute.label(), masks.shown(setting), setting.origin()));
        if (attribute == Attribute.STAGES) {
          addStages(setting, plan, lines);
        }
      } else if (objectives.implied(attribute).isPresent()) {
        String limit = objectives.implied(attribute).get();
        lines.add(
            new EffectiveSetting(attribute.label(), limit, "implied, no error objective is set"));
      } else if (!isExcluded(attribute, plan.workload())) {
        DefaultText.of(attribute, plan, transport)
            .ifPresent(
                value -> lines.add(new EffectiveSetting(attribute.label(), value, "default")));
      }
    }
    ServiceSettings.shownAnswer(plan.call())
        .map(answer -> new EffectiveSetting("answer", answer, STREAMED_BY))
        .ifPresent(lines::add);
    for (SwitchKey key : SwitchKey.values()) {
      addSwitch(key, lines);
    }
    return lines;
  }

  /** One line a stage, with what follows from its text. */
  private void addStages(Setting setting, LoadPlan plan, List<EffectiveSetting> lines) {
    List<Stage> stages = ((Workload.Staged) plan.workload()).stages();
    for (int i = 0; i < stages.size(); i++) {
      String name = "stage " + (i + 1) + " of " + stages.size();
      lines.add(
          new EffectiveSetting(
              name, masks.secrets().mask(planned(stages.get(i))), setting.origin()));
    }
  }

  private static String planned(Stage stage) {
    String seconds = PlainNumber.text(stage.duration().toNanos() / 1e9) + " s";
    if (!stage.isOpen()) {
      return stage.text() + ": " + seconds;
    }
    boolean exact = !(stage instanceof Stage.Rates rates) || rates.arrivals() == Arrivals.CONSTANT;
    String about = exact ? "" : "about ";
    return stage.text() + ": " + about + stage.plannedRequests() + " requests in " + seconds;
  }

  /** True when another member of its group is set, so that its default does not hold. */
  private boolean isExcluded(Attribute attribute, Workload workload) {
    return switch (attribute) {
      case REQUESTS ->
          settings.containsKey(Attribute.DURATION) || settings.containsKey(Attribute.STAGES);
      case RATE, ARRIVALS -> !(workload instanceof Workload.Open);
      default -> false;
    };
  }

  private void addSwitch(SwitchKey key, List<EffectiveSetting> lines) {
    sources
        .find(key.key())
        .map(found -> new EffectiveSetting(key.key(), found.value(), found.origin()))
        .or(() -> key.whenUnset().map(value -> new EffectiveSetting(key.key(), value, "default")))
        .ifPresent(lines::add);
  }
}
