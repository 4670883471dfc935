package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.result.RunEnding;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a run with several endpoints is broken off. */
@Timeout(60)
class EndpointsEndTest {
  private static final PrintStream QUIET = new PrintStream(PrintStream.nullOutputStream());

  private final Thread tester = Thread.currentThread();
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  private LoadlineEndpoints mixed(String digits) {
    return Loadline.endpoints()
        .endpoint("iris", 1, Loadline.target(server.url()).payload(GateKit.PAYLOAD))
        .endpoint("digits", 1, Loadline.target(digits).payload(GateKit.PAYLOAD))
        .load(load -> load.duration(Duration.ofMinutes(5)).rate(100).warmup("0"))
        .printTo(QUIET);
  }

  /** Interrupts the test's thread at the n-th measured request. */
  private Script interruptingAt(int n) {
    return request -> {
      if (request.phase().equals("measurement") && request.number() == n) {
        tester.interrupt();
      }
      return Answers.iris();
    };
  }

  @Test
  void an_interruption_ends_all_endpoints_and_what_was_measured_is_returned() throws Exception {
    server.follow(interruptingAt(40));
    EndpointResults results = mixed(server.url().toString()).run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(results.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(results.all().values())
        .allSatisfy(each -> assertThat(each.run().ending()).isEqualTo(RunEnding.INTERRUPTED));
    assertThat(results.toString())
        .startsWith("INVALID iris, digits: the run was interrupted at iris, digits\n");
  }

  @Test
  void an_interruption_while_one_endpoint_is_waited_for_is_thrown() {
    String nobody = "http://127.0.0.1:" + ClosedPort.find() + ScriptedServer.INFER;
    server.follow(
        request -> {
          tester.interrupt();
          return Answers.iris();
        });
    assertThatThrownBy(() -> mixed(nobody).run()).isInstanceOf(InterruptedException.class);
    assertThat(server.requests("measurement")).isZero();
  }
}
