package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.probe.NotReadyException;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Gates that were ready and had to wait for their turn, over real sockets. */
@Timeout(120)
class StillReadyTest {
  private static final Script LOADING = Script.always(Answers.json(503, "{\"error\":\"loading\"}"));

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());
  @AutoClose private final ScriptedServer other = ScriptedServer.always(Answers.iris());

  private static Loadline call(ScriptedServer called) {
    return Loadline.target(called.url()).payload("{\"inputs\":[]}");
  }

  private static Loadline gate(ScriptedServer called) {
    return call(called)
        .ready(ready -> ready.timeout(Duration.ofSeconds(2)))
        .printTo(new PrintStream(PrintStream.nullOutputStream()));
  }

  /** The gate under test, on a thread of its own. */
  private CompletableFuture<LoadResult> started() {
    Loadline gate =
        gate(server)
            .load(load -> load.requests(20).rate(200).warmup("0"))
            .printTo(new PrintStream(printed, true, StandardCharsets.UTF_8));
    return CompletableFuture.supplyAsync(() -> result(gate), StillReadyTest::onItsOwnThread);
  }

  private static LoadResult result(Loadline gate) {
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

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private boolean isPrinted(String text) {
    return printed.toString(StandardCharsets.UTF_8).contains(text);
  }

  private void awaitItsWait() throws InterruptedException {
    await(() -> isPrinted("waiting for another load test on this machine"));
  }

  @Test
  void a_service_that_dies_during_the_load_of_another_gate_is_not_ready_instead_of_a_fail()
      throws Exception {
    Loadline long5 = gate(other).load(load -> load.duration(Duration.ofSeconds(5)).rate(20));
    CompletableFuture<LoadResult> first =
        CompletableFuture.supplyAsync(() -> result(long5), StillReadyTest::onItsOwnThread);
    await(() -> other.requests("measurement") > 0);
    CompletableFuture<LoadResult> second = started();
    awaitItsWait();
    server.die();

    assertThat(first.join().verdict()).isEqualTo(Verdict.PASS);
    assertThatThrownBy(second::join)
        .cause()
        .isInstanceOf(NotReadyException.class)
        .hasMessageStartingWith("not ready within 2 s: Connection refused: /127.0.0.1:")
        .message()
        .containsPattern("\n  earlier  it was ready, then its load waited [\\d.]+ s for its turn$");
    assertThat(server.requests("measurement")).isZero();
  }

  @Test
  void a_service_that_comes_back_is_waited_for_and_measured() throws Exception {
    MachineLock lock = MachineLock.acquire(SelfChecking.lockFile(), said -> {});
    CompletableFuture<LoadResult> run = started();
    awaitItsWait();
    server.follow(LOADING);
    TimeUnit.MILLISECONDS.sleep(3_200);
    lock.close();
    await(() -> isPrinted("waiting for " + server.url()));
    server.follow(Script.always(Answers.iris()));

    assertThat(run.join().verdict()).isEqualTo(Verdict.PASS);
    assertThat(isPrinted(" s for its turn: is the service still ready?")).isTrue();
  }

  @Test
  void a_load_whose_turn_comes_at_once_asks_once() throws Exception {
    assertThat(started().join().verdict()).isEqualTo(Verdict.PASS);
    // Its ready endpoint, and one real request.
    assertThat(server.requests("probe")).isEqualTo(2);
    assertThat(isPrinted("for its turn")).isFalse();
  }

  /** It is ready at first, and refuses from when the other is ready. */
  @Test
  void an_endpoint_that_goes_while_another_is_waited_for_ends_both_before_their_load() {
    long start = System.nanoTime();
    other.follow(
        request -> {
          boolean ready = System.nanoTime() - start > 3_500_000_000L;
          if (ready) {
            server.follow(LOADING);
          }
          return (ready ? Script.always(Answers.iris()) : LOADING).behaviourTo(request);
        });

    assertThatThrownBy(
            () ->
                Loadline.endpoints()
                    .endpoint("digits", 1, call(other))
                    .endpoint("iris", 1, call(server))
                    .load(load -> load.duration(Duration.ofSeconds(30)).rate(100))
                    .ready(ready -> ready.timeout(Duration.ofSeconds(5)))
                    .printTo(new PrintStream(printed, true, StandardCharsets.UTF_8))
                    .run())
        .isInstanceOf(NotReadyException.class)
        .hasMessageStartingWith("endpoint iris: not ready within 5 s: ")
        .hasMessageContaining("earlier  it was ready, then its load waited ");
    assertThat(other.requests("measurement")).isZero();
  }
}
