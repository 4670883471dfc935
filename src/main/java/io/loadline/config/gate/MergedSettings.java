package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingSource;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonString;
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
    List<Setting> all = new ArrayList<>(outside(sources));
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

  /** The attributes that are set from outside: the nearest level of all. */
  private static List<Setting> outside(SettingSources sources) {
    List<Setting> settings = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      sources
          .find(attribute.key())
          .map(found -> setting(attribute, found))
          .ifPresent(settings::add);
    }
    return settings;
  }

  private static Setting setting(Attribute attribute, SettingSources.Found found) {
    List<String> values =
        attribute.isList() ? elements(found.value()) : List.of(found.value().trim());
    return new Setting(attribute, values, Setting.OUTSIDE, found.origin(), found.source(), false);
  }

  /** A JSON array of strings is several elements, anything else is one. */
  private static List<String> elements(String text) {
    try {
      if (text.trim().startsWith("[")
          && Json.parse(text) instanceof JsonArray array
          && array.elements().stream().allMatch(JsonString.class::isInstance)) {
        return array.elements().stream().map(MergedSettings::text).toList();
      }
    } catch (JsonException notJson) {
      return List.of(text);
    }
    return List.of(text);
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).value();
  }
}
