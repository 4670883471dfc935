package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.ConfigProblems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that set something of one endpoint: {@code loadline.endpoint.iris.url}. The load is that
 * of all endpoints together, so its keys have no such form; nor has the place from which all are
 * driven, nor a baseline, which is of one service.
 */
final class EndpointKeys {
  static final String PREFIX = "loadline.endpoint.";
  static final String WEIGHT = "weight";

  private static final String COMMON = "loadline.";
  private static final List<String> SUFFIXES = suffixes();

  private EndpointKeys() {}

  private static List<String> suffixes() {
    List<String> all = new ArrayList<>(List.of(WEIGHT));
    Arrays.stream(Attribute.values())
        .filter(
            attribute -> !Set.of("Load", "Baseline", "Compare").contains(attribute.annotation()))
        .filter(attribute -> attribute != Attribute.RUN_IN)
        .map(attribute -> attribute.key().substring(COMMON.length()))
        .forEach(all::add);
    return List.copyOf(all);
  }

  /** The endpoint's form of a common key; empty without an endpoint, or where there is none. */
  static Optional<String> own(String endpoint, String key) {
    boolean may =
        !endpoint.isEmpty()
            && key.startsWith(COMMON)
            && SUFFIXES.contains(key.substring(COMMON.length()));
    return may
        ? Optional.of(PREFIX + endpoint + "." + key.substring(COMMON.length()))
        : Optional.empty();
  }

  /** The endpoint that a key names. */
  static String endpoint(String key) {
    String rest = key.substring(PREFIX.length());
    return rest.substring(0, Math.max(0, rest.indexOf('.')));
  }

  /**
   * Reports what is set of an endpoint and cannot be. The endpoint may be one of another gate.
   *
   * @param key begins with {@link #PREFIX}
   */
  static void check(String key, String subject, String origin, ConfigProblems problems) {
    String start = PREFIX + endpoint(key) + ".";
    String suffix = key.substring(Math.min(key.length(), start.length()));
    if (endpoint(key).isEmpty() || !SUFFIXES.contains(suffix)) {
      String fix =
          CloseMatch.of(suffix, SUFFIXES, 2)
              .map(close -> CloseMatch.question(start + close))
              .orElse("write loadline.endpoint.<name>.url, or another attribute of an endpoint");
      problems.add(subject, origin, "there is no such key", fix);
    }
  }
}
