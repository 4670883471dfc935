package io.loadline.gate;

import io.loadline.codec.RunCodec;
import io.loadline.codec.RunCodec.PlanText;
import io.loadline.codec.WorkerPlan;
import io.loadline.codec.WorkerPlan.EndpointLoad;
import io.loadline.config.gate.Gate;
import io.loadline.config.gate.Switches;
import io.loadline.load.LoadEngine;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a pod is to do.
 *
 * @param id another for each run
 * @param owner the machine's name, as its lock gives it; empty for none
 * @param gate its name
 * @param context of the kubeconfig; empty for the current one
 * @param places of the services in turn, beside whose pods it does not run if there is another node
 */
record WorkerOrder(
    UUID id,
    String owner,
    String gate,
    String context,
    List<ClusterSession.ServicePlace> places,
    Switches.Worker settings,
    PlannedWork work) {
  /** For us to look at the services between their being ready and the load. */
  static final Duration START_DELAY = Duration.ofMillis(100);

  /** Requests a second that simple code sends with ease, whatever an answer is like. */
  private static final double SLOW = 20;

  /** A model is asked anew from the pod, however short the wait for its objects may be. */
  private static final Duration LEAST_READY = Duration.ofSeconds(10);

  /** For the JVM's start, a self-check, and writing what came out. */
  private static final Duration BESIDE = Duration.ofSeconds(60);

  /** For telling many workers when to begin. */
  private static final Duration TELLING = Duration.ofSeconds(60);

  WorkerOrder {
    places = List.copyOf(places);
  }

  /**
   * What it drives.
   *
   * @param secret whether the plan itself holds what is masked in every output, in a URL say
   * @param loads of the plan, for what they take of the machine
   * @param workers how many pods share the loads
   * @param longest that all of it may take
   */
  record PlannedWork(
      PlanText plan, boolean secret, List<LoadPlan> loads, int workers, Duration longest) {
    PlannedWork {
      loads = List.copyOf(loads);
    }
  }

  /**
   * What a gate asks of a pod.
   *
   * @param services where the services are, one at least
   */
  static WorkerOrder of(
      UUID id,
      String owner,
      String name,
      Gate gate,
      List<ClusterSession.ServicePlace> services,
      List<EndpointLoad> loads) {
    Switches switches = gate.switches();
    WorkerPlan all =
        new WorkerPlan(
            id.toString(),
            switches.transport(),
            switches.selfCheck() ? Optional.of(gate.demand()) : Optional.empty(),
            START_DELAY,
            switches.allowedHosts().stream().sorted().toList(),
            gate.secrets().values().stream().map(WorkerPlan.Hidden::new).toList(),
            loads);
    WorkerPlan plan = gate.workers() == 1 ? all : all.sharedBy(gate.workers(), wait(all, switches));
    PlanText text = RunCodec.writePlan(plan);
    return new WorkerOrder(
        id,
        owner,
        name,
        switches.kubeContext(),
        services,
        switches.worker(),
        new PlannedWork(
            text,
            !gate.secrets().mask(text.plan()).equals(text.plan()),
            loads.stream().map(EndpointLoad::plan).toList(),
            gate.workers(),
            longest(plan)));
  }

  /** The gate as a part of the names of objects: 30 characters of it at most. */
  String slug() {
    String plain = gate.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = plain.replaceAll("^-+|-+$", "");
    String tail = trimmed.substring(Math.max(0, trimmed.length() - 30)).replaceAll("^-+", "");
    return tail.isEmpty() ? "gate" : tail;
  }

  /** Of the pod; empty for the context's own. */
  String namespace() {
    String own = settings.placement().namespace();
    return own.isEmpty() ? places.get(0).namespace() : own;
  }

  PlanText plan() {
    return work.plan();
  }

  /**
   * What the pod's JVM is started with: {@code java.net.http} may send a host only where told, and
   * a load with little to do starts sooner without the compiler for long runs (ADR 30).
   *
   * @param plan where it lies in the pod, as the secrets do
   */
  List<String> command(String plan, String secrets) {
    boolean hosts =
        work.loads().stream().anyMatch(each -> !each.call().target().virtualHost().isEmpty());
    List<String> command = new ArrayList<>();
    if (hosts) {
      command.add("-Djdk.httpclient.allowRestrictedHeaders=host");
    }
    if (isSlow()) {
      command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:TieredStopAtLevel=1"));
    }
    command.addAll(List.of("io.loadline.engine.WorkerMain", "--plan", plan, "--secrets", secrets));
    return command;
  }

  private boolean isSlow() {
    return work.loads().stream().allMatch(each -> each.workload().users() == 0)
        && work.loads().stream().mapToDouble(each -> each.workload().peakRate()).sum() <= SLOW;
  }

  /** The load of an endpoint, once its service is found. */
  static EndpointLoad load(Gate.Endpoint endpoint, LoadPlan plan) {
    Readiness wanted = endpoint.readiness();
    Readiness readiness =
        wanted.timeout().compareTo(LEAST_READY) < 0 ? wanted.within(LEAST_READY) : wanted;
    return new EndpointLoad(endpoint.name(), plan, Optional.of(readiness));
  }

  /** All are ready before the first load begins, and they begin together. */
  private static Duration longest(WorkerPlan plan) {
    Duration all =
        longest(plan, each -> each.readiness().orElseThrow().timeout())
            .plus(plan.start().delay())
            .plus(longest(plan, each -> each.plan().call().timeout()))
            .plus(longest(plan, each -> LoadEngine.longest(each.plan())))
            .plus(BESIDE);
    return plan.workers() == 1 ? all : all.plus(TELLING);
  }

  /** One that is ready first waits for the one that starts last and takes longest. */
  private static Duration wait(WorkerPlan plan, Switches switches) {
    return longest(plan, each -> each.readiness().orElseThrow().timeout())
        .plus(switches.worker().start())
        .plus(TELLING);
  }

  private static Duration longest(WorkerPlan plan, Function<EndpointLoad, Duration> of) {
    return plan.endpoints().stream().map(of).max(Comparator.naturalOrder()).orElseThrow();
  }
}
