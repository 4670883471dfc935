package io.loadline.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.plan.TimedPart;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ResultDocuments;
import io.loadline.testkit.SampleRun;
import io.loadline.testkit.StreamSimulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntervalCsvTest {
  private static List<Map<String, String>> rows(String csv) {
    String[] lines = csv.split("\r\n", -1);
    assertThat(lines[lines.length - 1]).isEmpty();
    String[] head = lines[0].split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 1; i < lines.length - 1; i++) {
      String[] cells = lines[i].split(",", -1);
      assertThat(cells).hasSameSizeAs(head);
      Map<String, String> row = new LinkedHashMap<>();
      for (int column = 0; column < head.length; column++) {
        row.put(head[column], cells[column]);
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void an_interval_is_a_line() {
    String csv = IntervalCsv.text(ResultDocuments.of(new SampleRun().build()));

    assertThat(csv)
        .isEqualTo(
            """
            start_s,length_s,successes,errors,redirect,client_error,server_error,error_body,\
            expectation_failed,malformed,truncated,reset,connect_failed,timeout,not_sent,\
            response_mean_ms,response_stddev_ms,\
            response_min_ms,response_max_ms,response_p50_ms,response_p90_ms,response_p99_ms,\
            lag_mean_ms,lag_p99_ms,lag_max_ms,busy,cpu,busiest_cpu,throttled_ms,steal,pressure,\
            gc_ms,pauses_ms,longest_pause_ms\r
            0,1,8,0,0,0,0,0,0,0,0,0,0,0,0,602.975,57.752332,520,701.3,590.348287,701.3,701.3,\
            0.04,0.05,0.05,0.02,0.11,0.4,0,0.001,0.05,0,1.2,1.2\r
            """);
  }

  @Test
  void errors_stand_in_the_column_of_their_kind() {
    Map<String, String> row =
        rows(IntervalCsv.text(
                ResultDocuments.parsed(
                    """
                        {"intervals": [{"start_s": 0, "length_s": 1, "successes": 1, "errors": 5,
                          "outcomes": {"success": 1, "timeout": 3, "connect-failed": 2}}]}""")))
            .get(0);

    assertThat(row)
        .containsEntry("timeout", "3")
        .containsEntry("connect_failed", "2")
        .containsEntry("reset", "0")
        .doesNotContainKey("success");
  }

  @Test
  void token_streams_have_columns_of_their_own() {
    ResultDocument result =
        ResultDocuments.of(StreamSimulation.of(Plans.constant(50), Plans.noErrors()).run());

    List<Map<String, String>> rows = rows(IntervalCsv.text(result));

    JsonTree first = result.root().list("intervals").get(0).at("tokens");
    assertThat(rows).hasSameSizeAs(result.root().list("intervals"));
    assertThat(rows.get(0))
        .containsEntry("output_tokens", first.text("outputTokens"))
        .containsEntry("ttft_p99_ms", first.text("ttft", "p99"))
        .doesNotContainKey("messages");
  }

  @Test
  void streams_of_messages_have_others() {
    ResultDocument result =
        ResultDocuments.of(
            StreamSimulation.of(Plans.constant(50), Plans.noErrors()).ofMessages().run());

    assertThat(rows(IntervalCsv.text(result)).get(0))
        .containsKeys("messages", "messages_per_s", "first_message_p99_ms", "message_gap_max_ms")
        .doesNotContainKey("output_tokens");
  }

  @Test
  void what_a_server_told_of_its_own_time_stands_last() {
    ResultDocument result =
        ResultDocuments.of(
            StreamSimulation.of(Plans.constant(10), Plans.noErrors())
                .toldByVllm(10, 60, 125)
                .silentAbout(10)
                .run());

    List<Map<String, String>> rows = rows(IntervalCsv.text(result));
    String[] untold = {"", "", "", ""};
    String[] told = {"10", "60", "125", "5"};
    assertThat(lastOf(rows.get(0))).containsExactly(untold);
    assertThat(lastOf(rows.get(1))).containsExactly(told);
    assertThat(new ArrayList<>(rows.get(0).keySet()))
        .endsWith(
            "tpot_max_ms",
            "server_queue_mean_ms",
            "server_prefill_mean_ms",
            "server_decode_mean_ms",
            "server_untold_mean_ms");
  }

  private static List<String> lastOf(Map<String, String> row) {
    List<String> cells = new ArrayList<>(row.values());
    return cells.subList(cells.size() - 4, cells.size());
  }

  @Test
  void each_part_that_a_server_may_tell_has_a_column() {
    for (TimedPart part : TimedPart.values()) {
      String name = part.id();
      String csv =
          IntervalCsv.text(
              ResultDocuments.parsed(
                  """
                  {"serverTimings": {"%1$s": {"count": 3}}, "intervals": [
                    {"length_s": 1, "server": {"%1$s": {"count": 3, "mean": 4.5}}}],
                   "serverMetrics": {"%1$s": {"count": 2, "mean": 7}, "windows": [
                    {"start_s": 0, "length_s": 1, "%1$s": {"count": 2, "mean": 6.5}}]}}"""
                      .formatted(name)));
      assertThat(rows(csv).get(0))
          .containsEntry("server_" + name + "_mean_ms", "4.5")
          .containsEntry("server_counted_" + name + "_mean_ms", "6.5");
    }
  }

  @Test
  void what_a_server_counted_in_a_window_stands_in_each_interval_of_it() {
    List<Map<String, String>> rows =
        rows(
            IntervalCsv.text(
                ResultDocuments.parsed(
                    """
                    {"serverMetrics": {"waiting": 2.5, "busy": null,
                       "queue": {"count": 9, "mean": 15}, "windows": [
                         {"start_s": 0.6, "length_s": 2, "waiting": 2, "busy": null,
                          "queue": {"count": 5, "mean": 12.5}},
                         {"start_s": 2.6, "length_s": 1.5, "waiting": 3,
                          "queue": {"count": 4, "mean": 18}}]},
                     "intervals": [{"start_s": 0, "length_s": 1}, {"start_s": 1, "length_s": 1},
                       {"start_s": 2, "length_s": 1}, {"start_s": 3, "length_s": 1}]}""")));

    assertThat(rows)
        .extracting(
            each -> each.get("server_counted_queue_mean_ms") + " " + each.get("server_waiting"))
        .containsExactly(" ", "12.5 2", "12.5 2", "18 3");
    assertThat(rows.get(0)).doesNotContainKeys("server_busy", "server_counted_total_mean_ms");
  }

  @Test
  void what_was_not_timed_or_not_told_is_an_empty_cell() {
    Map<String, String> row =
        rows(IntervalCsv.text(
                ResultDocuments.parsed(
                    """
                        {"intervals": [{"start_s": 0, "length_s": 1, "successes": 0, "errors": 3,
                          "response": {"count": 0, "mean": 0, "stddev": 0, "min": 0, "max": 0},
                          "lag": {"count": 3, "mean": 0, "max": 0.00001, "p99": 0},
                          "health": null, "histogram": "=cmd()"}]}""")))
            .get(0);

    assertThat(row)
        .containsEntry("errors", "3")
        .containsEntry("timeout", "")
        .containsEntry("response_mean_ms", "")
        .containsEntry("response_p99_ms", "")
        .containsEntry("lag_mean_ms", "0")
        .containsEntry("lag_max_ms", "0.00001")
        .containsEntry("cpu", "");
  }

  @Test
  void a_run_that_was_never_measured_has_none() {
    assertThat(IntervalCsv.text(ResultDocuments.golden("not-ready-image"))).isEmpty();
  }
}
