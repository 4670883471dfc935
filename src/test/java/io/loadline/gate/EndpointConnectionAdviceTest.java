package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.EndpointFixture;
import io.loadline.config.gate.Gate;
import io.loadline.report.Report;
import io.loadline.report.TestName;
import io.loadline.slo.ConnectionAdvice;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.SampleRun;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EndpointConnectionAdviceTest {
  /** Of iris by weight 3, and digits. */
  private static Gate gate() {
    return EndpointFixture.gate().resolve();
  }

  /** What is noted of an endpoint of the gate. */
  private static List<String> notes(int endpoint, List<ConnectionAdvice> advice, String... others) {
    Gate gate = gate();
    Gate.Endpoint one = gate.endpoints().get(endpoint);
    Judgment judgment =
        new Judgment(Verdict.PASS, "", "", List.of(), advice, List.of(others), List.of());
    Report report =
        new Report(
            TestName.of("iris"),
            new SampleRun().build(),
            judgment,
            List.of(),
            List.of(),
            Report.Files.NONE,
            UnaryOperator.identity());
    return new EndpointConnectionAdvice(gate).of(report, one).judgment().notes();
  }

  @Test
  void connections_are_advised_for_all_endpoints_together() {
    List<ConnectionAdvice> eight = List.of(new ConnectionAdvice.Waited(2_400_000, 8));
    assertThat(notes(1, eight))
        .containsExactly(
            "requests waited up to 2.4 ms (p99) for a free connection; @Load(connections = 32)"
                + " would not make them wait");
    assertThat(notes(0, eight))
        .containsExactly(
            "requests waited up to 2.4 ms (p99) for a free connection; @Load(connections = 11)"
                + " would not make them wait");
  }

  @Test
  void what_the_service_serves_at_once_stays_what_was_seen_of_this_endpoint() {
    assertThat(notes(1, List.of(new ConnectionAdvice.Unanswered(9, 8, 8))))
        .containsExactly(
            "of 9 connections that carried requests 1 was never answered: if the service serves no"
                + " more than 8 at once, set @Load(connections = 32)");
  }

  @Test
  void all_else_stays_as_it_is() {
    String text = "waited, and @Load(connections = 8) is only quoted";
    assertThat(notes(1, List.of(), text)).containsExactly(text);
  }
}
