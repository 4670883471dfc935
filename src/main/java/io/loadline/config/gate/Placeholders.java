package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in <code>${name}</code> and <code>${secret:NAME}</code>, once; a value is not looked into.
 */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(secret:)?([^{}]*)(\\}?)");

  private final SettingSources sources;
  private final Set<String> secrets = new LinkedHashSet<>();

  Placeholders(SettingSources sources) {
    this.sources = sources;
  }

  Map<Attribute, Setting> resolve(Map<Attribute, Setting> settings, ConfigProblems problems) {
    Map<Attribute, Setting> resolved = new EnumMap<>(Attribute.class);
    settings.forEach((attribute, setting) -> resolved.put(attribute, resolve(setting, problems)));
    return resolved;
  }

  /** Values that were filled in as secrets. */
  Set<String> secrets() {
    return Set.copyOf(secrets);
  }

  private Setting resolve(Setting setting, ConfigProblems problems) {
    List<String> values = new ArrayList<>();
    for (String value : setting.values()) {
      try {
        values.add(resolve(value));
      } catch (SyntaxException refusal) {
        problems.add(setting, value, refusal);
      }
    }
    return setting.with(values);
  }

  private String resolve(String text) throws SyntaxException {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String value = lookUp(matcher);
      if (matcher.group(1) != null) {
        secrets.add(value);
      }
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(resolved).toString();
  }

  private String lookUp(Matcher matcher) throws SyntaxException {
    String name = matcher.group(2);
    if (matcher.group(3).isEmpty() || name.isBlank()) {
      throw new SyntaxException(
          matcher.group() + " is no placeholder", "write ${name}, or put a payload into a file");
    }
    return sources
        .find(name)
        .map(SettingSources.Found::value)
        .orElseThrow(
            () ->
                new SyntaxException(
                    matcher.group() + " is set nowhere",
                    "set the system property %1$s, the environment variable %2$s or the JUnit configuration parameter %1$s"
                        .formatted(name, SettingSources.environmentName(name))));
  }
}
