package io.loadline.baseline;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.Tracing;
import io.loadline.plan.Workload;
import io.loadline.result.ClusterResult;
import io.loadline.result.PodFacts;
import io.loadline.result.RunResult;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TargetPath;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Runs, identities and baselines for tests. */
final class BaselineRuns {
  static final MachineFacts MACHINE =
      new MachineFacts("3f2a91bc00112233", "", "AMD EPYC 7763", 4, 16L << 30, "Linux amd64", 17);

  static final RunIdentity.Context CONTEXT = context(MACHINE);

  private static final String DIGEST = "4bf92f3577b34da6a3ce929d0e0e4736".repeat(2);

  private BaselineRuns() {}

  static RunIdentity.Context context(MachineFacts machine) {
    return new RunIdentity.Context(machine, false, 1, "", text -> text.replace("hunter2", "***"));
  }

  static LoadPlan plan() {
    return Plans.plan(
        Plans.call("http://localhost:8080/v2/models/iris/infer", Duration.ofSeconds(30)),
        Plans.poisson(50),
        new PhaseLength.Span(Duration.ofSeconds(60)),
        new PhaseLength.Requests(100),
        16,
        SampleRun.MEAN);
  }

  static LoadPlan plan(Workload workload) {
    LoadPlan plan = plan();
    return plan(plan.call(), workload, plan.phases(), plan.seed());
  }

  static LoadPlan plan(PhaseLengths phases) {
    return plan(plan().call(), plan().workload(), phases, plan().seed());
  }

  static LoadPlan plan(Call call) {
    return plan().calling(call);
  }

  static LoadPlan plan(long seed) {
    return plan(plan().call(), plan().workload(), plan().phases(), seed);
  }

  private static LoadPlan plan(Call call, Workload workload, PhaseLengths phases, long seed) {
    LoadPlan plan = plan();
    return new LoadPlan(
        call,
        workload,
        phases,
        plan.connectionCounts(),
        seed,
        plan.objectives(),
        plan.goodput(),
        Tracing.OFF);
  }

  /** Of a service in a cluster. */
  static RunResult run(LoadPlan plan) {
    return run(plan, service());
  }

  static RunResult run(LoadPlan plan, ServiceIdentity service) {
    RunResult sample = new SampleRun().build();
    return new RunResult(
        plan,
        sample.execution(),
        sample.counts(),
        sample.times(),
        sample.series(),
        null,
        cluster(service, TargetPath.INGRESS),
        sample.server());
  }

  static ClusterResult cluster(ServiceIdentity service, TargetPath path) {
    return new ClusterResult(
        "kind", path, "10.0.0.1:80", service, service, List.of(), null, List.of());
  }

  static ServiceIdentity service() {
    return service("iris", 3, "kserve-mlserver", pod(DIGEST, "1"));
  }

  static ServiceIdentity service(String name, long generation, String runtime, PodFacts... pods) {
    ServiceComponent predictor =
        new ServiceComponent("predictor", "abc", -1, "gs://models/iris", List.of(pods));
    return service(name, generation, runtime, List.of(predictor), "");
  }

  static ServiceIdentity service(
      String name, long generation, String runtime, List<ServiceComponent> parts, String tag) {
    return new ServiceIdentity(
        "InferenceService",
        "ml",
        name,
        "uid",
        generation,
        "Standard",
        runtime,
        "v2",
        parts,
        tag,
        tag);
  }

  static PodFacts pod(String digest, String cpu) {
    String image = "docker.io/seldonio/mlserver@sha256:" + digest;
    return new PodFacts(
        "iris-0",
        "uid",
        "node",
        0,
        true,
        Map.of("kserve-container", image),
        Map.of("kserve-container cpu", cpu));
  }

  static RunIdentity identity() {
    return RunIdentity.of(run(plan()), CONTEXT);
  }

  /** Of a job on a day of November, so many times as slow as others. */
  static RecordedRun recorded(String job, int day, double factor) {
    Map<String, Double> figures = new TreeMap<>();
    List<String> times =
        List.of(
            "latency-mean",
            "latency-p50",
            "latency-p90",
            "latency-p95",
            "latency-p99",
            "ttft-p50",
            "ttft-p99",
            "itl-p50",
            "itl-p99",
            "tpot-p50",
            "tpot-p99");
    IntStream.range(0, times.size())
        .forEach(i -> figures.put(times.get(i), 10.123456 * (i + 1) * factor));
    figures.put(RunFigures.ERROR_RATIO, 0.0);
    figures.put(RunFigures.ACHIEVED_RATE, 49.98);
    figures.put(RunFigures.TOKENS_PER_ANSWER, 128.5);
    return new RecordedRun(
        job, LocalDate.of(2026, 11, day), MACHINE.text(), new RunFigures(figures).rounded());
  }

  static RecordedBaseline baseline(int... days) {
    return new RecordedBaseline(
        identity(),
        Arrays.stream(days)
            .mapToObj(day -> recorded("github-" + day + "-1-gate", day, 1))
            .toList());
  }

  static LoadPlan changed(UnaryOperator<Call> change) {
    return plan(change.apply(plan().call()));
  }

  static Call calling(
      String method, List<Payload> payloads, Duration timeout, List<Expectation> expectations) {
    return new Call(plan().call().target(), method, List.of(), payloads, timeout, expectations);
  }
}
