package io.loadline.config.gate;

import io.loadline.config.service.ServiceSettings;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.InvalidConfigurationException.Problem;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Readiness;
import io.loadline.plan.RunIn;
import io.loadline.plan.ScrapeTargets;
import io.loadline.plan.Target;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimedSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds limits on parts of the server's own time against what can be told, and what is.
 *
 * @param asked whether the server may be asked for counters, which tell means over the run
 * @param here whether the load is driven by this JVM, since no other load has counters
 */
record ServerObjectiveChecks(boolean asked, boolean here) {
  /** For one service; a name may be one that a cluster knows, where pods say who is asked. */
  static ServerObjectiveChecks of(
      Target target, Readiness readiness, ClusterAccess cluster, ScrapeTargets metrics) {
    boolean here = cluster.from() != RunIn.CLUSTER;
    boolean findable = readiness.awaited().isPresent() || !target.isByAddress();
    boolean somebody = !metrics.off() && (findable || !metrics.urls().isEmpty());
    return new ServerObjectiveChecks(here && somebody, here);
  }

  /** Reports limits on what nothing could tell, before anything is sent. */
  static void check(
      ServiceSettings service, List<StatedObjective> promises, ConfigProblems problems) {
    service
        .call()
        .ifPresent(
            call ->
                of(call.target(), service.readiness(), service.cluster(), service.metrics())
                    .check(call, promises, problems));
  }

  private void check(Call call, List<StatedObjective> promises, ConfigProblems problems) {
    for (StatedObjective promise : promises) {
      Metric metric = promise.objective().metric();
      if (metric.kind().isOfServer()) {
        silence(call, metric)
            .ifPresent(
                why ->
                    problems.add(
                        promise.setting(), promise.element(), rule(metric, why), fix(metric)));
      }
    }
  }

  /** The same of a call of which the service has said what it is. */
  Stream<Problem> problems(LoadPlan plan) {
    return metrics(plan)
        .flatMap(
            metric ->
                silence(plan.call(), metric)
                    .map(why -> new Problem(metric.toString(), "", rule(metric, why), fix(metric)))
                    .stream());
  }

  /** Limits on what the last good answers of the wait did not tell, and counters may not either. */
  Stream<Problem> problems(LoadPlan plan, Set<TimedPart> told) {
    return metrics(plan)
        .filter(metric -> !told.contains(part(metric)) && !mayBeCounted(metric))
        .map(metric -> untold(metric, told));
  }

  static Stream<Metric> metrics(LoadPlan plan) {
    return plan.objectives().stream()
        .map(objective -> objective.metric())
        .filter(metric -> metric.kind().isOfServer());
  }

  static TimedPart part(Metric metric) {
    return metric.kind().subject().part().orElseThrow();
  }

  /** Whether it is a mean that some server's counters tell, and a server may be asked for them. */
  private boolean mayBeCounted(Metric metric) {
    return asked && !metric.isRank() && isCountedSomewhere(metric);
  }

  private static boolean isCountedSomewhere(Metric metric) {
    return Arrays.stream(KnownTiming.values()).anyMatch(part(metric)::isCountedBy);
  }

  /** Why nothing can tell a part; empty where something could. */
  private Optional<String> silence(Call call, Metric metric) {
    TimedPart part = part(metric);
    if (call.timings().names(part) || mayBeCounted(metric)) {
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

  private String rule(Metric metric, String why) {
    String part = part(metric).id();
    return "nothing tells the server's " + part + " of each request here: " + why + means(metric);
  }

  /** Of a rank, that counters cannot have it. */
  private String means(Metric metric) {
    return asked && metric.isRank() && isCountedSomewhere(metric)
        ? "; what counters tell over the run is means alone"
        : "";
  }

  private String fix(Metric metric) {
    TimedPart part = part(metric);
    String told = "name where it is told, @ServerTiming(\"" + part.id() + "=header:..\"), or ";
    if (!here || !isCountedSomewhere(metric)) {
      return told + "remove it";
    }
    if (metric.isRank()) {
      return (asked ? "limit server/" + part.id() + "-mean, or " : "") + told + "remove it";
    }
    return told + "counted, @ServerMetrics(url = \"..\"), or remove it";
  }

  private Problem untold(Metric metric, Set<TimedPart> told) {
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
            + part(metric).id()
            + " of each request; it tells "
            + (others.isEmpty() ? "nothing" : others)
            + means(metric),
        limits.isEmpty() ? fix(metric) : "limit " + String.join(" or ", limits) + ", or remove it");
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
