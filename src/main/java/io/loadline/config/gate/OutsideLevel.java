package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Setting;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;

/** The attributes that are set from outside: the nearest level of all. */
final class OutsideLevel {
  private OutsideLevel() {}

  static List<Setting> read(SettingSources sources) {
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
        return array.elements().stream().map(OutsideLevel::text).toList();
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
