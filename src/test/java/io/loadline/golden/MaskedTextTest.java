package io.loadline.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is masked, and what is not. */
class MaskedTextTest {
  private static final Path FOLDER = Path.of("/tmp/golden123");

  private static String text(String text) {
    return MaskedText.text(text, FOLDER);
  }

  private static String json(String text) {
    return MaskedText.json(text, FOLDER);
  }

  @Test
  void limits_counts_and_what_was_planned_stay() {
    assertThat(
            text(
                "  load      12 requests, 200.0/s constant, 12 connections, 0.1 s; no warm-up\n"
                    + "  http/latency-mean   <= 5000 ms   1.2 ms   12   PASS\n"
                    + "  http/error-count    <= 0         3        12   FAIL"))
        .isEqualTo(
            "  load  12 requests, 200.0/s constant, 12 connections, <time>; no warm-up\n"
                + "  http/latency-mean  <= 5000 ms  <measured> ms  12  PASS\n"
                + "  http/error-count  <= 0  3  12  FAIL");
  }

  @Test
  void measured_times_go_and_their_units_stay() {
    assertThat(text("  response  mean 1.2  p50 1.1  p90 1.5  p99 2  max 2.5 ms"))
        .isEqualTo("  response  mean <time>  p50 <time>  p90 <time>  p99 <time>  max <time> ms");
    assertThat(text("  slowest   #7 2.5 ms at 0.0 s"))
        .isEqualTo("  slowest  #<n> <time> ms at <time> s");
    assertThat(text("server-error 3, first at 0.0 s: status 503: busy 12 s"))
        .isEqualTo("server-error 3, first at <time>: status 503: busy 12 s");
  }

  @Test
  void a_note_on_the_machine_goes_with_all_its_lines_and_no_other() {
    String noted =
        "  note      the load generator was disturbed, the verdict stands: its CPU quota held\n"
            + "            it back. Fix: raise it\n"
            + "  note      no objective was named\n"
            + "  load      x";
    assertThat(text(noted)).isEqualTo("  note  no objective was named\n  load  x");
  }

  @Test
  void folders_ports_and_transports_go() {
    assertThat(text("http://127.0.0.1:40123/v2 in /tmp/golden123/results over netty-epoll"))
        .isEqualTo("http://127.0.0.1:<port>/v2 in <folder>/results over netty-<native>");
  }

  @Test
  void of_json_only_values_go() {
    assertThat(json("{\n  \"requests\" : 12,\n  \"throughput\" : 61.5,\n  \"cpus\" : 2\n}\n"))
        .isEqualTo(
            "{\n  \"requests\" : 12,\n  \"throughput\" : <measured>,\n  \"cpus\" : <measured>\n}");
    assertThat(json("\"limit\" : 5000,\n \"unit\" : \"ms\",\n \"observed\" : 1.25,"))
        .isEqualTo("\"limit\" : 5000,\n \"unit\" : \"ms\",\n \"observed\" : <measured>,");
    assertThat(json("\"unit\" : \"\",\n \"observed\" : 3,"))
        .isEqualTo("\"unit\" : \"\",\n \"observed\" : 3,");
  }

  @Test
  void which_connections_were_used_goes() {
    assertThat(json("\"connections\" : {\n \"opened\" : 13,\n \"used\" : 12,"))
        .isEqualTo("\"connections\" : {\n \"opened\" : <measured>,\n \"used\" : <measured>,");
    assertThat(json("\"connections\" : 12,")).isEqualTo("\"connections\" : 12,");
  }

  @Test
  void one_interval_stays_with_its_keys() {
    String one = "\n    \"successes\" : 12,\n    \"histogram\" : \"HISTFaa=\"\n  }";
    String masked =
        "\"intervals\" : [ {\n    \"successes\" : <measured>,\n    \"histogram\" :"
            + " \"<histogram>\"\n  } ]\n}";
    assertThat(json("\"intervals\" : [ {" + one + " ]\n}\n")).isEqualTo(masked);
    assertThat(json("\"intervals\" : [ {" + one + ", {" + one + " ]\n}\n")).isEqualTo(masked);
  }

  @Test
  void which_outcomes_an_interval_has_goes() {
    String one = "\n    \"outcomes\" : {\n      \"success\" : 12\n    }\n  }";
    String masked = "\"intervals\" : [ {\n    \"outcomes\" : { }\n  } ]\n}";
    assertThat(json("\"intervals\" : [ {" + one + " ]\n}\n")).isEqualTo(masked);
    assertThat(json("\"outcomes\" : {\n    \"success\" : 12\n  },"))
        .isEqualTo("\"outcomes\" : {\n    \"success\" : 12\n  },");
  }

  @Test
  void a_note_on_the_machine_goes_from_json_too() {
    String disturbed = "\"the load generator was disturbed, the verdict stands: x\"";
    assertThat(json("\"notes\" : [ " + disturbed + " ],")).isEqualTo("\"notes\" : [ ],");
    assertThat(json("\"notes\" : [ \"a\", " + disturbed + " ],"))
        .isEqualTo("\"notes\" : [ \"a\" ],");
    assertThat(json("\"notes\" : [ " + disturbed + ", \"a\" ],"))
        .isEqualTo("\"notes\" : [ \"a\" ],");
  }

  @Test
  void endpoints_that_get_ready_at_once_are_sorted_and_nothing_else_is() {
    assertThat(text("gate, iris: z ready (12 ms of 1 s)\ngate, digits: ready\nb\na"))
        .isEqualTo("gate, digits: ready\ngate, iris: z ready (<time> of 1 s)\nb\na");
  }

  @Test
  void of_entries_counts_stay() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("http-iris/latency-mean", "1.2");
    entries.put("http/request-count", "12");
    assertThat(MaskedText.entries(entries, FOLDER))
        .isEqualTo("http-iris/latency-mean = <measured>\nhttp/request-count = 12");
  }
}
