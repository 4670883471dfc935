package io.loadline.config.gate;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.EffectiveSetting;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.plan.Readiness;
import io.loadline.plan.RunIn;
import io.loadline.plan.ScrapeTargets;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.TimedPart;
import io.loadline.plan.Workload;
import io.loadline.text.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A whole gate, valid and ready to run.
 *
 * @param endpoints at least one, in the order in which they are named; one without a name where the
 *     gate calls one address
 * @param switches what is set from outside only, the same for all endpoints
 * @param secrets values of all endpoints that must not appear in any output
 * @param warnings about all endpoints together, one sentence each
 * @param workers how many pods of the cluster drive the load together; at least 1
 * @param baseline with what the runs of its only endpoint are compared; empty for nothing
 */
public record Gate(
    List<Endpoint> endpoints,
    Switches switches,
    Secrets secrets,
    List<String> warnings,
    int workers,
    Optional<BaselineTerms> baseline) {
  public Gate {
    endpoints = List.copyOf(endpoints);
    warnings = List.copyOf(warnings);
  }

  /** Whether its endpoints have names, by which their figures are told apart. */
  public boolean namesEndpoints() {
    return !endpoints.get(0).name().isEmpty();
  }

  /** Where its loads are driven. */
  public RunIn runIn() {
    return endpoints.get(0).cluster().from();
  }

  List<LoadPlan> plans() {
    return endpoints.stream().map(Endpoint::plan).toList();
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
    DoubleStream rates = plans().stream().mapToDouble(plan -> plan.workload().peakRate());
    double rate = SlicePlan.of(first).isEmpty() ? rates.sum() : rates.max().orElseThrow();
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

  /**
   * One endpoint, valid and ready to run.
   *
   * @param name empty for the endpoint of a gate that calls one address and gives it no name
   * @param weight its part of the load, by the sum of all weights; at least 1
   * @param plan its part of the load
   * @param cluster where a service in a cluster is, and how it is reached
   * @param metrics where it tells its own counters
   */
  public record Endpoint(
      String name,
      int weight,
      LoadPlan plan,
      Readiness readiness,
      ClusterAccess cluster,
      ScrapeTargets metrics,
      Settings settings) {

    /** As {@link Settings#overrides}. */
    public List<AppliedOverride> overrides() {
      return settings.overrides();
    }

    /** As {@link Settings#effective}. */
    public List<EffectiveSetting> effective() {
      return settings.effective();
    }

    /** As {@link Settings#warnings}. */
    public List<String> warnings() {
      return settings.warnings();
    }

    /**
     * Checks what is set of HTTP, once it is known how the service is called.
     *
     * @throws io.loadline.plan.InvalidConfigurationException when it does not fit
     */
    public void checkReached(Call reached) {
      DescribedCallChecks.check(reached, readiness.path());
    }

    /**
     * The plan for a call of which the service has said what it is.
     *
     * @param told of its own time, in its last answers before the load
     * @throws io.loadline.plan.InvalidConfigurationException when an objective does not fit
     */
    public LoadPlan checked(LoadPlan known, Set<TimedPart> told) {
      return DescribedCallChecks.checked(
          known, told, ServerObjectiveChecks.of(plan.call().target(), readiness, cluster, metrics));
    }

    /**
     * Checks limits on what the server does not tell of each request, once it was asked what it
     * counts.
     *
     * @param told as in {@link #checked}
     * @param uncounted why its counters do not tell a part, as the end of a sentence; empty where
     *     they do
     * @throws io.loadline.plan.InvalidConfigurationException when one is told by nobody
     */
    public void checkCounted(Set<TimedPart> told, Function<TimedPart, String> uncounted) {
      DescribedCallChecks.checkCounted(plan, told, uncounted, !metrics.urls().isEmpty());
    }

    /** The same with what is said of its settings beside those of other endpoints. */
    Endpoint with(List<EffectiveSetting> effective, List<AppliedOverride> overrides) {
      Settings described =
          new Settings(
              effective,
              overrides,
              settings.warnings(),
              settings.planWarnings(),
              settings.errorsImplied(),
              settings.onlyErrorsJudged());
      return new Endpoint(name, weight, plan, readiness, cluster, metrics, described);
    }

    /**
     * What the settings of an endpoint came to, for people.
     *
     * @param effective every setting with its source, for {@code loadline.mode=plan}
     * @param overrides values from outside that replaced one of the code, in the order of the
     *     attributes
     * @param warnings one sentence each
     * @param planWarnings what so few requests cannot tell, one sentence each; a run that is over
     *     says it by itself
     * @param errorsImplied {@code errors = 0} was added since no error objective was named
     * @param onlyErrorsJudged no objective was named: the result goes to the test's body, and
     *     {@code errors = 0} alone is judged
     */
    public record Settings(
        List<EffectiveSetting> effective,
        List<AppliedOverride> overrides,
        List<String> warnings,
        List<String> planWarnings,
        boolean errorsImplied,
        boolean onlyErrorsJudged) {
      public Settings {
        effective = List.copyOf(effective);
        overrides = List.copyOf(overrides);
        warnings = List.copyOf(warnings);
        planWarnings = List.copyOf(planWarnings);
      }
    }
  }
}
