package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Joins the objectives of one endpoint with those of the test: a metric that the endpoint limits,
 * by whichever attribute, is not limited on the same side by the test any more.
 */
final class EndpointObjectives {
  private final SettingSource.OfEndpoint endpoint;
  private final Set<Limited> own;

  private record Limited(Metric metric, Bound bound) {}

  EndpointObjectives(SettingSource.OfEndpoint endpoint) {
    this.endpoint = endpoint;
    this.own = new HashSet<>();
    endpoint.values().forEach((attribute, texts) -> own.addAll(limited(attribute, texts)));
  }

  /** The levels of the test, each a step further away, and that of the endpoint before them. */
  List<SettingSource> with(List<SettingSource> levels) {
    List<SettingSource> all = new ArrayList<>();
    for (SettingSource level : levels) {
      all.add(new SettingSource(level.distance() + 1, level.origin(), remaining(level.values())));
    }
    Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
    values.putAll(endpoint.values());
    ObjectiveAttribute.lists()
        .map(ObjectiveAttribute::attribute)
        .forEach(
            list -> values.computeIfPresent(list, (it, own) -> joined(own, nearest(all, list))));
    all.add(new SettingSource(0, endpoint.origin(), values, true));
    return all;
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static List<String> nearest(List<SettingSource> levels, Attribute attribute) {
    return levels.stream()
        .filter(level -> level.values().containsKey(attribute))
        .min(Comparator.comparingInt(SettingSource::distance))
        .map(level -> level.values().getOrDefault(attribute, List.of()))
        .orElse(List.of());
  }

  private Map<Attribute, List<String>> remaining(Map<Attribute, List<String>> values) {
    Map<Attribute, List<String>> remaining = new EnumMap<>(Attribute.class);
    values.forEach(
        (attribute, texts) -> {
          List<String> left =
              isList(attribute)
                  ? texts.stream().filter(e -> !isOwn(attribute, e)).toList()
                  : isOwn(attribute, "") ? List.of() : texts;
          // Endpoints replace the address of an outer level; one that is as near is refused.
          if (attribute != Attribute.URL && (!left.isEmpty() || texts.isEmpty())) {
            remaining.put(attribute, left);
          }
        });
    return remaining;
  }

  private boolean isOwn(Attribute attribute, String element) {
    List<Limited> limited = limited(attribute, List.of(element));
    return !limited.isEmpty() && own.containsAll(limited);
  }

  private static boolean isList(Attribute attribute) {
    return ObjectiveAttribute.of(attribute).filter(ObjectiveAttribute::isList).isPresent();
  }

  /** Nothing for what limits no metric, or cannot be read: that is reported elsewhere. */
  private static List<Limited> limited(Attribute attribute, List<String> texts) {
    return ObjectiveAttribute.of(attribute).stream()
        .flatMap(
            objective ->
                metrics(objective, texts).map(metric -> new Limited(metric, objective.bound())))
        .toList();
  }

  private static Stream<Metric> metrics(ObjectiveAttribute objective, List<String> texts) {
    return objective
        .metric()
        .map(Stream::of)
        .orElseGet(() -> texts.stream().flatMap(text -> metric(text).stream()));
  }

  private static Optional<Metric> metric(String entry) {
    return Metric.parse(entry.substring(0, Math.max(0, entry.indexOf('='))).strip());
  }
}
