package io.loadline.report;

import static io.loadline.testkit.Plans.constant;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.testkit.StreamSimulation;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Streams of gRPC messages are told as such, though they are measured as tokens are. */
class MessageReportTest {
  private static final Objective GAPS =
      new Objective(Metric.percentile(Kind.ITL_PERCENTILE, 95), Bound.UPPER, 30);

  private static StreamSimulation simulation() {
    return StreamSimulation.of(constant(10), GAPS).ofMessages();
  }

  private static Report report(RunResult run) {
    return new Report(
        TestName.of("watch"),
        run,
        Judge.judge(run),
        List.of(),
        List.of(),
        Report.Files.NONE,
        UnaryOperator.identity());
  }

  @Test
  void the_text_has_a_line_of_messages() {
    assertThat(ConsoleText.of(report(simulation().silent(2).run())))
        .contains("messages  first p50 100.0 p99 100.0 ms  gap p50 20.0 p99 40.0 ms\n")
        .contains(" messages/s\n")
        .contains(
            "is of the 392 gaps between the messages of 100 answers;\n            errors have none")
        .contains("2 of 100 answers had no message: they have no time to the first one")
        .doesNotContain("tokens");
  }

  @Test
  void a_run_without_messages_says_so() {
    assertThat(ConsoleText.of(report(simulation().tokens(0).run())))
        .contains("  messages  no message came\n");
  }

  @Test
  void the_file_has_them_in_place_of_tokens() {
    Report.Environment environment = Report.Environment.of("test", new Properties(), 1);
    assertThat(ResultJson.of(report(simulation().run()), environment))
        .contains("\"messages\" : {", "\"gap\" : {")
        .doesNotContain("\"tokens\"");
  }

  @Test
  void report_entries_have_the_names_of_grpc() {
    assertThat(ReportEntries.of(report(simulation().run())))
        .containsEntry("grpc/first-message/p95", "100")
        .containsEntry("grpc/message-gap/max", "40")
        .containsKey("grpc/messages-per-second")
        .doesNotContainKeys("token-source", "grpc/tpot-mean");
  }
}
