package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.codec.WorkerPlan;
import io.loadline.load.StopSignal;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.testkit.Plans;
import io.loadline.testkit.WorkerPlans;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which of several workers one is, and what becomes of one that nobody starts. */
@Timeout(60)
class WorkerStartTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StopSignal stop = new StopSignal();

  private WorkerMessages wait(Duration longest) {
    LoadPlan load =
        Plans.plan(
            Plans.call("http://127.0.0.1:9/infer", Duration.ofSeconds(20)),
            new Workload.Closed(2),
            new PhaseLength.Requests(20),
            PhaseLength.NOTHING,
            2,
            Plans.noErrors());
    WorkerPlan plan = WorkerPlans.of("r", load).sharedBy(2, longest);
    WorkerOutput out = new WorkerOutput(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    WorkerEndpoint.Engine engine =
        new WorkerEndpoint.Engine(Clock.systemUTC(), System::nanoTime, 2);
    WorkerExitCode exit = new WorkerRun(plan, new WorkerShare(1, 2), out, engine).run(stop);
    assertThat(exit).isEqualTo(WorkerExitCode.FAILED);
    return WorkerMessages.of(bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void a_worker_that_nobody_starts_ends() throws Exception {
    WorkerMessages said = wait(Duration.ofSeconds(1));
    assertThat(said.all("waiting")).hasSize(1);
    assertThat(said.all("starting")).isEmpty();
    assertThat(said.failures())
        .containsExactly("STOPPED: the worker was ready for 1 s, and nobody told it when to begin");
  }

  @Test
  void a_worker_that_waits_can_be_stopped() throws Exception {
    stop.request();
    assertThat(wait(Duration.ofMinutes(10)).failures())
        .containsExactly("STOPPED: the worker was told to stop before the load began");
  }

  private static WorkerShare share(Map<String, String> variables, String... more) {
    List<String> line = new ArrayList<>(List.of("--plan", "p", "--secrets", "s"));
    line.addAll(List.of(more));
    return WorkerArguments.parse(line.toArray(String[]::new)).share(4, variables);
  }

  @Test
  void the_number_of_a_worker_is_what_the_command_line_says_or_its_pod() {
    Map<String, String> pod = Map.of(WorkerArguments.POD_INDEX, "2");
    assertThat(share(pod)).isEqualTo(new WorkerShare(2, 4));
    assertThat(share(pod, "--worker", "3")).isEqualTo(new WorkerShare(3, 4));
    assertThat(share(Map.of())).isEqualTo(new WorkerShare(0, 4));
  }

  @Test
  void a_number_that_no_worker_has_is_refused() {
    assertThatThrownBy(() -> share(Map.of(WorkerArguments.POD_INDEX, "4")))
        .hasMessage("there is no worker 4 of 4; the first is 0");
    assertThatThrownBy(() -> share(Map.of(WorkerArguments.POD_INDEX, "")))
        .hasMessage("JOB_COMPLETION_INDEX = \"\", which is no number; " + WorkerArguments.USAGE);
    assertThatThrownBy(() -> share(Map.of(), "--worker", "two"))
        .hasMessage("--worker = \"two\", which is no number; " + WorkerArguments.USAGE);
  }
}
