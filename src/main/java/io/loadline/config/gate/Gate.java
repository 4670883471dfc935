package io.loadline.config.gate;

import io.loadline.config.setting.Secrets;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.plan.Workload;
import java.util.List;

/**
 * A whole gate, valid and ready to run.
 *
 * @param endpoints at least one, in the order in which they are named; one without a name where the
 *     gate calls one address
 * @param switches what is set from outside only, the same for all endpoints
 * @param secrets values of all endpoints that must not appear in any output
 * @param warnings about all endpoints together, one sentence each
 */
public record Gate(
    List<EndpointGate> endpoints, Switches switches, Secrets secrets, List<String> warnings) {
  public Gate {
    endpoints = List.copyOf(endpoints);
    warnings = List.copyOf(warnings);
  }

  /** Whether its endpoints have names, by which their figures are told apart. */
  public boolean namesEndpoints() {
    return !endpoints.get(0).name().isEmpty();
  }

  List<LoadPlan> plans() {
    return endpoints.stream().map(EndpointGate::plan).toList();
  }

  /** How many connections there are in all. */
  public int connections() {
    return plans().stream().mapToInt(LoadPlan::connections).sum();
  }

  /** What all of it asks of the load generator: the highest rate, or the users, of all. */
  public LoadPlan demand() {
    LoadPlan first = plans().get(0);
    if (endpoints.size() == 1) {
      return first;
    }
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
