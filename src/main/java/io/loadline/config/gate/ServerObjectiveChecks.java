package io.loadline.config.gate;

import io.loadline.config.setting.ConfigProblems;
import io.loadline.plan.Call;
import io.loadline.plan.InvalidConfigurationException.Problem;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimedSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds limits on parts of the server's own time against what can be told, and what is. */
final class ServerObjectiveChecks {
  private ServerObjectiveChecks() {}

  /** Reports limits on what nothing could tell, before anything is sent. */
  static void check(Call call, List<StatedObjective> promises, ConfigProblems problems) {
    for (StatedObjective promise : promises) {
      Optional<TimedPart> part = part(promise.objective().metric());
      part.flatMap(it -> silence(call, it))
          .ifPresent(
              why ->
                  problems.add(
                      promise.setting(),
                      promise.element(),
                      rule(part.get(), why),
                      fix(part.get())));
    }
  }

  /** The same of a call of which the service has said what it is. */
  static Stream<Problem> problems(LoadPlan plan) {
    return metrics(plan)
        .flatMap(
            metric -> {
              TimedPart part = part(metric).orElseThrow();
              return silence(plan.call(), part)
                  .map(why -> new Problem(metric.toString(), "", rule(part, why), fix(part)))
                  .stream();
            });
  }

  /** Limits on what the last good answers of the wait did not tell. */
  static Stream<Problem> problems(LoadPlan plan, Set<TimedPart> told) {
    return metrics(plan)
        .filter(metric -> !told.contains(part(metric).orElseThrow()))
        .map(metric -> untold(metric, told));
  }

  private static Stream<Metric> metrics(LoadPlan plan) {
    return plan.objectives().stream()
        .map(objective -> objective.metric())
        .filter(metric -> metric.kind().isOfServer());
  }

  private static Optional<TimedPart> part(Metric metric) {
    return metric.kind().subject().part();
  }

  /** Why nothing can tell a part; empty where something could. */
  private static Optional<String> silence(Call call, TimedPart part) {
    if (call.timings().names(part)) {
      return Optional.empty();
    }
    if (call.target().isGrpc()) {
      return Optional.of("no known server tells it over gRPC");
    }
    if (!call.timings().known()) {
      return Optional.of("what known servers tell is not read");
    }
    if (call.timings().claimed().contains(part)) {
      return Optional.of("a part that is named holds it, or is a part of it");
    }
    return Arrays.stream(KnownTiming.values()).anyMatch(row -> tells(row, part))
        ? Optional.empty()
        : Optional.of("no known server tells it");
  }

  private static boolean tells(KnownTiming row, TimedPart part) {
    return row != KnownTiming.NAMED
        && row.place().scope() == KnownTiming.Scope.REQUEST
        && row.claim().parts().contains(part);
  }

  private static String rule(TimedPart part, String why) {
    return "nothing tells the server's " + part.id() + " of each request here: " + why;
  }

  private static String fix(TimedPart part) {
    return "name where it is told, @ServerTiming(\"" + part.id() + "=header:..\"), or remove it";
  }

  private static Problem untold(Metric metric, Set<TimedPart> told) {
    TimedPart part = part(metric).orElseThrow();
    String others = told.stream().sorted().map(TimedPart::id).collect(Collectors.joining(" and "));
    List<String> limits =
        Arrays.stream(TimedSpan.values())
            .filter(span -> span.part().filter(told::contains).isPresent())
            .map(span -> other(metric, span))
            .toList();
    return new Problem(
        metric.toString(),
        "",
        "the server does not tell its "
            + part.id()
            + " of each request; it tells "
            + (others.isEmpty() ? "nothing" : others),
        limits.isEmpty() ? fix(part) : "limit " + String.join(" or ", limits) + ", or remove it");
  }

  /** The same figure of another part. */
  private static String other(Metric metric, TimedSpan span) {
    return Arrays.stream(Metric.Kind.values())
        .filter(kind -> kind.subject() == span && figure(kind).equals(figure(metric.kind())))
        .map(kind -> Metric.percentile(kind, metric.percentile()).id())
        .findFirst()
        .orElseThrow();
  }

  private static String figure(Metric.Kind kind) {
    return kind.id().substring(kind.id().lastIndexOf('-'));
  }
}
