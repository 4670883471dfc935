package io.loadline.baseline;

import static io.loadline.baseline.BaselineRuns.CONTEXT;
import static io.loadline.baseline.BaselineRuns.identity;
import static io.loadline.baseline.BaselineRuns.plan;
import static io.loadline.baseline.BaselineRuns.pod;
import static io.loadline.baseline.BaselineRuns.run;
import static io.loadline.baseline.BaselineRuns.service;
import static io.loadline.baseline.ToldDifferences.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.loadline.plan.RunIn;
import io.loadline.result.PodFacts;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TargetPath;
import io.loadline.result.WorkerFigures;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs of another service or machine than those of their baseline are told apart, by what differs.
 */
class UnlikeServicesTest {
  private static final String OTHER_DIGEST = "aa00bb11cc22dd33".repeat(4);

  static Stream<Arguments> services() {
    String image = "kserve-container sha256:4bf92f3577b34da6";
    return Stream.of(
        arguments(
            "target was InferenceService ml/iris .. is InferenceService ml/cifar",
            service("cifar", 3, "kserve-mlserver", pods(service()).get(0))),
        arguments(
            "generation was 3 .. is 4",
            service("iris", 4, "kserve-mlserver", pods(service()).get(0))),
        arguments(
            "runtime was kserve-mlserver v2 .. is kserve-tritonserver v2",
            service("iris", 3, "kserve-tritonserver", pods(service()).get(0))),
        arguments(
            "image was " + image + " .. is kserve-container sha256:aa00bb11cc22dd33",
            service("iris", 3, "kserve-mlserver", pod(OTHER_DIGEST, "1"))),
        arguments(
            "limits was kserve-container cpu 1 .. is kserve-container cpu 2",
            service("iris", 3, "kserve-mlserver", pod("4bf92f3577b34da6a3ce929d0e0e4736", "2"))),
        arguments(
            "pods was 1 .. is 2",
            service("iris", 3, "kserve-mlserver", pods(service()).get(0), pods(service()).get(0))));
  }

  static Stream<Arguments> parts() {
    ServiceComponent moved =
        new ServiceComponent("predictor", "abc", -1, "gs://models/iris-2", pods(service()));
    ServiceComponent canary =
        new ServiceComponent("predictor", "abc", 10, "gs://models/iris", pods(service()));
    ServiceComponent transformer = new ServiceComponent("transformer", "abc", -1, "", List.of());
    ServiceComponent predictor = service().components().get(0);
    return Stream.of(
        arguments(
            "model was gs://models/iris .. is gs://models/iris-2",
            service("iris", 3, "kserve-mlserver", List.of(moved), "")),
        arguments(
            "traffic was - .. is predictor 10 %",
            service("iris", 3, "kserve-mlserver", List.of(canary), "")),
        arguments(
            "components was predictor .. is predictor, transformer",
            service("iris", 3, "kserve-mlserver", List.of(predictor, transformer), "")),
        arguments("mode was Standard .. is Knative", serverless()),
        arguments(
            "tag was - .. is canary",
            service("iris", 3, "kserve-mlserver", List.of(predictor), "canary")));
  }

  private static ServiceIdentity serverless() {
    ServiceIdentity known = service();
    return new ServiceIdentity(
        known.kind(),
        known.namespace(),
        known.name(),
        known.uid(),
        known.generation(),
        "Knative",
        known.runtime(),
        known.protocol(),
        known.components(),
        known.tag(),
        known.revision());
  }

  private static List<PodFacts> pods(ServiceIdentity service) {
    return service.components().get(0).pods();
  }

  static Stream<Arguments> machines() {
    String epyc = "AMD EPYC 7763";
    return Stream.of(
        arguments("cpus was 4 .. is 2", machine("", epyc, 2, 16, "Linux amd64", 17)),
        arguments(
            "cpu was AMD EPYC 7763 .. is Intel Xeon",
            machine("", "Intel Xeon", 4, 16, "Linux amd64", 17)),
        arguments(
            "cpu was AMD EPYC 7763 .. is -; runner was - .. is github-hosted ubuntu24",
            machine("github-hosted ubuntu24", epyc, 4, 16, "Linux amd64", 17)),
        arguments("memory was 16 GiB .. is 32 GiB", machine("", epyc, 4, 32, "Linux amd64", 17)),
        arguments(
            "os was Linux amd64 .. is Linux aarch64",
            machine("", epyc, 4, 16, "Linux aarch64", 17)),
        arguments("java was 17 .. is 21", machine("", epyc, 4, 16, "Linux amd64", 21)));
  }

  private static MachineFacts machine(
      String runner, String cpu, int cpus, long gib, String os, int java) {
    return new MachineFacts("another", runner, cpu, cpus, gib << 30, os, java);
  }

  @ParameterizedTest
  @MethodSource({"services", "parts"})
  void a_run_of_another_service_is_told_by_what_differs(String expected, ServiceIdentity service) {
    assertThat(told(RunIdentity.of(run(plan(), service), CONTEXT))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("machines")
  void a_run_on_another_machine_is_told_by_what_differs(String expected, MachineFacts machine) {
    RunIdentity.Context there = BaselineRuns.context(machine);

    assertThat(told(RunIdentity.of(run(plan()), there))).isEqualTo(expected);
  }

  @Test
  void a_run_that_was_driven_otherwise_is_told_by_what_differs() {
    RunResult run = run(plan());
    RunResult inCluster = executed(run, run.execution().in(RunIn.CLUSTER));
    RunResult tunneled = run.in(BaselineRuns.cluster(service(), TargetPath.PORT_FORWARD));

    RunResult nio = executed(run, transport("netty-nio"));
    RunResult shared = run.by(List.of(worker(0), worker(1)));

    assertThat(told(RunIdentity.of(inCluster, CONTEXT))).isEqualTo("runIn was local .. is cluster");
    assertThat(told(RunIdentity.of(nio, CONTEXT)))
        .isEqualTo("transport was netty-epoll .. is netty-nio");
    assertThat(told(RunIdentity.of(shared, CONTEXT))).isEqualTo("workers was 1 .. is 2");
    assertThat(told(RunIdentity.of(tunneled, CONTEXT)))
        .isEqualTo("route was ingress .. is port-forward");
  }

  private static RunExecution transport(String name) {
    RunExecution known = run(plan()).execution();
    return new RunExecution(
        known.startedAt(),
        known.elapsedNanos(),
        known.warmup(),
        known.ending(),
        name,
        known.connections());
  }

  private static WorkerFigures worker(int index) {
    return WorkerFigures.of(new WorkerFigures.Worker(index, "", ""), null, run(plan()));
  }

  private static RunResult executed(RunResult run, RunExecution execution) {
    return new RunResult(
        run.plan(),
        execution,
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server());
  }

  @Test
  void a_service_of_which_nothing_could_be_read_is_another_one() {
    RunResult unread =
        run(plan())
            .in(BaselineRuns.cluster(service("iris", 0, "", List.of(), ""), TargetPath.INGRESS));

    assertThat(identity().differences(RunIdentity.of(unread, CONTEXT), Set.of()))
        .extracting(IdentityDifference::fact)
        .contains(IdentityFact.IMAGE, IdentityFact.MODEL, IdentityFact.PODS);
  }
}
