package io.loadline.config.gate;

import io.loadline.config.outside.Switches;
import io.loadline.config.setting.Secrets;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.plan.Workload;
import java.util.List;

/**
 * A test with several endpoints, valid and ready to run.
 *
 * @param endpoints at least one, in the order in which they are named
 * @param warnings about all of them, one sentence each
 */
public record MixedGate(List<EndpointGate> endpoints, List<String> warnings) {
  public MixedGate {
    endpoints = List.copyOf(endpoints);
    warnings = List.copyOf(warnings);
  }

  public Switches switches() {
    return endpoints.get(0).gate().switches();
  }

  /** Of all endpoints. */
  public Secrets secrets() {
    return endpoints.get(0).gate().secrets();
  }

  List<LoadPlan> plans() {
    return endpoints.stream().map(endpoint -> endpoint.gate().plan()).toList();
  }

  /** How many connections there are in all. */
  public int connections() {
    return plans().stream().mapToInt(LoadPlan::connections).sum();
  }

  /** What all of it asks of the load generator: the highest rate, or the users, of all. */
  public LoadPlan demand() {
    LoadPlan first = plans().get(0);
    double rate = plans().stream().mapToDouble(plan -> plan.workload().peakRate()).sum();
    int users = plans().stream().mapToInt(plan -> plan.workload().users()).sum();
    List<Objective> objectives =
        plans().stream().flatMap(plan -> plan.objectives().stream()).distinct().toList();
    Workload workload =
        first.workload().isOpen()
            ? new Workload.Open(new ArrivalRate(rate), Arrivals.POISSON)
            : new Workload.Closed(users);
    return new LoadPlan(
        first.call(),
        workload,
        first.phases(),
        ConnectionCounts.of(connections()),
        first.seed(),
        objectives,
        first.goodput());
  }
}
