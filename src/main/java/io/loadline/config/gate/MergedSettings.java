package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is set, merged and with placeholders filled in.
 *
 * @param effective what holds
 * @param code what would hold without the outside
 * @param outside what the outside sets, in the order of the attributes
 * @param filledIn the values of secret placeholders
 * @param warnings about settings that no longer hold
 */
record MergedSettings(
    Map<Attribute, Setting> effective,
    Map<Attribute, Setting> code,
    List<Setting> outside,
    Set<String> filledIn,
    SecretMasks masks,
    List<String> warnings) {

  static MergedSettings of(
      List<SettingSource> levels, SettingSources sources, ConfigProblems problems) {
    List<Setting> all = new ArrayList<>(OutsideLevel.read(sources));
    levels.forEach(level -> addAll(level, all));
    SettingMerger.check(all, problems);
    Placeholders placeholders = new Placeholders(sources);
    Map<Attribute, Setting> effective = placeholders.resolve(SettingMerger.merge(all), problems);
    List<Setting> written = all.stream().filter(setting -> !setting.isOutside()).toList();
    Map<Attribute, Setting> code =
        placeholders.resolve(SettingMerger.merge(written), new ConfigProblems());
    List<Setting> outside = new ArrayList<>();
    for (Setting setting : all) {
      if (setting.isOutside()) {
        outside.add(effective.getOrDefault(setting.attribute(), setting));
      }
    }
    List<Setting> shown = new ArrayList<>(effective.values());
    shown.addAll(code.values());
    SecretMasks masks = new SecretMasks(placeholders.secrets(), shown);
    return new MergedSettings(
        effective, code, outside, placeholders.secrets(), masks, SettingMerger.dropped(all));
  }

  private static void addAll(SettingSource level, List<Setting> all) {
    for (Attribute attribute : Attribute.values()) {
      List<String> values = level.values().get(attribute);
      if (values != null) {
        all.add(
            new Setting(
                attribute, values, level.distance(), level.origin(), "", level.ofEndpoint()));
      }
    }
  }
}
