package io.loadline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loadline.json.Json;
import io.loadline.json.JsonTree;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gates on a real server whose model takes one request at a time, and that counts as real ones do.
 * Whatever this machine does meanwhile, no cause is told that is not the one.
 */
@Timeout(120)
class CountedGateTest {
  private static final long COMPUTE = 20_000_000;
  private static final int ATTEMPTS = 4;
  private static final String LATE = "the server's event loop is blocked";
  private static final String SHORT = "short of capacity";
  private static final String NOT_TOLD = "where the time went";

  private final Path dir;
  private final HttpServer server;
  private final Semaphore model = new Semaphore(1, true);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private long requests;
  private long own;
  private long queued;
  private long computed;

  CountedGateTest(@TempDir Path dir) throws IOException {
    this.dir = dir;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
  }

  /** By one thread for everything: its event loop. */
  private void startBlocked() {
    server.createContext("/", exchange -> answer(exchange, Answers.IRIS));
    server.createContext("/v2/models/iris/infer", this::computeAtOnce);
    server.start();
  }

  /** By a thread for each request; these wait for the model there. */
  private void startWithWorkers() {
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, Answers.IRIS));
    server.createContext("/v2/models/iris/infer", this::computeInTurn);
    server.start();
  }

  private void computeAtOnce(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    long from = System.nanoTime();
    compute();
    count(0, System.nanoTime() - from);
    answer(exchange, Answers.IRIS);
  }

  private void computeInTurn(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    computeInTurn();
    answer(exchange, Answers.IRIS);
  }

  private void computeInTurn() {
    long from = System.nanoTime();
    model.acquireUninterruptibly();
    long begun = System.nanoTime();
    compute();
    count(begun - from, System.nanoTime() - begun);
    model.release();
  }

  private static void compute() {
    long until = System.nanoTime() + COMPUTE;
    for (long left = COMPUTE; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private synchronized void count(long waited, long took) {
    requests++;
    own += waited + took;
    queued += waited;
    computed += took;
  }

  private void tellAsKserve() {
    server.createContext(
        "/metrics",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          answer(exchange, kserve());
        });
  }

  private synchronized String kserve() {
    return """
    # TYPE request_predict_seconds histogram
    request_predict_seconds_count{model_name="iris"} %d
    request_predict_seconds_sum{model_name="iris"} %s
    """
        .formatted(requests, own / 1e9);
  }

  private synchronized String triton() {
    return """
    {"name": "triton", "version": "2.51.0", "model_stats": [{"inference_stats": {
      "success": {"count": %1$d, "ns": %2$d}, "queue": {"count": %1$d, "ns": %3$d},
      "compute_input": {"count": %1$d, "ns": 0}, "compute_output": {"count": %1$d, "ns": 0},
      "compute_infer": {"count": %1$d, "ns": %4$d}},
      "batch_stats": [{"batch_size": 1, "compute_input": {"ns": 0},
        "compute_infer": {"ns": %4$d}, "compute_output": {"ns": 0}}]}]}
    """
        .formatted(requests, own, queued, computed);
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdown();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private GateOutput run(Class<?> fixture) {
    return run(url("/v2/models/iris/infer"), url("/metrics"), fixture);
  }

  /** Again where this machine spoiled it, and made it INVALID. */
  private GateOutput run(URI model, URI metrics, Class<?> fixture) {
    GateOutput output = runOnce(model, metrics, fixture);
    for (int i = 1; i < ATTEMPTS && output.console().contains("INVALID gate"); i++) {
      output = runOnce(model, metrics, fixture);
    }
    return output;
  }

  private GateOutput runOnce(URI model, URI metrics, Class<?> fixture) {
    return GateKit.writingTo(dir)
        .calling(model)
        .with("loadline.server-metrics.url", metrics.toString())
        .run(fixture);
  }

  /** Whether this machine let the load generator send in time. */
  private static boolean isInTime(GateOutput output) throws Exception {
    JsonTree result =
        new JsonTree(
            Json.parse(output.json(CountedGateTestCases.EightUsers.class, "gate").getBytes(UTF_8)));
    return result.text("verdict").equals("FAIL")
        && result.figure("lag", "p99").orElse(1e9) < 5
        && result.figure("serverMetrics", "longest_ms").orElse(1e9) < 1_000;
  }

  @Test
  void a_blocked_event_loop_is_the_cause() throws Exception {
    startBlocked();
    tellAsKserve();

    GateOutput output = run(CountedGateTestCases.EightUsers.class);

    assertThat(output.message()).containsAnyOf(isInTime(output) ? LATE : NOT_TOLD, LATE, "INVALID");
  }

  @Test
  void a_server_whose_model_has_a_worker_of_its_own_has_no_blocked_event_loop() {
    startWithWorkers();
    tellAsKserve();

    GateOutput output = run(CountedGateTestCases.EightUsers.class);

    assertThat(output.message()).doesNotContain(LATE).containsAnyOf(NOT_TOLD, "INVALID");
  }

  @Test
  void too_few_instances_are_the_cause() {
    Behaviour infer =
        reply -> {
          computeInTurn();
          Answers.iris().answer(reply);
        };
    Behaviour tell = reply -> Answers.json(200, triton()).answer(reply);
    Script script = Script.always(infer).when(each -> each.phase().equals("scrape"), tell);
    try (ScriptedServer triton = ScriptedServer.start(script)) {
      URI statistics = URI.create(triton.url().toString().replaceAll("/infer$", "/stats"));

      GateOutput output =
          run(triton.url(), statistics, CountedGateTestCases.EightUsersFromTheStart.class);

      assertThat(output.message()).containsAnyOf(SHORT, "INVALID");
    }
  }

  @Test
  void a_load_that_it_keeps_up_with_has_no_cause() {
    startBlocked();
    tellAsKserve();

    GateOutput output = run(CountedGateTestCases.AsMuchAsItCan.class);

    assertThat(output.errors()).isEmpty();
    assertThat(output.console()).doesNotContain(LATE).doesNotContain("cause");
  }
}
