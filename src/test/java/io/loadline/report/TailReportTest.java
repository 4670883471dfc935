package io.loadline.report;

import static io.loadline.report.ServerReportTest.broken;
import static io.loadline.report.ServerReportTest.json;
import static io.loadline.report.ServerReportTest.timings;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What result.json has of a server's timings of the slowest requests, and of each interval. */
class TailReportTest {
  @Test
  void the_file_has_where_the_time_of_the_slowest_percent_went() throws JsonException {
    assertThat(timings(broken().toldByVllm(10, 60, 125).run()))
        .contains(
            "\"slowest\":{\"share\":0.01,\"count\":1,"
                + "\"response\":{\"count\":1,\"mean\":200,\"stddev\":0,\"min\":200,\"max\":200},"
                + "\"service\":{\"count\":1,\"mean\":200,",
            "\"wait\":{\"count\":1,\"mean\":0,",
            "\"queue\":{\"count\":1,\"mean\":10,",
            "\"untold\":{\"count\":1,\"mean\":5,\"stddev\":0,\"min\":5,\"max\":5}}}");
  }

  @Test
  void the_slowest_percent_is_rounded_up() throws JsonException {
    assertThat(timings(broken().toldByVllm(10, 60, 125).silentAbout(30).run()))
        .contains("\"slowest\":{\"share\":0.014286,\"count\":1,");
  }

  @Test
  void an_interval_has_what_was_told_in_it() throws JsonException {
    List<String> intervals = intervals(broken().toldByVllm(10, 60, 125).silentAbout(15).run());
    assertThat(intervals.get(0)).doesNotContain("\"server\"");
    assertThat(intervals.get(1))
        .contains(
            "\"server\":{"
                + "\"queue\":{\"count\":5,\"mean\":10,\"stddev\":0,\"min\":10,\"max\":10},"
                + "\"prefill\":{\"count\":5,\"mean\":60,\"stddev\":0,\"min\":60,\"max\":60},"
                + "\"decode\":{\"count\":5,\"mean\":125,\"stddev\":0,\"min\":125,\"max\":125},"
                + "\"untold\":{\"count\":5,\"mean\":5,\"stddev\":0,\"min\":5,\"max\":5}},");
  }

  @Test
  void where_most_of_what_is_told_is_contradicted_no_interval_has_any_of_it() throws JsonException {
    RunResult some = onlyTheLastBelieved();
    assertThat(some.intervals()).anyMatch(each -> each.timings() != null);
    assertThat(intervals(some)).noneMatch(each -> each.contains("\"server\""));
    assertThat(timings(some)).doesNotContain("slowest");
  }

  /** Of answers in 200 ms, half of which are told to have taken 250. */
  private static RunResult onlyTheLastBelieved() {
    RunResult broken = broken().toldByLlamaCpp(150, 100).run();
    RunResult plain = broken().toldByLlamaCpp(60, 95).run();
    return RunResult.merge(List.of(broken, plain));
  }

  private static List<String> intervals(RunResult run) throws JsonException {
    JsonArray all = (JsonArray) Objects.requireNonNull(json(run).members().get("intervals"));
    return all.elements().stream().map(Json::compact).toList();
  }

  @Test
  void an_interval_has_no_member_where_nothing_is_told() throws JsonException {
    assertThat(intervals(broken().run())).noneMatch(each -> each.contains("\"server\""));
  }
}
