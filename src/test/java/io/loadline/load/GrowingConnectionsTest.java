package io.loadline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Health;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.OneConnectionServer;
import io.loadline.testkit.Plans;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import io.loadline.transport.http.NettyTransport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are opened as the load needs them, over real sockets. */
@Timeout(120)
class GrowingConnectionsTest {
  private static final Behaviour IRIS = Answers.iris();

  private static Loadline gate(ScriptedServer server) {
    return Loadline.target(server.url().toString()).payload("{\"inputs\":[]}");
  }

  private static Script slowWhileMeasured() {
    Behaviour fast = IRIS.after(Duration.ofMillis(20));
    Behaviour slow = IRIS.after(Duration.ofMillis(400));
    Script ready = Script.always(fast);
    return request -> request.phase().equals("measurement") ? slow : ready.behaviourTo(request);
  }

  @Test
  void a_service_that_slows_down_after_the_warm_up_finds_no_request_waiting() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(slowWhileMeasured())) {
      LoadResult result =
          gate(server)
              .load(load -> load.requests(150).rate(50).seed(5))
              .slo(slo -> slo.latencyP95(Duration.ofMillis(500)))
              .run();
      // The objective leaves 100 ms beside the service, which a host may hold us up for.
      Verdict[] may =
          keptTime(result)
              ? new Verdict[] {Verdict.PASS}
              : new Verdict[] {Verdict.PASS, Verdict.INVALID};
      assertThat(result.verdict()).as("%s", result).isIn((Object[]) may);
      assertThat(result.run().waiting().percentile(99))
          .isLessThan(keptTime(result) ? 5_000_000 : 100_000_000);
      assertThat(server.openConnections()).isLessThan(100);
    }
  }

  /**
   * Whether a wait may be held to 1 % of the objective's limit; else it is held to a quarter of
   * what a request would wait if it waited for a connection, which is as long as an answer takes.
   */
  private static boolean keptTime(LoadResult result) {
    Health health = Objects.requireNonNull(result.run().health());
    long pauses = Objects.requireNonNull(health.pauseNanos());
    return pauses < result.run().elapsedNanos() / 100;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10"})
  void few_connections_are_opened_to_a_fast_service(String warmup) throws Exception {
    try (ScriptedServer server = ScriptedServer.always(IRIS)) {
      LoadResult result =
          gate(server)
              .load(load -> load.requests(150).rate(50).warmup(warmup).seed(5))
              .slo(slo -> slo.latencyMax(Duration.ofSeconds(5)))
              .run();
      assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
      assertThat(Unwrapped.text(result)).containsPattern("up to 1\\d0 connections \\(\\d+ opened");
      assertThat(server.connections()).isLessThan(75);
    }
  }

  @Test
  void connections_that_the_server_closes_after_each_answer_are_opened_ahead() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.closing())) {
      LoadResult result =
          gate(server)
              .load(load -> load.requests(50).rate(100).seed(5))
              .slo(slo -> slo.errors(0))
              .run();
      assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
    }
  }

  private static RunResult drive(OneConnectionServer server, Duration timeout, int first) {
    return drive(server, timeout, first, 30);
  }

  private static RunResult drive(
      OneConnectionServer server, Duration timeout, int first, int requests) {
    LoadPlan plan =
        Plans.plan(
                Plans.call(server.url().toString(), timeout),
                Plans.constant(50),
                new PhaseLength.Requests(requests),
                new PhaseLength.Requests(requests / 3),
                40,
                Plans.noErrors())
            .with(new ConnectionCounts(first, 40));
    return new LoadEngine(NettyTransport.create(), Clock.systemUTC(), System::nanoTime, 2)
        .run(plan, new StopSignal(), progress -> {});
  }

  private static ConnectionUse use(RunResult run) {
    return Objects.requireNonNull(run.connections());
  }

  /** Requests overlap, so that some are sent on connections that the server does not serve. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void an_idle_connection_is_closed_for_one_that_the_server_does_not_serve(int served)
      throws IOException {
    Duration overlapping = Duration.ofMillis(25L * served);
    try (OneConnectionServer server = OneConnectionServer.accepting(served, overlapping)) {
      RunResult run = drive(server, Duration.ofSeconds(60), 2);
      assertThat(run.outcomes().successes()).isEqualTo(30);
      assertThat(server.requests()).isEqualTo(40);
    }
  }

  @Test
  void an_unused_connection_is_closed_for_one_that_the_server_does_not_serve() throws IOException {
    try (OneConnectionServer server = OneConnectionServer.swapping()) {
      RunResult run = drive(server, Duration.ofSeconds(60), 2, 1);
      assertThat(run.outcomes().successes()).isEqualTo(1);
      assertThat(use(run).unblocked()).isEqualTo(1);
    }
  }

  @Test
  void connections_that_were_answered_only_when_others_had_been_closed_are_told()
      throws IOException {
    try (OneConnectionServer server = OneConnectionServer.accepting(1, Duration.ofMillis(25))) {
      RunResult run = drive(server, Duration.ofSeconds(60), 2);
      assertThat(use(run).unblocked()).isPositive();
      assertThat(String.join("\n", Judge.judge(run).notes()))
          .containsPattern(
              "of \\d+ connections that carried requests \\d+ (was|were) answered only when an idle"
                  + " one had been closed: if the service serves no more than 1 at once,"
                  + " set @Load\\(connections = 1\\)");
    }
  }

  @Test
  void connections_that_were_never_answered_are_told() throws IOException {
    try (OneConnectionServer server = OneConnectionServer.accepting(1, Duration.ofMillis(1))) {
      RunResult run = drive(server, Duration.ofSeconds(2), 40);
      assertThat(run.outcomes().of(Outcome.TIMEOUT)).isPositive();
      assertThat(String.join("\n", Judge.judge(run).notes()))
          .contains("connections that carried requests")
          .contains("never answered")
          .contains("set @Load(connections = 1)");
    }
  }

  @Test
  void nothing_is_closed_for_a_service_that_is_slow_on_all_connections() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(slowWhileMeasured())) {
      RunResult run =
          gate(server)
              .load(load -> load.requests(100).rate(50).seed(5))
              .slo(slo -> slo.errors(0))
              .run()
              .run();
      assertThat(use(run).unblocked()).isZero();
      assertThat(use(run).used()).isEqualTo(use(run).answered());
    }
  }
}
