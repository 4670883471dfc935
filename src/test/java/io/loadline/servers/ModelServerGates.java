package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.AnswerNote;
import io.loadline.result.NotReadyException;
import io.loadline.result.Outcome;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What gates on real model servers have in common, whatever the server is. */
@NeedsModelServer
@Timeout(300)
abstract class ModelServerGates {
  private final String name;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private ModelServer server;

  ModelServerGates(String name) {
    this.name = name;
  }

  @BeforeEach
  void start() throws Exception {
    server = ModelServer.up(name);
  }

  /** On the model that answers 8 and 18. */
  abstract Loadline healthy();

  /** On the same model, with what it cannot compute. */
  abstract Loadline wrongPayload();

  /** What the server says of it. */
  abstract String reason();

  /** On a model that is not there, whose name is {@code nope}. */
  abstract Loadline unknown();

  @Test
  void a_healthy_model_passes() throws Exception {
    LoadResult result = gentle(healthy()).run();

    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
    assertThat(result.run().outcomes().of(Outcome.SUCCESS)).isEqualTo(50);
  }

  @Test
  void a_wrong_payload_ends_the_wait_early_with_the_reason_of_the_server() {
    assertThat(failure(wrongPayload(), 60)).startsWith("not ready: ").contains(reason());
  }

  @Test
  void an_unknown_model_is_named() {
    assertThat(failure(unknown(), 3)).startsWith("not ready").contains("nope");
  }

  /** The wait takes no longer than a whole gate before did; the load goes on 4 s longer than it. */
  @Test
  void a_server_that_is_killed_in_mid_run_fails_the_gate() throws Exception {
    long began = System.nanoTime();
    gentle(healthy()).load(load -> load.requests(5)).run();
    long wait = System.nanoTime() - began + TimeUnit.SECONDS.toNanos(1);
    int requests = (int) (50 * TimeUnit.NANOSECONDS.toSeconds(wait) + 200);
    CompletableFuture<Void> kill =
        CompletableFuture.runAsync(
            this::kill, CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS));

    LoadResult result = gentle(healthy()).load(load -> load.requests(requests).warmup("0")).run();

    kill.get();
    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.FAIL);
    assertThat(result.run().outcomes().of(Outcome.SUCCESS)).isBetween(1L, requests - 1L);
  }

  final String url(String path) {
    return server.url() + path;
  }

  /** Of the port that is so many after that of HTTP. */
  final String grpcUrl(String model) {
    return "grpc://" + server.url().getHost() + ":" + (server.url().getPort() + 1) + "/" + model;
  }

  /** With a load and limits that a busy machine keeps. */
  final Loadline gentle(Loadline gate) {
    return gate.timeout(Duration.ofSeconds(10))
        .ready(ready -> ready.timeout(Duration.ofSeconds(30)))
        .load(load -> load.requests(50).rate(50).warmup("5"))
        .slo(slo -> slo.latencyMean(Duration.ofSeconds(5)).errors(0))
        .named(name)
        .printTo(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  final String failure(Loadline gate, int seconds) {
    Loadline waiting = gentle(gate).ready(ready -> ready.timeout(Duration.ofSeconds(seconds)));
    return String.valueOf(catchThrowableOfType(NotReadyException.class, waiting::run).getMessage());
  }

  /** The gate passes, and says that outputs hold no number. */
  final void passesWithNote(Loadline gate) throws Exception {
    LoadResult result = gentle(gate).run();

    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
    assertThat(result.toString()).contains(AnswerNote.NON_FINITE_NUMBER.meaning());
  }

  private void kill() {
    try {
      server.kill();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
