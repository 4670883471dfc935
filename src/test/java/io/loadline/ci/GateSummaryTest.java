package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateSummaryTest {
  private static final String START =
      """
      ### ❌ FAIL iris&#58; 1 of 2 objectives broken

      - http/latency-p99 was 612.4 ms, promised &#60;= 500 ms&#58; 22.5 % over; \
      54 requests failed or took longer than 500.0 ms. When&#58; from 12 s to 17 s and from 40 s \
      to 41 s (14&#58;03&#58;12 to 14&#58;03&#58;41 UTC)

      **What to do**

      - The service itself is slow&#58; from the first byte sent to the last byte received the p99 \
      is 610.1 ms. Look at its CPU, its memory and its replicas at the times above, and give it \
      more; or raise the limit if it is too low&#46;

      | objective | limit | observed | margin | samples | verdict |
      |---|---:|---:|---:|---:|---|
      | <code>http/latency-p99</code> | &#60;= 500 ms | 612.4 ms | 22.5 % over | 3000 | FAIL |
      | <code>http/error-count</code> | &#60;= 0 | 0 | - | 3000 | PASS |

      ```mermaid
      xychart-beta
      """;

  private static final String END =
      """
      - outcomes: success 3000
      - load: 3000 requests, 50/s constant, 8 connections, 60.1 s, 50.0 responses/s, seed 7
      - target: <code>http&#58;//iris.example.com/v2/models/iris/infer</code>


      <code>com.example.IrisGateIT&#35;iris</code>, <code>target/result.json</code>
      </details>
      """;

  @Test
  void a_broken_gate_says_what_by_how_much_when_and_what_to_do() {
    assertThat(whole(Documents.slow())).startsWith(START).endsWith(END);
  }

  /** Of single requests all figures, of counters means alone. */
  @Test
  void what_a_server_told_of_its_time_stands_below_the_times_of_service() {
    assertThat(whole(Documents.golden("fail-token-stream-told-by-vllm")))
        .contains(
            """
            | service | 200.0 | 200.0 | 200.0 | 200.0 | 200.0 |
            | queue of the server | 70.0 | 70.0 | 70.0 | 70.0 | 70.0 |
            | prefill of the server | 25.0 | 25.0 | 25.0 | 25.0 | 25.0 |
            | decode of the server | 100.0 | 100.0 | 100.0 | 100.0 | 100.0 |
            | not told by the server | 5.0 | 5.0 | 5.0 | 5.0 | 5.0 |
            """);
    assertThat(whole(Documents.golden("fail-counted-by-triton")))
        .contains("| queue of the server, counted | 66.8 | - | - | - | - |\n")
        .doesNotContain("not told by the server", "| queue of the server |");
  }

  @Test
  void a_green_gate_shows_figures_and_margins_without_a_chart() {
    String summary = whole(Documents.golden("pass-in-cluster"));

    assertThat(summary)
        .startsWith(
            """
            ### ✅ PASS gate&#58; all 2 objectives hold

            | objective | limit | observed | 95 % interval | margin | samples | verdict |
            |---|---:|---:|---:|---:|---:|---|
            | <code>http/latency-mean</code> | &#60;= 80 ms | 50.0 ms | 50.0 ms to 50.0 ms | \
            37.5 % left | 10 | PASS |
            """)
        .contains("| response | 50.0 | 50.0 | 50.0 | 50.0 | 50.0 |")
        .doesNotContain("mermaid", "What to do");
  }

  @Test
  void several_endpoints_are_told_apart_and_what_is_broken_comes_first() {
    String summary = whole(Documents.golden("endpoints-of-each-verdict"));

    assertThat(summary)
        .contains(
            """
            |---|---:|---:|---:|---:|---:|---|
            | <code>http-iris/error-count</code> | &#60;= 0 | 1 | - | 1 over | 10 | FAIL |
            | <code>http-digits/latency-mean</code> |""")
        .contains(
            "- iris&#58; server-error, 1 request, first at 0.2 s&#58; simulated – read the service's"
                + " log at that time.")
        .contains("- faces&#58; access = INGRESS, or runIn = CLUSTER.\n")
        .contains("#### FAIL iris\n", "#### PASS words\n")
        .contains("- loosened from outside: <code>loadline.endpoint.words.latency-mean = 80");
  }

  @Test
  void a_gate_that_was_never_measured_says_why_and_what_to_do() {
    String summary =
        whole(
            Documents.of(
                """
                {"name": "iris", "gate": "com.example.IrisGateIT#iris", "verdict": "ERROR",
                 "reason": "not ready within 1 s: Connection refused", "objectives": [],
                 "details": ["asked    GET http://iris/ready", "do       start the server"]}
                """));

    assertThat(summary)
        .startsWith(
            """
            ### ❌ ERROR iris&#58; not ready within 1 s&#58; Connection refused

            - not ready within 1 s&#58; Connection refused
            - asked GET http&#58;//iris/ready

            **What to do**

            - start the server
            """);
  }

  @Test
  void waiting_for_a_connection_is_told_with_the_number_that_would_do() {
    assertThat(whole(Documents.golden("fail-waiting")))
        .contains(
            "- Requests waited up to 800.0 ms (p99) for a free connection;"
                + " &#64;Load(connections = 24) would not make them wait.\n");
  }

  @Test
  void a_known_cause_is_the_first_thing_that_is_said() {
    String summary = whole(Documents.golden("fail-refused"));
    String first = "- 6 of 20 requests were refused (429 or 503) while others were answered\n";
    assertThat(summary).contains(first);
    assertThat(summary.indexOf("\n- ") + 1).isEqualTo(summary.indexOf(first));
    assertThat(summary).contains("- Read what the refusals say; where it was too much to do,");
  }

  @Test
  void a_chart_has_at_most_sixty_points_and_the_limit() {
    String summary = whole(Documents.slow());

    String chart = summary.substring(summary.indexOf("```mermaid"), summary.indexOf("<details>"));
    assertThat(chart.lines().filter(line -> line.startsWith("    line [")).toList())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.split(", ", -1)).hasSize(60));
    assertThat(chart).contains("x-axis \"second of the run\" 0 --> 60.0", "716.0", "500.0");
  }

  @Test
  void headings_begin_at_the_third_level() {
    String summary = whole(Documents.golden("endpoints-of-each-verdict"));

    assertThat(summary.lines().filter(line -> line.startsWith("#")))
        .allSatisfy(line -> assertThat(line).startsWith("###"));
  }

  @Test
  void no_gate_takes_more_than_64_kib() {
    String objective =
        """
        {"metric": "%s", "limit": 1, "bound": "upper", "unit": "ms", "observed": 2,
         "samples": 1, "verdict": "FAIL", "reason": "%s"}
        """
            .formatted("|".repeat(500), "*😀\\n".repeat(20_000));
    String all =
        IntStream.range(0, 500).mapToObj(each -> objective).collect(Collectors.joining(","));
    String name = "<b>".repeat(100_000);
    ResultDocument gate =
        Documents.of(
            """
            {"name": "%1$s", "gate": "%1$s", "verdict": "FAIL", "headline": "%1$s",
             "objectives": [%2$s]}
            """
                .formatted(name, all));

    for (String each : GateSummary.of(gate, name)) {
      assertThat(each.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(64 << 10);
    }
    assertThat(whole(gate)).endsWith("</details>\n").contains("(more is in result.json)");
  }

  private static String whole(ResultDocument gate) {
    return GateSummary.of(gate, "target/result.json").get(0);
  }
}
