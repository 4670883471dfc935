package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.Outcome;
import io.loadline.result.ScrapedRun;
import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is made of Triton's own counters, held against the time that its models say they took, and
 * against our clock.
 */
@NeedsModelServer
@Timeout(120)
class StatsOnTritonIT {
  private static final int REQUESTS = 40;
  private static final Percentage CLOSE = withPercentage(5);

  private ModelServer server;

  @BeforeEach
  void start() throws Exception {
    server = ModelServer.up("triton");
  }

  @Test
  void queue_and_compute_of_a_plain_model_are_true() throws Exception {
    LoadResult result = gate("slow", 0.1).run();

    ModelTimes truth = ModelTimes.last("slow", REQUESTS);
    ScrapedRun told = told(result);
    assertThat(told.row()).isEqualTo(KnownTiming.TRITON_STATS);
    assertThat(told.version()).isEqualTo("2.51.0");
    assertThat(told.agreement().ours()).isEqualTo(REQUESTS).isEqualTo(told.agreement().theirs());
    assertThat(mean(told, TimedPart.COMPUTE)).isCloseTo(truth.mean(), CLOSE);
    assertThat(mean(told, TimedPart.QUEUE))
        .isCloseTo(result.run().service().mean() - truth.mean(), CLOSE);
    assertThat(told.busy()).isCloseTo(truth.sum() / result.run().elapsedNanos(), within(0.05));
    assertThat(told.waiting()).isCloseTo(3.0 * (REQUESTS - 2) / REQUESTS, withPercentage(10));
  }

  @Test
  void the_delay_of_a_batch_counts_as_queue_and_a_batch_is_busy_once() throws Exception {
    LoadResult result = gate("batched", 0.1).load(load -> load.concurrency(3)).run();

    ModelTimes truth = ModelTimes.last("batched", REQUESTS);
    ScrapedRun told = told(result);
    assertThat(mean(told, TimedPart.COMPUTE)).isCloseTo(truth.mean(), CLOSE);
    assertThat(mean(told, TimedPart.QUEUE))
        .isGreaterThan(190e6)
        .isCloseTo(result.run().service().mean() - truth.mean(), CLOSE);
    assertThat(told.busy()).isCloseTo(truth.sum() / result.run().elapsedNanos(), within(0.05));
  }

  @Test
  void its_metrics_tell_the_same_as_its_statistics_but_for_busy_time() throws Exception {
    String metrics = "http://127.0.0.1:" + (server.url().getPort() + 2) + "/metrics";
    LoadResult result = gate("slow", 0.05).serverMetrics(metrics).run();

    ScrapedRun told = told(result);
    assertThat(told.row()).isEqualTo(KnownTiming.TRITON_METRICS);
    assertThat(mean(told, TimedPart.COMPUTE))
        .isCloseTo(ModelTimes.last("slow", REQUESTS).mean(), CLOSE);
    assertThat(told.busy()).isNaN();
  }

  @Test
  void of_an_ensemble_nothing_is_told() throws Exception {
    assertThat(refused(gate("ensemble", 0.02).run()))
        .isEqualTo("the model is an ensemble, and Triton tells its queue under its steps alone");
  }

  @Test
  void of_a_decoupled_model_nothing_is_told() throws Exception {
    Loadline gate =
        on(server.url() + "/v2/models/decoupled/generate", "{\"x\": [0.02, 0]}")
            .ready(ready -> ready.path("/v2/models/decoupled/ready"))
            .serverMetrics(server.url() + "/v2/models/decoupled/stats");

    assertThat(refused(gate.run()))
        .isEqualTo("the model is decoupled, and Triton does not tell how long it computes");
  }

  @Test
  void who_found_the_queue_full_is_in_no_figure_of_those_who_got_in() throws Exception {
    LoadResult result = gate("queued", 0.05).run();

    long refused = result.run().outcomes().of(Outcome.SERVER_ERROR);
    ScrapedRun told = told(result);
    assertThat(refused).isPositive();
    assertThat(told.agreement().theirs()).isEqualTo(REQUESTS - refused);
    assertThat(told.agreement().refused()).isEmpty();
  }

  @Test
  void who_gave_up_makes_all_of_it_unsure() throws Exception {
    LoadResult result = gate("slow", 0.4).timeout(Duration.ofMillis(700)).run();

    assertThat(result.run().outcomes().of(Outcome.TIMEOUT)).isPositive();
    assertThat(refused(result)).endsWith("given up, which servers count as they like");
  }

  @Test
  void another_load_beside_ours_is_seen() throws Exception {
    URI url = URI.create(server.url() + "/v2/models/slow/infer");
    HttpRequest other =
        HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(input(0.02))).build();
    HttpClient client = HttpClient.newHttpClient();
    int sent = 0;
    Loadline gate = gate("slow", 0.1);
    CompletableFuture<LoadResult> ours =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return gate.run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    while (!ours.isDone()) {
      client.send(other, BodyHandlers.discarding());
      sent++;
    }

    assertThat(sent).isPositive();
    assertThat(refused(ours.get()))
        .matches(
            "the server counted \\d+ requests, 40 were ours: others call it, or a proxy tried again");
  }

  private Loadline gate(String model, double seconds) {
    String url = server.url() + "/v2/models/" + model;
    return on(url + "/infer", input(seconds)).serverMetrics(url + "/stats");
  }

  private static String input(double seconds) {
    return "{\"inputs\": [{\"name\": \"x\", \"shape\": [1, 2], \"datatype\": \"FP32\", \"data\": [%s, 0]}]}"
        .formatted(seconds);
  }

  private static Loadline on(String url, String payload) {
    return Loadline.target(url)
        .payload(payload)
        .timeout(Duration.ofSeconds(20))
        .load(load -> load.requests(REQUESTS).concurrency(4).warmup("0"))
        .slo(slo -> slo.errors(REQUESTS))
        .printTo(new PrintStream(OutputStream.nullOutputStream()));
  }

  private static ScrapedRun told(LoadResult result) {
    ScrapedRun told = result.run().server().scraped();
    assertThat(told).as(result.toString()).isNotNull();
    return told;
  }

  private static String refused(LoadResult result) {
    ScrapedRun told = told(result);
    assertThat(told.processes()).isEmpty();
    assertThat(told.notes())
        .containsExactly("the server's own times are not used: " + told.agreement().refused());
    return told.agreement().refused();
  }

  private static double mean(ScrapedRun told, TimedPart part) {
    assertThat(told.parts()).as(told.toString()).containsKey(part);
    return told.parts().get(part).mean();
  }
}
