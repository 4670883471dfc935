package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Protocol;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.ScriptedServer;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Endpoints that have little in common. */
class EndpointProtocolsTest {
  private static final PrintStream QUIET = new PrintStream(PrintStream.nullOutputStream());

  @Test
  void each_endpoint_speaks_its_own_protocol() throws Exception {
    Http2Server.Answer ok = (peer, id) -> peer.json(id, "{}");
    try (ScriptedServer one = ScriptedServer.always(Answers.iris());
        Http2Server two = Http2Server.answering(ok)) {
      EndpointResults results =
          Loadline.endpoints()
              .endpoint("one", 1, Loadline.target(one.url()).payload(GateKit.PAYLOAD))
              .endpoint("two", 1, Loadline.target(two.url()).protocol(Protocol.HTTP_2))
              .load(load -> load.requests(60).rate(300))
              .printTo(QUIET)
              .run();
      assertThat(results.verdict()).as(results.toString()).isEqualTo(Verdict.PASS);
      assertThat(results.of("one").run().transport()).doesNotContain("h2");
      assertThat(results.of("two").requests()).isEqualTo(30);
    }
  }

  /** A single connection, and answers that take longer than all of the measurement. */
  @Test
  void a_slow_endpoint_does_not_hold_up_another() throws Exception {
    try (ScriptedServer fast = ScriptedServer.always(Answers.iris());
        ScriptedServer slow = ScriptedServer.always(Answers.slow(Duration.ofSeconds(2)))) {
      EndpointResults results =
          Loadline.endpoints()
              .endpoint("fast", 1, Loadline.target(fast.url()).payload(GateKit.PAYLOAD))
              .endpoint("slow", 1, Loadline.target(slow.url()).payload(GateKit.PAYLOAD))
              .load(load -> load.requests(8).rate(20).connections(8).warmup("0"))
              .printTo(QUIET)
              .run();
      assertThat(results.of("slow").latency().min()).isGreaterThan(Duration.ofSeconds(2));
      assertThat(results.of("fast").latency().max()).isLessThan(Duration.ofSeconds(2));
    }
  }
}
