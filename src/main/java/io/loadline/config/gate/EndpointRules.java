package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.SettingSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reports what is wrong with endpoints beside each other. */
final class EndpointRules {
  private static final int MOST = 20;
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,49}";

  private final ConfigProblems problems;

  EndpointRules(ConfigProblems problems) {
    this.problems = problems;
  }

  void check(List<SettingSource> levels, List<SettingSource.OfEndpoint> endpoints) {
    Set<String> seen = new HashSet<>();
    for (SettingSource.OfEndpoint endpoint : endpoints) {
      checkName(endpoint, seen);
    }
    if (endpoints.size() > MOST) {
      problems.add(
          "@Endpoint",
          endpoints.get(0).origin(),
          "there are " + endpoints.size() + " endpoints",
          "keep " + MOST + " at the most");
    }
    int distance = endpoints.get(0).distance();
    levels.stream()
        .filter(level -> level.distance() <= distance)
        .filter(level -> level.values().containsKey(Attribute.URL))
        .forEach(level -> refuseUrl("@InferenceLoadTest(url)", level.origin()));
  }

  private void checkName(SettingSource.OfEndpoint endpoint, Set<String> seen) {
    String subject = "@Endpoint(name = \"" + endpoint.name() + "\")";
    if (!endpoint.name().matches(NAME)) {
      problems.add(
          subject,
          endpoint.origin(),
          "is no name",
          "write letters, digits, - and _, 50 at the most; a name is part of keys and folders");
    }
    if (!seen.add(endpoint.name().toUpperCase(Locale.ROOT).replace('-', '_'))) {
      problems.add(
          subject,
          endpoint.origin(),
          "another endpoint has this name, but for upper and lower case, - and _",
          "give each endpoint a name of its own");
    }
  }

  void checkOutside(SettingSources common) {
    common
        .find(Attribute.URL.key())
        .ifPresent(found -> refuseUrl(Attribute.URL.key(), found.origin()));
  }

  private void refuseUrl(String subject, String origin) {
    problems.add(
        subject,
        origin,
        "names one address, and the test has endpoints, each with an address of its own",
        "write it as @Endpoint(url), or from outside loadline.endpoint.<name>.url");
  }
}
