package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.WorkerPlans;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workers as processes, which share one load and are told when to begin. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class WorkersTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final long LEAD = 500_000_000L;

  private final Path folder;

  WorkersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static LoadPlan plan(ScriptedServer server, Workload workload, PhaseLength extent) {
    return Plans.plan(
        Plans.call(server.url().toString(), Duration.ofSeconds(20)),
        workload,
        extent,
        new PhaseLength.Requests(40),
        16,
        Plans.noErrors());
  }

  /** The results of so many workers, in their order. */
  private List<RunResult> run(LoadPlan plan, int count) throws Exception {
    String[] files =
        WorkerProcess.files(WorkerPlans.of("test", plan).sharedBy(count, LONGEST), folder);
    List<WorkerProcess> workers = new ArrayList<>();
    try {
      for (int index = 0; index < count; index++) {
        workers.add(start(files, index));
      }
      if (count > 1) {
        tellAll(workers);
      }
      List<RunResult> results = new ArrayList<>();
      for (WorkerProcess worker : workers) {
        WorkerMessages said = worker.end();
        assertThat(worker.exitCode()).as(worker.errors()).isZero();
        results.add(WorkerProcess.result(said, plan));
      }
      return results;
    } finally {
      workers.forEach(WorkerProcess::close);
    }
  }

  private WorkerProcess start(String[] files, int index) throws IOException {
    Path own = Files.createDirectories(folder.resolve("worker-" + index));
    List<String> line = new ArrayList<>(List.of(files));
    line.addAll(List.of("--worker", Integer.toString(index)));
    return WorkerProcess.start(WorkerMainTest.main(), own, line.toArray(String[]::new));
  }

  private static void tellAll(List<WorkerProcess> workers) throws Exception {
    List<ControlClient> clients = new ArrayList<>();
    try {
      List<Long> offsets = new ArrayList<>();
      for (WorkerProcess worker : workers) {
        ControlClient client = new ControlClient(worker.waitingPort());
        clients.add(client);
        assertThat(client.ask("loadline/1 test")).isEqualTo("worker " + offsets.size());
        offsets.add(client.offset());
      }
      long moment = System.nanoTime() + LEAD;
      for (int i = 0; i < clients.size(); i++) {
        long own = moment + offsets.get(i);
        assertThat(clients.get(i).ask("start " + own)).isEqualTo("starting " + own);
      }
    } finally {
      for (ControlClient each : clients) {
        each.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void the_service_gets_the_load_of_one_worker_and_the_results_are_one(int count) throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      PhaseLength length = new PhaseLength.Span(Duration.ofSeconds(3));
      LoadPlan plan = plan(server, Plans.poisson(200), length);
      RunResult one = run(plan, 1).get(0);
      assertThat(server.requests("measurement")).isEqualTo(one.sent());

      List<RunResult> parts = run(plan, count);
      RunResult merged = RunResult.merge(parts);
      assertThat(parts).allMatch(each -> each.sent() > 0);
      assertThat(server.requests("measurement")).isEqualTo(one.sent() + merged.sent());
      assertThat(server.requests("warmup")).isEqualTo(40 + 40);
      assertThat(merged.outcomes().successes()).isEqualTo(one.outcomes().successes());
      assertThat(merged.warmupRequests()).isEqualTo(40);
      assertThat(merged.intervals())
          .extracting(each -> each.requests())
          .isEqualTo(one.intervals().stream().map(each -> each.requests()).toList());
      assertThat(merged.ending()).isEqualTo(RunEnding.COMPLETE);
      assertThat(Judge.judge(merged).verdict()).isEqualTo(Verdict.PASS);
      assertSamplesAreThoseOfAll(merged, parts);
    }
  }

  /** By HdrHistogram alone. */
  private static void assertSamplesAreThoseOfAll(RunResult merged, List<RunResult> parts)
      throws Exception {
    Histogram all = counts(parts.get(0));
    for (RunResult part : parts.subList(1, parts.size())) {
      all.add(counts(part));
    }
    long slowest = parts.stream().mapToLong(each -> each.response().max()).max().orElseThrow();
    assertThat(merged.response().count()).isEqualTo(all.getTotalCount());
    assertThat(merged.response().max()).isEqualTo(slowest);
    for (double percentile : new double[] {50, 90, 99, 99.9}) {
      assertThat(merged.response().percentile(percentile))
          .isEqualTo(Math.min(slowest, all.getValueAtPercentile(percentile)));
    }
  }

  private static Histogram counts(RunResult part) throws Exception {
    return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(part.response().encoded()), 1);
  }

  @Test
  void users_and_requests_of_a_closed_load_are_split() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      LoadPlan plan = plan(server, new Workload.Closed(5), new PhaseLength.Requests(301));
      List<RunResult> parts = run(plan, 2);
      assertThat(parts).extracting(RunResult::sent).containsExactly(151L, 150L);
      assertThat(server.requests("measurement")).isEqualTo(301);
      assertThat(server.requests("warmup")).isEqualTo(40);
      assertThat(server.connections()).isEqualTo(5);
      assertThat(parts).allMatch(each -> each.outcomes().of(Outcome.SUCCESS) == each.sent());
    }
  }
}
