package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.AppliedOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds which values of the code were replaced from outside. */
final class AppliedOverrides {
  private final MergedSettings settings;
  private final LoosenedObjectives loosening;

  private AppliedOverrides(MergedSettings settings, LoosenedObjectives loosening) {
    this.settings = settings;
    this.loosening = loosening;
  }

  /** What the outside changes of a gate: of all it sets, what differs from the code's. */
  static List<AppliedOverride> of(
      MergedSettings settings, StatedObjectives promised, SettingSources sources) {
    List<AppliedOverride> all =
        new AppliedOverrides(settings, LoosenedObjectives.between(settings.code(), promised)).all();
    if (BaselineTermsReader.isAsked(
        new SettingValues(settings.effective(), new ConfigProblems()))) {
      sources
          .find(SwitchKey.BASELINE.key())
          .filter(found -> found.value().trim().equalsIgnoreCase(BaselineTermsReader.OFF))
          .ifPresent(found -> all.add(withoutBaseline(found)));
    }
    return all;
  }

  private static AppliedOverride withoutBaseline(SettingSources.Found found) {
    return new AppliedOverride(
        SwitchKey.BASELINE.key(),
        "compare",
        BaselineTermsReader.OFF,
        found.source(),
        true,
        Optional.empty());
  }

  private List<AppliedOverride> all() {
    List<AppliedOverride> overridden = new ArrayList<>();
    for (Setting setting : settings.outside()) {
      String from = without(setting.attribute());
      String to = settings.masks().shown(setting);
      if (!from.equals(to)) {
        String key = setting.attribute().key();
        overridden.add(
            new AppliedOverride(
                key,
                from,
                to,
                setting.source(),
                loosening.isBy(setting) || BaselineTermsReader.isLoosened(setting, settings.code()),
                StatedObjectives.metric(setting.attribute())));
      }
    }
    return overridden;
  }

  private String without(Attribute attribute) {
    Setting own = settings.code().get(attribute);
    if (own != null) {
      return settings.masks().shown(own);
    }
    Optional<String> replaced =
        AttributeGroups.of(attribute).stream()
            .map(settings.code()::get)
            .filter(Objects::nonNull)
            .findFirst()
            .map(this::assignment);
    return loosening
        .byCode()
        .implied(attribute)
        .or(() -> replaced)
        .or(() -> DefaultText.of(attribute))
        .orElse("unset");
  }

  private String assignment(Setting member) {
    return member.attribute().attribute() + " = " + settings.masks().shown(member);
  }
}
