package io.loadline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.engine.TransportChoice;
import io.loadline.engine.WorkerMessages;
import io.loadline.engine.WorkerProcess;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.HeaderSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The worker jar in a plain JVM, with nothing else on the class path. */
@Timeout(120)
class WorkerJarIT {
  private static final long MOST_BYTES = 6L << 20;

  @TempDir Path folder;

  private static LoadPlan plan(ScriptedServer server) {
    Call call = Plans.call(server.url().toString(), Duration.ofSeconds(20));
    return Plans.plan(
        call,
        Plans.poisson(50),
        new PhaseLength.Requests(200),
        new PhaseLength.Requests(5),
        4,
        Plans.noErrors(),
        Plans.upper(Metric.percentile(95), 20_000),
        Plans.upper(Metric.of(Metric.Kind.LATENCY_MEAN), 0.001));
  }

  private static RunResult local(LoadPlan plan) {
    try (Transport transport = TransportChoice.of("netty", plan, HeaderSource.NONE)) {
      LoadEngine engine = new LoadEngine(transport, Clock.systemUTC(), System::nanoTime, 2);
      return engine.run(plan, new StopSignal(), progress -> {});
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void drives_a_load_whose_result_is_judged_like_that_of_this_process() throws Exception {
    List<String> jar = List.of("-jar", Artifacts.jar("worker").toString());
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      LoadPlan plan = plan(server);
      try (WorkerProcess worker =
          WorkerProcess.start(jar, folder, WorkerProcess.files(plan, folder))) {
        WorkerMessages said = worker.end();
        assertThat(worker.exitCode()).as(worker.errors()).isZero();

        RunResult result = WorkerProcess.result(said, plan);
        assertThat(result.transport()).isEqualTo("netty-epoll");
        RunResult here = local(plan);
        assertThat(result.outcomes()).isEqualTo(here.outcomes());
        assertThat(Judge.judge(result).objectives())
            .extracting(ObjectiveVerdict::verdict)
            .isEqualTo(
                Judge.judge(here).objectives().stream().map(ObjectiveVerdict::verdict).toList());
      }
    }
  }

  @Test
  void holds_the_engine_and_four_libraries_alone() throws Exception {
    assertThat(Artifacts.files(Artifacts.jar("worker")))
        .filteredOn(name -> name.endsWith(".class"))
        .allMatch(
            name ->
                name.matches(
                    "(io/loadline|com/fasterxml/jackson/core|org/HdrHistogram|org/jspecify)/.*"))
        .noneMatch(
            name ->
                name.matches(
                    "io/loadline/(config|gate|kubernetes|report|slo|assertj)/.*|io/loadline/[^/]*"));
  }

  /** It travels in pieces of less than 1 MiB each. */
  @Test
  void is_small() throws Exception {
    assertThat(Files.size(Artifacts.jar("worker"))).isLessThan(MOST_BYTES);
  }
}
