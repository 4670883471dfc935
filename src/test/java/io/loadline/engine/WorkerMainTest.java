package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.loadline.codec.RunCodec;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.WorkerPlans;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.epoll.Epoll;
import io.netty.handler.codec.CodecException;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.AddressResolver;
import io.netty.util.Timer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A worker as a process, from our classes and the four libraries that it may use. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class WorkerMainTest {
  private final Path folder;

  WorkerMainTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static List<String> main() {
    String classPath =
        Stream.of(
                WorkerMain.class,
                JsonFactory.class,
                Histogram.class,
                NullMarked.class,
                ByteBuf.class,
                Channel.class,
                Epoll.class,
                CodecException.class,
                SslHandler.class,
                AddressResolver.class,
                Timer.class,
                io.netty.channel.unix.FileDescriptor.class)
            .map(WorkerMainTest::place)
            .collect(Collectors.joining(File.pathSeparator));
    return List.of("-cp", classPath, "io.loadline.engine.WorkerMain");
  }

  private static String place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static LoadPlan plan(ScriptedServer server, PhaseLength extent) {
    Call call = Plans.call(server.url().toString(), Duration.ofSeconds(20));
    Objective slowest = Plans.upper(Metric.of(Metric.Kind.LATENCY_MAX), 20_000);
    return Plans.plan(
        call, Plans.poisson(50), extent, new PhaseLength.Requests(5), 4, Plans.noErrors(), slowest);
  }

  @Test
  void a_plan_goes_in_and_its_result_comes_out() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      LoadPlan plan = plan(server, new PhaseLength.Requests(100));
      try (WorkerProcess worker =
          WorkerProcess.start(main(), folder, WorkerProcess.files(plan, folder))) {
        WorkerMessages said = worker.end();

        assertThat(worker.exitCode()).as(worker.errors()).isZero();
        RunResult result = WorkerProcess.result(said, plan);
        assertThat(result.outcomes().successes()).isEqualTo(100);
        assertThat(result.warmupRequests()).isEqualTo(5);
        assertThat(result.ending()).isEqualTo(RunEnding.COMPLETE);
        assertThat(result.health()).isNotNull();
        assertThat(Judge.judge(result).verdict()).isEqualTo(Verdict.PASS);
        assertThat(said.all("progress"))
            .isNotEmpty()
            .allMatch(each -> each.contains("\"successes\":"));
        assertThat(said.all("end")).containsExactly("{\"exit\":0}");
      }
    }
  }

  @Test
  void a_plan_may_come_by_the_standard_input() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      LoadPlan plan = plan(server, new PhaseLength.Requests(10));
      RunCodec.PlanText text = RunCodec.writePlan(WorkerPlans.of("r", plan));
      Path secrets = Files.writeString(folder.resolve("secrets.json"), text.secrets());
      try (WorkerProcess worker =
          WorkerProcess.start(main(), folder, "--plan", "-", "--secrets", secrets.toString())) {
        worker.say(text.plan());
        WorkerMessages said = worker.end();
        assertThat(WorkerProcess.result(said, plan).outcomes().successes()).isEqualTo(10);
      }
    }
  }

  /** The exit code is what the JVM makes of SIGTERM; that the result is whole, the frames say. */
  @Test
  void what_was_measured_until_sigterm_comes_out() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      LoadPlan plan = plan(server, new PhaseLength.Span(Duration.ofMinutes(5)));
      try (WorkerProcess worker =
          WorkerProcess.start(main(), folder, WorkerProcess.files(plan, folder))) {
        worker.await("progress");
        worker.await("progress");
        worker.terminate();
        WorkerMessages said = worker.end();

        assertThat(said.all("failure")).as(worker.errors()).isEmpty();
        RunResult result = WorkerProcess.result(said, plan);
        assertThat(result.ending()).isEqualTo(RunEnding.INTERRUPTED);
        assertThat(result.outcomes().successes()).isPositive();
        assertThat(Judge.judge(result).verdict()).isEqualTo(Verdict.INVALID);
        assertThat(said.all("end")).containsExactly("{\"exit\":0}");
        assertThat(worker.exitCode()).isEqualTo(143);
      }
    }
  }

  @Test
  void what_cannot_be_run_is_refused_in_a_frame() throws Exception {
    assertThat(refused()).isEqualTo("REFUSED: --plan is missing; " + WorkerArguments.USAGE);
    assertThat(refused("--speed", "9"))
        .isEqualTo("REFUSED: unknown: --speed; " + WorkerArguments.USAGE);
    Path other = Files.writeString(folder.resolve("other.json"), "{\"format\":\"x\"}");
    assertThat(refused("--plan", other.toString(), "--secrets", other.toString()))
        .isEqualTo("REFUSED: a document of the format loadline-plan is expected, not \"x\"");
    assertThat(refused("--plan", "none.json", "--secrets", "none.json"))
        .isEqualTo("REFUSED: cannot be read: java.nio.file.NoSuchFileException: none.json");
  }

  private String refused(String... arguments) throws Exception {
    try (WorkerProcess worker = WorkerProcess.start(main(), folder, arguments)) {
      WorkerMessages said = worker.end();
      assertThat(worker.exitCode()).isEqualTo(2);
      assertThat(said.all("end")).containsExactly("{\"exit\":2}");
      return said.failures().get(0);
    }
  }
}
