package io.loadline.config.setting;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Typed access to what holds. What cannot be read is reported and read as not set. */
public final class SettingValues {
  private final Map<Attribute, Setting> settings;
  private final ConfigProblems problems;

  public SettingValues(Map<Attribute, Setting> settings, ConfigProblems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  public Optional<Setting> find(Attribute attribute) {
    return Optional.ofNullable(settings.get(attribute));
  }

  public boolean isSet(Attribute attribute) {
    return settings.containsKey(attribute);
  }

  /** The value of an attribute that has one at the most. */
  public <T> Optional<T> one(Attribute attribute, SettingSyntax<T> syntax) {
    Setting setting = settings.get(attribute);
    if (setting == null || setting.values().isEmpty()) {
      return Optional.empty();
    }
    return parse(setting, setting.values().get(0), syntax);
  }

  /** The values of an attribute that may have several. */
  public <T> List<T> all(Attribute attribute, SettingSyntax<T> syntax) {
    List<T> values = new ArrayList<>();
    find(attribute)
        .ifPresent(
            setting ->
                setting
                    .values()
                    .forEach(value -> parse(setting, value, syntax).ifPresent(values::add)));
    return values;
  }

  /** Reports the attribute as a whole; does nothing when it is not set. */
  public void refuse(Attribute attribute, String rule, String fix) {
    find(attribute).ifPresent(setting -> problems.add(setting, rule, fix));
  }

  /** Reports that something is missing. */
  public void missing(String subject, String rule, String fix) {
    problems.add(subject, "", rule, fix);
  }

  /** Reports that there is no address, or none that can be called. */
  public void missingUrl(String rule, String fix) {
    problems.addUrl(rule, fix);
  }

  public <T> Optional<T> parse(Setting setting, String element, SettingSyntax<T> syntax) {
    try {
      return Optional.of(syntax.parse(element));
    } catch (SyntaxException refusal) {
      problems.add(setting, element, refusal);
      return Optional.empty();
    }
  }
}
