package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.load.LoadEngine;
import io.loadline.load.Stop;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.Extent;
import io.loadline.plan.LoadPlan;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.Plans;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.http.NettyTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
      assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
      assertThat(result.run().waiting().percentile(99)).isLessThan(5_000_000);
      assertThat(server.openConnections()).isLessThan(100);
    }
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
      assertThat(result.toString()).containsPattern("up to 1\\d0 connections \\(\\d+ opened");
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

  /** By the engine alone, whose readiness probes hold no connection. */
  private static RunResult drive(
      OneAtATime server, Duration timeout, double perSecond, int requests) {
    LoadPlan plan =
        Plans.plan(
                Plans.call(server.url(), timeout),
                Plans.constant(perSecond),
                new Extent.Requests(requests),
                new Extent.Requests(requests / 3),
                40,
                Plans.noErrors())
            .with(new ConnectionCounts(2, 40));
    return new LoadEngine(NettyTransport.create(), Clock.systemUTC(), System::nanoTime, 2)
        .run(plan, new Stop(), progress -> {});
  }

  /** Far apart, so that each is answered before the next however busy the machine is. */
  @Test
  void a_server_that_serves_one_connection_at_a_time_answers_all() throws Exception {
    try (OneAtATime server = new OneAtATime(0)) {
      RunResult run = drive(server, Duration.ofSeconds(20), 2, 9);
      assertThat(run.outcomes().successes()).isEqualTo(9);
    }
  }

  @Test
  void connections_that_were_never_answered_are_told() throws Exception {
    try (OneAtATime server = new OneAtATime(120)) {
      RunResult run = drive(server, Duration.ofSeconds(2), 20, 30);
      assertThat(run.outcomes().of(Outcome.TIMEOUT)).isPositive();
      assertThat(String.join("\n", Judge.judge(run).notes()))
          .contains("connections that carried requests")
          .contains("set @Load(connections = ");
    }
  }

  /**
   * Reads the next connection only when the one before has ended, as single-threaded servers do.
   */
  private static final class OneAtATime implements AutoCloseable {
    private final ServerSocket listening =
        new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final Thread thread = new Thread(this::serve, "one-at-a-time");
    private final long millis;

    OneAtATime(long millis) throws IOException {
      this.millis = millis;
      thread.setDaemon(true);
      thread.start();
    }

    String url() {
      return "http://127.0.0.1:" + listening.getLocalPort() + "/predict";
    }

    private void serve() {
      while (!listening.isClosed()) {
        try (Socket client = listening.accept()) {
          talk(client);
        } catch (IOException | InterruptedException e) {
          // the next client, or the end
        }
      }
    }

    private void talk(Socket client) throws IOException, InterruptedException {
      client.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int length = 0;
        for (; line != null && !line.isEmpty(); line = in.readLine()) {
          if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
            length = Integer.parseInt(line.substring(15).strip());
          }
        }
        for (int i = 0; i < length; i++) {
          in.read();
        }
        Thread.sleep(millis);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        client
            .getOutputStream()
            .write((head + "Content-Length: 2\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII));
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
