package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.report.TestName;
import io.loadline.result.NotReadyException;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.PrintedText;
import io.loadline.testkit.Reply;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Gates that were ready and had to wait for their turn, over real sockets. A service is asked again
 * however short the wait was, unless a test says otherwise.
 */
@Timeout(120)
class StillReadyTest {
  private static final Script LOADING = Script.always(Answers.json(503, "{\"error\":\"loading\"}"));
  private static final String ITS_WAIT = "waiting for another load test on this machine";

  private final PrintedText printed = new PrintedText();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());
  @AutoClose private final ScriptedServer other = ScriptedServer.always(Answers.iris());

  private static Map<Attribute, List<String>> call(ScriptedServer called) {
    String url = called.url().toString();
    return Map.of(Attribute.URL, List.of(url), Attribute.PAYLOAD, List.of("{\"inputs\":[]}"));
  }

  private static Map<Attribute, List<String>> load(String readyTimeout) {
    Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
    values.put(Attribute.REQUESTS, List.of("20"));
    values.put(Attribute.RATE, List.of("200"));
    values.put(Attribute.WARMUP, List.of("0"));
    values.put(Attribute.READY_TIMEOUT, List.of(readyTimeout));
    return values;
  }

  private static GateRun gate(
      Map<Attribute, List<String>> values,
      List<SettingSource.OfEndpoint> endpoints,
      PrintStream out,
      Duration fresh) {
    Gate gate =
        GateConfigFactory.ofProgram(false)
            .resolve(
                List.of(new SettingSource(0, "test", values)), endpoints, Optional.empty(), true);
    TestName name = TestName.of("gate");
    return new GateRun(name, gate, Optional.empty(), out, ClusterParts.REAL, fresh);
  }

  private static GateRun gate(ScriptedServer called, PrintStream out, Duration fresh) {
    Map<Attribute, List<String>> values = load("2s");
    values.putAll(call(called));
    return gate(values, List.of(), out, fresh);
  }

  private static CompletableFuture<GateResult> started(GateRun gate) {
    return CompletableFuture.supplyAsync(() -> result(gate), StillReadyTest::onItsOwnThread);
  }

  private GateRun gateUnderTest() {
    return gate(server, out, Duration.ZERO);
  }

  private static GateResult result(GateRun gate) {
    try {
      return gate.run();
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  /** The common pool has one thread on two cores, and each gate needs one for itself. */
  private static void onItsOwnThread(Runnable task) {
    Thread thread = new Thread(task, "gate");
    thread.setDaemon(true);
    thread.start();
  }

  @Test
  void a_service_that_dies_during_the_load_of_another_gate_is_not_ready_instead_of_a_fail()
      throws Exception {
    CountDownLatch loaded = new CountDownLatch(1);
    CountDownLatch dead = new CountDownLatch(1);
    other.follow(Script.healthyUntilMeasured(reply -> answer(reply, loaded, dead)));
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    CompletableFuture<GateResult> first = started(gate(other, nowhere, GateRun.FRESH));
    loaded.await();
    CompletableFuture<GateResult> second = started(gateUnderTest());
    printed.await(ITS_WAIT);
    server.die();
    dead.countDown();

    assertThat(first.join().verdict()).isEqualTo(Verdict.PASS);
    assertThatThrownBy(second::join)
        .cause()
        .isInstanceOf(NotReadyException.class)
        .hasMessageStartingWith("not ready within 2 s: Connection refused: /127.0.0.1:")
        .message()
        .containsPattern(
            "\n  earlier  it was ready, then its load waited [\\d.]+ m?s for its turn$");
    assertThat(server.requests("measurement")).isZero();
  }

  private static void answer(Reply reply, CountDownLatch loaded, CountDownLatch dead)
      throws IOException, InterruptedException {
    loaded.countDown();
    dead.await();
    Answers.iris().answer(reply);
  }

  @Test
  void a_service_that_comes_back_is_waited_for_and_measured() throws Exception {
    MachineLock lock = MachineLock.acquire(SelfChecking.lockFile(), said -> {});
    CompletableFuture<GateResult> run = started(gateUnderTest());
    printed.await(ITS_WAIT);
    server.follow(LOADING);
    lock.close();
    printed.await("waiting for " + server.url());
    server.follow(Script.always(Answers.iris()));

    assertThat(run.join().verdict()).isEqualTo(Verdict.PASS);
    assertThat(printed.contains("s for its turn: is the service still ready?")).isTrue();
  }

  @Test
  void a_load_whose_turn_comes_soon_asks_once() throws Exception {
    GateRun gate = gate(server, out, Duration.ofHours(1));
    assertThat(result(gate).verdict()).isEqualTo(Verdict.PASS);
    // Its ready endpoint, and one real request.
    assertThat(server.requests("probe")).isEqualTo(2);
    assertThat(printed.contains("for its turn")).isFalse();
  }

  @Test
  void for_three_seconds_a_service_counts_as_ready() {
    assertThat(GateRun.FRESH).isEqualTo(Duration.ofSeconds(3));
  }

  /** It is ready at first, and refuses from when the other is ready. */
  @Test
  void an_endpoint_that_goes_while_another_is_waited_for_ends_both_before_their_load() {
    other.follow(
        request -> {
          boolean ready = printed.contains("1 real request succeeded");
          if (ready) {
            server.follow(LOADING);
          }
          return (ready ? Script.always(Answers.iris()) : LOADING).behaviourTo(request);
        });
    GateRun gate =
        gate(
            load("3s"),
            List.of(
                new SettingSource.OfEndpoint("digits", "1", 0, "test", call(other)),
                new SettingSource.OfEndpoint("iris", "1", 0, "test", call(server))),
            out,
            Duration.ZERO);

    assertThatThrownBy(gate::run)
        .isInstanceOf(NotReadyException.class)
        .hasMessageStartingWith("endpoint iris: not ready within 3 s: ")
        .hasMessageContaining("earlier  it was ready, then its load waited ");
    assertThat(other.requests("measurement")).isZero();
  }
}
