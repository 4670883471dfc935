package io.loadline.config.gate;

import io.loadline.plan.Call;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.plan.ReadyPath;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can be checked only when the service has said what it is. */
final class DescribedCallChecks {
  private DescribedCallChecks() {}

  /**
   * Checks what is set of HTTP, once it is known how the service is called.
   *
   * @throws InvalidConfigurationException when it does not fit
   */
  static void check(Call call, ReadyPath path) {
    List<InvalidConfigurationException.Problem> problems = new ArrayList<>();
    String byGrpc = call.target().url() + " is called by gRPC";
    if (path.isSet()) {
      problems.add(
          new InvalidConfigurationException.Problem(
              path.label(),
              "",
              "is an address of HTTP, and " + byGrpc,
              "remove it: a model is asked by ModelReady; or write none"));
    }
    for (TimingSource source : call.timings().named(TimingSource.Kind.JSON)) {
      problems.add(
          new InvalidConfigurationException.Problem(
              source.label(),
              "",
              "is a place in JSON, and " + byGrpc,
              "write " + source.part().id() + "=header:.. for a header or trailer"));
    }
    if (call.target().isGrpc() && !problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
  }

  /**
   * The plan, if its objectives fit the call and what the service told.
   *
   * @param told of its own time, in its last answers before the load
   * @param server what may be limited of its time
   * @throws InvalidConfigurationException when they do not
   */
  static LoadPlan checked(LoadPlan plan, Set<TimedPart> told, ServerObjectiveChecks server) {
    List<InvalidConfigurationException.Problem> problems = new ArrayList<>();
    ofStreams(plan).forEach(problems::add);
    server.problems(plan).forEach(problems::add);
    if (problems.isEmpty()) {
      server.problems(plan, told).forEach(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
    return plan;
  }

  /**
   * As {@link Gate.Endpoint#checkCounted}.
   *
   * @param named whether somebody said where to ask
   */
  static void checkCounted(
      LoadPlan plan, Set<TimedPart> told, Function<TimedPart, String> uncounted, boolean named) {
    List<InvalidConfigurationException.Problem> problems = new ArrayList<>();
    ServerObjectiveChecks.metrics(plan)
        .forEach(
            metric -> {
              TimedPart part = ServerObjectiveChecks.part(metric);
              String why = told.contains(part) ? "" : uncounted.apply(part);
              if (!why.isEmpty()) {
                problems.add(
                    new InvalidConfigurationException.Problem(
                        metric.toString(),
                        "",
                        "nobody tells the server's "
                            + part.id()
                            + ", neither of each request nor over the run: "
                            + why,
                        named
                            ? "remove it, or name another address by @ServerMetrics(url = ..)"
                            : "give @ServerMetrics(url = ..), or remove it"));
              }
            });
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
  }

  private static Stream<InvalidConfigurationException.Problem> ofStreams(LoadPlan plan) {
    return plan.objectives().stream()
        .map(Objective::metric)
        .filter(metric -> metric.kind().isOfStreams() && !plan.call().answer().isStreamed())
        .map(
            metric ->
                new InvalidConfigurationException.Problem(
                    metric.toString(),
                    "",
                    "is a figure of streams, and "
                        + plan.call().target().url()
                        + " answers with one message",
                    "remove it"));
  }
}
