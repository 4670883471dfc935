package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.result.WorkerFigures;
import io.loadline.testkit.SampleRun;
import io.loadline.testkit.SampleWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Workers that drove a load together: a line where all are alike, a table where one is not. */
class WorkerReportTest {
  private static Report report(SampleWorker... workers) {
    List<WorkerFigures> figures = Stream.of(workers).map(SampleWorker::figures).toList();
    return Reports.of(new SampleRun().build().by(figures), Reports.pass());
  }

  private static List<String> lines(SampleWorker... workers) {
    return report(workers)
        .text()
        .lines()
        .filter(line -> line.matches(" +(workers?|\\d+( others?)?|(no )?pod) .*"))
        .toList();
  }

  @Test
  void nothing_is_said_of_one_load_generator() {
    assertThat(lines()).isEmpty();
    assertThat(report().json(Reports.ENVIRONMENT)).doesNotContain("\"workers\"");
  }

  @Test
  void where_they_ran_and_how_exactly_they_began_is_one_line() {
    assertThat(
            lines(
                new SampleWorker(0), new SampleWorker(1), new SampleWorker(2), new SampleWorker(3)))
        .containsExactly("  workers   4 on 2 nodes, begun within 0.4 ms");
  }

  @Test
  void when_one_differs_each_has_a_line() {
    assertThat(
            lines(
                new SampleWorker(0).throttled(120),
                new SampleWorker(1).lagging(40),
                new SampleWorker(2).sent(601).lostAfter(12, "evicted"),
                new SampleWorker(3).late(812),
                new SampleWorker(4).neverBegun("no node")))
        .containsExactly(
            "  workers   5 on 2 nodes, begun within 0.4 ms",
            "  worker  sent  lag p99  lag max",
            "  0       1500  0.13 ms  0.25 ms  throttled 120.0 ms   pod iris-0-x on node-0",
            "  1       1500  20.0 ms  40.0 ms                       pod iris-1-x on node-0",
            "  2       601   0.13 ms  0.25 ms  lost after 12.0 s    pod iris-2-x on node-1",
            "  3       1500  0.13 ms  0.25 ms  began 812.0 ms late  pod iris-3-x on node-1",
            "  4       0     0.0 ms   0.0 ms   never began          no pod");
  }

  @Test
  void of_many_only_those_that_differ_have_a_line_and_the_others_one_together() {
    List<SampleWorker> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(new SampleWorker(i).sent(1_500 + i));
    }
    many.set(7, new SampleWorker(7).interruptedAfter(3));
    assertThat(lines(many.toArray(SampleWorker[]::new)))
        .containsExactly(
            "  workers   100 on 50 nodes, begun within 0.4 ms",
            "  worker      sent           lag p99   lag max",
            "  7           1500           0.13 ms   0.25 ms   interrupted after 3.0 s",
            "                                                 pod iris-7-x on node-3",
            "  99 others   1500 to 1599             0.25 ms");
  }

  @Test
  void result_json_has_all_of_each() throws Exception {
    JsonObject json =
        (JsonObject)
            Json.parse(
                report(
                        new SampleWorker(0).wallClockAhead(5_000),
                        new SampleWorker(1).neverBegun("no node takes the pod"))
                    .json(Reports.ENVIRONMENT));
    JsonValue workers = json.members().get("workers");
    assertThat(((JsonArray) Objects.requireNonNull(workers)).elements())
        .extracting(Json::compact)
        .containsExactly(
            "{\"index\":0,\"pod\":\"iris-0-x\",\"node\":\"node-0\",\"ending\":\"complete\",\"loss\":null,"
                + "\"elapsed_s\":30,\"sent\":1500,\"lag_p99\":0.125,\"lag_max\":0.25,"
                + "\"health\":{\"busy\":0.1,\"cpu\":0.1,\"busiestCpu\":0.4,\"throttled_ms\":0,"
                + "\"steal\":0,\"pressure\":0.1,\"gc_ms\":0,\"pauses_ms\":0,"
                + "\"longestPause_ms\":0},"
                + "\"start\":{\"error_ms\":0.2,\"late_ms\":0,\"wallOffset_ms\":5000}}",
            "{\"index\":1,\"pod\":null,\"node\":null,\"ending\":\"lost\",\"loss\":\"no node takes the pod\","
                + "\"elapsed_s\":0,\"sent\":0,\"lag_p99\":0,\"lag_max\":0,"
                + "\"health\":null,\"start\":null}");
  }
}
