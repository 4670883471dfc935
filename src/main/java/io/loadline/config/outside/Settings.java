package io.loadline.config.outside;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Level;
import io.loadline.config.setting.Masks;
import io.loadline.config.setting.Merger;
import io.loadline.config.setting.Problems;
import io.loadline.config.setting.Setting;
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
public record Settings(
    Map<Attribute, Setting> effective,
    Map<Attribute, Setting> code,
    List<Setting> outside,
    Set<String> filledIn,
    Masks masks,
    List<String> warnings) {

  public static Settings of(List<Level> levels, SettingSources sources, Problems problems) {
    List<Setting> all = new ArrayList<>(OutsideLevel.read(sources));
    levels.forEach(level -> addAll(level, all));
    Merger.check(all, problems);
    Placeholders placeholders = new Placeholders(sources);
    Map<Attribute, Setting> effective = placeholders.resolve(Merger.merge(all), problems);
    List<Setting> written = all.stream().filter(setting -> !setting.isOutside()).toList();
    Map<Attribute, Setting> code = placeholders.resolve(Merger.merge(written), new Problems());
    List<Setting> outside = new ArrayList<>();
    for (Setting setting : all) {
      if (setting.isOutside()) {
        outside.add(effective.getOrDefault(setting.attribute(), setting));
      }
    }
    List<Setting> shown = new ArrayList<>(effective.values());
    shown.addAll(code.values());
    Masks masks = new Masks(placeholders.secrets(), shown);
    return new Settings(
        effective, code, outside, placeholders.secrets(), masks, Merger.dropped(all));
  }

  private static void addAll(Level level, List<Setting> all) {
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
