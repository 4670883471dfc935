package io.loadline.config.gate;

import io.loadline.config.service.ServiceSettings;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From all that is said to what holds: attribute by attribute the nearest wins, and of a group the
 * nearest level that sets a member replaces the whole group.
 */
final class SettingMerger {
  private SettingMerger() {}

  static Map<Attribute, Setting> merge(List<Setting> settings) {
    Map<Attribute, Setting> merged = new EnumMap<>(Attribute.class);
    for (Attribute attribute : Attribute.values()) {
      nearest(settings, Set.of(attribute))
          .filter(setting -> setting.distance() == nearestOfGroup(settings, attribute))
          .filter(setting -> !setting.values().isEmpty())
          .ifPresent(setting -> merged.put(attribute, setting));
    }
    Setting stages = merged.get(Attribute.STAGES);
    if (stages != null) {
      AttributeGroups.EXTENT.forEach(member -> dropOuter(merged, member, stages.distance()));
    }
    dropOuterService(merged);
    return merged;
  }

  /** A whole URL and an object that has one name the service each: the nearer of them holds. */
  private static void dropOuterService(Map<Attribute, Setting> merged) {
    Setting url = merged.get(Attribute.URL);
    if (url == null || !ServiceSettings.isWholeUrl(url.values().get(0))) {
      return;
    }
    for (Attribute member : AttributeGroups.OBJECTS_WITH_ADDRESS) {
      Setting named = merged.get(member);
      dropOuter(merged, member, url.distance());
      if (named != null) {
        dropOuter(merged, Attribute.URL, named.distance());
      }
    }
  }

  /** Stages say themselves how long they take, so an outer extent is a default they replace. */
  private static void dropOuter(Map<Attribute, Setting> merged, Attribute member, int distance) {
    Setting setting = merged.get(member);
    if (setting != null && setting.distance() > distance) {
      merged.remove(member);
    }
  }

  /**
   * Warns of what a group's replacement took away though nothing excludes it: a nearer rate drops
   * the arrivals of an outer level, and the other way round.
   */
  static List<String> dropped(List<Setting> settings) {
    Map<Attribute, Setting> merged = merge(settings);
    List<String> warnings = new ArrayList<>();
    for (Attribute attribute : List.of(Attribute.RATE, Attribute.ARRIVALS)) {
      Attribute partner = attribute == Attribute.RATE ? Attribute.ARRIVALS : Attribute.RATE;
      Setting lost = nearest(settings, Set.of(attribute)).orElse(null);
      Setting winner = merged.get(partner);
      if (lost != null && winner != null && winner.distance() < lost.distance()) {
        warnings.add(
            "%s, from %s, no longer holds: %s, from %s, replaces rate and arrivals together"
                .formatted(lost.subject(), lost.origin(), winner.subject(), winner.origin()));
      }
    }
    return warnings;
  }

  /** Reports what contradicts itself at one distance. */
  static void check(List<Setting> settings, ConfigProblems problems) {
    for (int i = 0; i < settings.size(); i++) {
      for (Setting other : settings.subList(i + 1, settings.size())) {
        Setting one = settings.get(i);
        if (one.distance() == other.distance()) {
          checkPair(one, other, problems);
        }
      }
    }
  }

  private static void checkPair(Setting one, Setting other, ConfigProblems problems) {
    if (one.attribute() == other.attribute() && !one.values().equals(other.values())) {
      problems.add(
          one,
          "is also " + other.shown() + ", from " + other.origin() + ", which is equally near",
          "keep one of them");
    }
    if (AttributeGroups.areExclusive(one.attribute(), other.attribute())) {
      problems.add(
          one, "excludes " + other.assignment() + ", from " + other.origin(), "keep one of them");
    }
  }

  private static int nearestOfGroup(List<Setting> settings, Attribute attribute) {
    return nearest(settings, AttributeGroups.of(attribute))
        .map(Setting::distance)
        .orElse(Setting.OUTSIDE);
  }

  private static Optional<Setting> nearest(List<Setting> settings, Set<Attribute> attributes) {
    return settings.stream()
        .filter(setting -> attributes.contains(setting.attribute()))
        .min(Comparator.comparingInt(Setting::distance));
  }
}
