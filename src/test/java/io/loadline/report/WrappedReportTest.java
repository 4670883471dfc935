package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.slo.Cause;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import io.loadline.testkit.SampleRun;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the text says beside the figures. */
class WrappedReportTest {
  @Test
  void the_gate_is_told_by_class_and_method() {
    Report plain = Reports.of(new SampleRun().build(), Reports.pass());
    Report report =
        new Report(
            new TestName("iris", "com.example.IrisGateIT#iris"),
            plain.run(),
            plain.judgment(),
            List.of(),
            List.of(),
            new Report.Files("index.html", "result.json"),
            UnaryOperator.identity());
    String place =
        "\n  gate      com.example.IrisGateIT#iris\n  page      index.html\n  report    result.json";
    assertThat(ConsoleText.of(report)).startsWith("PASS iris: ").endsWith(place);
    assertThat(ConsoleText.withdrawn(report, "no parameter")).endsWith(place);
  }

  @Test
  void notes_and_reasons_are_wrapped_and_secrets_in_them_masked_before() {
    String secret = "hunter 2 and hunter 3";
    String text = ("word ".repeat(17) + secret + " word").strip();
    Judgment judgment =
        new Judgment(
            Verdict.INVALID,
            "spoiled",
            text,
            List.of(new ObjectiveVerdict(SampleRun.P99, 1.0, 9, Verdict.INVALID, Cause.NONE)),
            List.of(text));
    Report report = Reports.masking(Reports.of(new SampleRun().build(), judgment), secret);
    assertThat(ConsoleText.of(report).lines())
        .filteredOn(line -> line.contains("word"))
        .hasSize(4)
        .allMatch(line -> line.length() <= 80)
        .noneMatch(line -> line.contains("hunter"))
        .contains("            word word word word *** word");
  }

  @Test
  void secrets_of_several_lines_are_masked_in_notes_and_reasons() {
    String secret = "hunter 2\nhunter 3";
    Judgment judgment =
        new Judgment(
            Verdict.INVALID,
            "spoiled",
            "since " + secret,
            List.of(new ObjectiveVerdict(SampleRun.P99, 1.0, 9, Verdict.INVALID, Cause.NONE)),
            List.of("as " + secret));
    Report report = Reports.masking(Reports.of(new SampleRun().build(), judgment), secret);
    assertThat(ConsoleText.of(report))
        .contains("\n  reason    since ***\n", "\n  note      as ***\n");
  }

  @Test
  void secrets_of_several_lines_are_masked_whichever_endpoint_knows_them() {
    String secret = "hunter 2\nhunter 3";
    Judgment judgment =
        new Judgment(
            Verdict.FAIL,
            "ours\n1",
            secret,
            Reports.fail().objectives(),
            List.of("since " + secret));
    Report iris = Reports.masking(Reports.of(new SampleRun().build(), judgment), secret);
    GateReport gate =
        new GateReport(
            TestName.of("gate"),
            List.of(new GateReport.Endpoint(1, iris)),
            List.of("ours\n1 and " + secret),
            Report.Files.NONE,
            text -> text.replace("ours\n1", "***"));
    assertThat(GateText.of(gate))
        .contains(
            "\n  note      *** and ***\n",
            "\n  FAIL iris_keeps_its_promise: ***\n",
            "\n    reason    ***\n",
            "\n    note      since ***\n");
  }

  @Test
  void where_files_are_stands_on_one_line_though_it_has_blanks() {
    String folder = "target/loadline/com.example.IrisGateIT/" + "iris keeps it ".repeat(5);
    Report report = Reports.of(new SampleRun().build(), Reports.pass());
    Report named =
        new Report(
            new TestName("iris", "com.example.IrisGateIT#" + "iris keeps it ".repeat(5).strip()),
            report.run(),
            report.judgment(),
            List.of(),
            List.of(),
            new Report.Files(folder + "/index.html", folder + "/result.json"),
            UnaryOperator.identity());
    assertThat(ConsoleText.of(named))
        .endsWith(
            "\n  gate      com.example.IrisGateIT#"
                + "iris keeps it ".repeat(5).strip()
                + "\n  page      "
                + folder
                + "/index.html\n  report    "
                + folder
                + "/result.json");
  }

  @Test
  void why_a_verdict_is_not_plain_is_wrapped_and_secrets_in_it_masked() {
    ObjectiveVerdict drawn =
        new ObjectiveVerdict(SampleRun.P99, 1.0, 9, Verdict.PASS, Cause.DRAWN_ARRIVALS);
    Judgment judgment = new Judgment(Verdict.PASS, "", "", List.of(drawn), List.of());
    Report report = Reports.masking(Reports.of(new SampleRun().build(), judgment), "kept up");
    assertThat(ConsoleText.of(report))
        .contains(
            """

              http/latency-p99: the service ***; when its requests were drawn,
                  or the last of them was answered, alone moves the figure over the limit
            """);
  }
}
