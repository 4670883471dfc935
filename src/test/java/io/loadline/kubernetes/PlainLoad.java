package io.loadline.kubernetes;

import io.loadline.plan.Call;
import io.loadline.plan.Target;
import io.loadline.result.ClusterResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A request now and then, in place of the engine. */
final class PlainLoad {
  /** A disturbance of the service while it is measured. */
  interface Meanwhile {
    void run() throws Exception;
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final String body;
  private int successes;
  private int failures;

  PlainLoad() {
    this("");
  }

  PlainLoad(String body) {
    this.body = body;
  }

  int successes() {
    return successes;
  }

  int failures() {
    return failures;
  }

  /** Reaches the service, and waits until it answers there. */
  Call reach(ClusterGate gate) throws InterruptedException {
    Call call = gate.reach(System.nanoTime() + TimeUnit.SECONDS.toNanos(120));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    awaitAnswer(call, deadline);
    return call;
  }

  private void awaitAnswer(Call call, long deadline) throws InterruptedException {
    while (post(call.target(), body).isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no answer at " + call.target());
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** Measures two successes with something between them that is over when the second comes. */
  ClusterResult betweenRequests(ClusterGate gate, Call call, String path) throws Exception {
    gate.loadStarts(System::nanoTime);
    Instant start = Instant.now();
    post(Gates.call("http://" + call.target().url().getAuthority() + path).target(), "");
    awaitAnswer(call, System.nanoTime() + TimeUnit.SECONDS.toNanos(60));
    return gate.finish(start, Instant.now(), false, true);
  }

  /** Measures for some seconds, with something happening in the first of them. */
  ClusterResult measure(ClusterGate gate, Call call, int seconds, Meanwhile meanwhile)
      throws Exception {
    gate.loadStarts(System::nanoTime);
    Instant start = Instant.now();
    Thread load = new Thread(() -> load(call.target(), start.plusSeconds(seconds)), "plain-load");
    load.start();
    TimeUnit.MILLISECONDS.sleep(500);
    meanwhile.run();
    load.join();
    return gate.finish(start, Instant.now(), failures > 0, failures == 0);
  }

  /** The body of a success. */
  Optional<String> post(Target target, String content) {
    URI url = target.url();
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5));
    if (!target.virtualHost().isEmpty()) {
      request.header("Host", target.virtualHost());
    }
    try {
      HttpResponse<String> answer =
          client.send(
              request.POST(BodyPublishers.ofString(content)).build(), BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void load(Target target, Instant end) {
    while (Instant.now().isBefore(end)) {
      if (post(target, body).isPresent()) {
        successes++;
      } else {
        failures++;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
