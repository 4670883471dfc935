package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.RunCodec;
import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerPlan;
import io.loadline.codec.WorkerPlan.EndpointLoad;
import io.loadline.load.StopSignal;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Readiness;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.result.RunResult;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.Plans;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.WorkerPlans;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker within this process, over real sockets. */
@Timeout(60)
class WorkerRunTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StopSignal stop = new StopSignal();

  private static LoadPlan plan(String url, int requests) {
    return Plans.plan(
        Plans.call(url, Duration.ofSeconds(20)),
        new Workload.Closed(2),
        new PhaseLength.Requests(requests),
        PhaseLength.NOTHING,
        2,
        Plans.noErrors());
  }

  private static EndpointLoad ready(String name, LoadPlan plan, Duration timeout) {
    return new EndpointLoad(name, plan, Optional.of(new Readiness(timeout, 2)));
  }

  private WorkerExitCode run(WorkerPlan plan) {
    WorkerOutput out = new WorkerOutput(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    WorkerEndpoint.Engine engine =
        new WorkerEndpoint.Engine(Clock.systemUTC(), System::nanoTime, 2);
    return new WorkerRun(plan, WorkerShare.ALL, out, engine).run(stop);
  }

  private WorkerMessages said() {
    return WorkerMessages.of(bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private List<WorkerMessage> all(String kind) throws Exception {
    List<WorkerMessage> all = new ArrayList<>();
    for (String each : said().all(kind)) {
      all.add(WorkerMessage.read(kind, each));
    }
    return all;
  }

  @Test
  void several_endpoints_begin_together_when_all_are_ready() throws Exception {
    CountDownLatch firstAsked = new CountDownLatch(1);
    CountDownLatch secondAsked = new CountDownLatch(1);
    try (ScriptedServer first = ScriptedServer.start(answersOnce(firstAsked, secondAsked));
        ScriptedServer second = ScriptedServer.start(answersOnce(secondAsked, firstAsked))) {
      List<EndpointLoad> loads =
          List.of(
              ready("a", plan(first.url().toString(), 30), Duration.ofSeconds(30)),
              ready("b", plan(second.url().toString(), 20), Duration.ofSeconds(30)));
      assertThat(run(WorkerPlans.of("r", loads))).isEqualTo(WorkerExitCode.DONE);

      assertThat(all("ready")).hasSize(2);
      assertThat(all("starting")).hasSize(1);
      List<RunResult> results = new ArrayList<>();
      for (WorkerMessage each : all("result")) {
        WorkerMessage.Result result = (WorkerMessage.Result) each;
        results.add(RunCodec.readResult(result, loads.get(result.endpoint()).plan()));
      }
      assertThat(results)
          .extracting(each -> each.outcomes().successes())
          .containsExactlyInAnyOrder(30L, 20L);
    }
  }

  /** Healthy, but no measured request is answered before the other server has one as well. */
  private static Script answersOnce(CountDownLatch asked, CountDownLatch otherAsked) {
    return Script.always(Answers.iris())
        .when(
            request -> request.phase().equals("measurement"),
            reply -> {
              asked.countDown();
              if (otherAsked.await(15, TimeUnit.SECONDS)) {
                Answers.iris().answer(reply);
              } else {
                reply.close();
              }
            });
  }

  @Test
  void a_service_that_does_not_get_ready_keeps_all_loads_from_beginning() throws Exception {
    String closed = "http://127.0.0.1:" + ClosedPort.find() + ScriptedServer.INFER;
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      List<EndpointLoad> loads =
          List.of(
              ready("a", plan(server.url().toString(), 30), Duration.ofSeconds(30)),
              ready("b", plan(closed, 20), Duration.ofSeconds(1)));
      assertThat(run(WorkerPlans.of("r", loads))).isEqualTo(WorkerExitCode.NOT_READY);
      assertThat(said().failures()).singleElement().asString().startsWith("NOT_READY of 1: ");
      assertThat(said().all("starting")).isEmpty();
      assertThat(said().all("result")).isEmpty();
    }
  }

  @Test
  void a_stop_before_the_load_is_said() {
    stop.request();
    EndpointLoad never = ready("", plan("http://127.0.0.1:9/infer", 20), Duration.ofMinutes(5));
    assertThat(run(WorkerPlans.of("r", List.of(never)))).isEqualTo(WorkerExitCode.FAILED);
    assertThat(said().all("failure"))
        .containsExactly(
            "{\"kind\":\"STOPPED\",\"endpoint\":null,\"text\":\"the worker was told to stop before"
                + " the load began\"}");
  }

  @Test
  void a_demanding_load_begins_with_a_self_check() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      LoadPlan plan = plan(server.url().toString(), 10);
      LoadPlan demanding =
          Plans.plan(
              plan.call(),
              Plans.poisson(5_000),
              new PhaseLength.Requests(10),
              PhaseLength.NOTHING,
              2,
              Plans.noErrors());
      EndpointLoad load = new EndpointLoad("", plan, Optional.empty());
      run(
          new WorkerPlan(
              "r",
              "netty",
              Optional.of(demanding),
              Duration.ZERO,
              List.of(),
              List.of(),
              List.of(load)));
      assertThat(all("self-checked"))
          .singleElement()
          .satisfies(
              found ->
                  assertThat(((WorkerMessage.SelfChecked) found).limits().ceilingPerSecond())
                      .isPositive());
    }
  }

  @Test
  void more_connections_than_the_machine_has_ports_for_are_refused() throws Exception {
    LoadPlan plan =
        Plans.plan(
            Plans.call("http://127.0.0.1:9/infer", Duration.ofSeconds(20)),
            Plans.poisson(10),
            new PhaseLength.Requests(10),
            PhaseLength.NOTHING,
            100_000,
            Plans.noErrors());
    assertThat(run(WorkerPlans.of("r", plan))).isEqualTo(WorkerExitCode.FAILED);
    assertThat(said().failures())
        .singleElement()
        .asString()
        .startsWith("TOO_FEW_RESOURCES: 100000 connections need a local port each");
  }
}
