package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.load.StopSignal;
import io.loadline.plan.Credential;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a worker does with what says who calls, by a clock that the test moves. */
@Timeout(60)
class WorkerCredentialTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Header TOKEN = new Header("Authorization", "Bearer abc", true);
  private static final PhaseLength MINUTE = new PhaseLength.Span(Duration.ofMinutes(1));
  private static final PhaseLength SECONDS = new PhaseLength.Span(Duration.ofSeconds(10));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Path folder;
  private final SetClock clock = new SetClock(NOW);
  private Instant afterTen = NOW;

  WorkerCredentialTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static LoadPlan plan(String url, PhaseLength extent, Credential credential) {
    return Plans.plan(
        Plans.call(url, Duration.ofSeconds(20)).as(Optional.of(credential)),
        Plans.constant(50),
        extent,
        PhaseLength.NOTHING,
        2,
        Plans.noErrors());
  }

  private static LoadPlan plan(PhaseLength extent, Credential credential) {
    return plan("http://127.0.0.1:1/infer", extent, credential);
  }

  private static Credential expiring(Duration life) {
    return new Credential.Issued(TOKEN, Optional.of(NOW.plus(life)));
  }

  private ScriptedServer server() {
    return ScriptedServer.start(
        request -> {
          seen.add(String.valueOf(request.headers().get("authorization")));
          if (seen.size() == 10) {
            clock.set(afterTen);
          }
          return Answers.iris();
        });
  }

  private WorkerMessages run(LoadPlan plan, int exit) throws Exception {
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    PlanRunner runner =
        new PlanRunner(
            InputStream.nullInputStream(), new WorkerOutput(out), clock, System::nanoTime, 2);
    int code = runner.run(new StopSignal(), WorkerProcess.files(plan, folder)).number();
    assertThat(code).isEqualTo(exit);
    return WorkerMessages.of(bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private void assertRefused(LoadPlan plan, String message) {
    assertThatThrownBy(() -> WorkerCredential.of(plan, () -> NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void a_token_in_the_plan_is_sent_with_each_request() throws Exception {
    try (ScriptedServer server = server()) {
      LoadPlan plan =
          plan(
              server.url().toString(), new PhaseLength.Requests(20), expiring(Duration.ofHours(1)));
      RunResult result = WorkerProcess.result(run(plan, 0), plan);
      assertThat(result.outcomes().successes()).isEqualTo(20);
      assertThat(seen).hasSize(20).containsOnly("Bearer abc");
    }
  }

  @Test
  void a_token_that_the_service_echoes_is_not_in_the_output() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.always(Answers.json(401, "{\"error\":\"bad token abc\"}"))) {
      LoadPlan plan =
          plan(server.url().toString(), new PhaseLength.Requests(5), new Credential.Fixed(TOKEN));
      RunResult result = WorkerProcess.result(run(plan, 0), plan);
      assertThat(result.outcomes().toString()).contains("bad token ***").doesNotContain("abc");
    }
  }

  @Test
  void a_load_ends_before_its_token_does_and_says_so() throws Exception {
    afterTen = NOW.plusSeconds(58);
    try (ScriptedServer server = server()) {
      Credential credential = expiring(Duration.ofSeconds(60));
      LoadPlan plan = plan(server.url().toString(), new PhaseLength.Requests(100_000), credential);
      WorkerMessages said = run(plan, 1);
      RunResult result = WorkerProcess.result(said, plan);
      assertThat(result.ending()).isEqualTo(RunEnding.INTERRUPTED);
      assertThat(result.outcomes().successes()).isGreaterThanOrEqualTo(10);
      assertThat(Judge.judge(result).verdict()).isEqualTo(Verdict.INVALID);
      assertThat(said.failures())
          .containsExactly(
              "FAILED of 0: the load was ended early, since its token expires at"
                  + " 2026-01-01T00:01:00Z and a worker cannot renew it; use a token that lives"
                  + " longer, or a shorter load");
    }
  }

  @Test
  void a_token_that_does_not_live_as_long_as_the_load_is_refused_before_it() throws Exception {
    String message =
        "call > credential: the token expires at 2026-01-01T00:01:02Z, and the load may need it"
            + " until 2026-01-01T00:01:03Z; nothing was sent; use a token that lives longer, or"
            + " a shorter load, since a worker cannot renew it";
    assertRefused(plan(MINUTE, expiring(Duration.ofSeconds(62))), message);
    assertThat(WorkerCredential.of(plan(MINUTE, expiring(Duration.ofSeconds(63))), () -> NOW).now())
        .contains(TOKEN);

    WorkerMessages said = run(plan(MINUTE, expiring(Duration.ofSeconds(62))), 2);
    assertThat(said.failures()).containsExactly("REFUSED: " + message);
    assertThat(said.all("result")).isEmpty();
  }

  @Test
  void warm_up_and_requests_within_a_time_count_as_the_load() {
    LoadPlan plan =
        Plans.plan(
            Plans.call("http://127.0.0.1:1/infer", Duration.ofSeconds(20))
                .as(Optional.of(expiring(Duration.ofSeconds(72)))),
            Plans.constant(50),
            new PhaseLength.Requests(600, Duration.ofMinutes(1)),
            SECONDS,
            2,
            Plans.noErrors());
    assertThatThrownBy(() -> WorkerCredential.of(plan, () -> NOW))
        .hasMessageContaining("may need it until 2026-01-01T00:01:13Z");
  }

  @Test
  void what_only_the_writer_of_the_plan_can_look_up_is_refused() {
    assertRefused(
        plan(MINUTE, new Credential.FromFile(Path.of("/run/token"))),
        "call > credential: a worker cannot look up the token of a file of another machine;"
            + " write the plan with the token (Issued)");
    assertRefused(
        plan(MINUTE, new Credential.ServiceAccount("ci", "caller", "", Duration.ofHours(1))),
        "call > credential: a worker cannot look up a token of the ServiceAccount caller;"
            + " write the plan with the token (Issued)");
  }

  @Test
  void a_header_that_never_expires_ends_no_load() {
    LoadPlan plan = plan(MINUTE, new Credential.Fixed(TOKEN));
    assertThat(WorkerCredential.of(plan, () -> Instant.MAX).ending()).isEmpty();
    LoadPlan unknown = plan(MINUTE, new Credential.Issued(TOKEN, Optional.empty()));
    assertThat(WorkerCredential.of(unknown, () -> Instant.MAX).now()).contains(TOKEN);
  }
}
