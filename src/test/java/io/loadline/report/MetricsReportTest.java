package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.CountAgreement;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeCost;
import io.loadline.result.ScrapeWindow;
import io.loadline.result.ScrapedProcess;
import io.loadline.result.ScrapedRun;
import io.loadline.result.ServerResult;
import io.loadline.slo.Judgment;
import io.loadline.testkit.ResultSchema;
import io.loadline.testkit.SampleRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MetricsReportTest {
  private static final ScrapeCost COST =
      new ScrapeCost(7, 1, 400_000, List.of(500_000L), List.of());

  /** 100 requests in 10 s of 300.5 ms queue and 60.25 ms compute each. */
  private static ScrapedRun told(double busy) {
    Map<TimedPart, Moments> parts =
        Map.of(
            TimedPart.QUEUE,
            new Moments(100, 30_050_000_000L, 0, 0, 0),
            TimedPart.PREPARE,
            new Moments(100, 1_000_000, 0, 0, 0),
            TimedPart.COMPUTE,
            new Moments(100, 6_025_000_000L, 0, 0, 0));
    return new ScrapedRun(
        KnownTiming.TRITON_STATS,
        "2.51.0",
        new CountAgreement(110, 110, ""),
        List.of(new ScrapedProcess("h:8000", 100, parts, busy)),
        List.of(new ScrapeWindow(0, 10_000_000_000L, 100, parts, 3.005, busy)),
        Moments.NONE,
        COST,
        List.of());
  }

  private static ScrapedRun refused() {
    return new ScrapedRun(
        KnownTiming.MOSEC_METRICS,
        "",
        new CountAgreement(110, 220, "others call it"),
        List.of(),
        List.of(),
        Moments.NONE,
        COST,
        List.of("a note"));
  }

  private static Report report(Judgment judgment, ScrapedRun scraped) {
    RunResult run = new SampleRun().server(ServerResult.NONE.with(scraped)).build();
    return new Report(
        TestName.of("iris"),
        run,
        judgment,
        List.of(),
        List.of(),
        Reports.FILES,
        UnaryOperator.identity());
  }

  private static String json(ScrapedRun scraped) throws JsonException {
    String document = report(Reports.fail(), scraped).json(Reports.ENVIRONMENT);
    assertThat(ResultSchema.problemsOfNow(document)).isEmpty();
    JsonValue found = ((JsonObject) Json.parse(document)).members().get("serverMetrics");
    return found == null ? "" : Json.compact(Objects.requireNonNull(found));
  }

  private static List<String> text(Judgment judgment, ScrapedRun scraped) {
    return ConsoleText.of(report(judgment, scraped)).lines().toList();
  }

  @Test
  void means_stand_behind_the_service_time_of_what_is_no_pass() {
    assertThat(text(Reports.fail(), told(0.6)))
        .containsSequence(
            "  server    queue mean 300.5 ms  compute mean 60.3 ms",
            "            3.0 waiting  busy 60 %  (Triton's counters over the run)");
    assertThat(text(Reports.pass(), told(0.6))).noneMatch(line -> line.startsWith("  server "));
  }

  private static ScrapedRun queued(KnownTiming row, long requests) {
    Map<TimedPart, Moments> parts =
        Map.of(TimedPart.QUEUE, new Moments(requests, requests * 30_000_000, 0, 0, 0));
    return new ScrapedRun(
        row,
        "",
        new CountAgreement(requests, requests, ""),
        List.of(new ScrapedProcess("h:8000", requests, parts, Double.NaN)),
        List.of(new ScrapeWindow(0, 1_000_000_000L, requests, parts, 0, Double.NaN)),
        Moments.NONE,
        COST,
        List.of());
  }

  @Test
  void entries_hold_the_mean_of_what_was_counted_of_all_of_a_part() {
    assertThat(ReportEntries.of(report(Reports.pass(), queued(KnownTiming.TRITON_STATS, 5))))
        .containsEntry("server/queue-mean", "30");
    assertThat(ReportEntries.of(report(Reports.pass(), queued(KnownTiming.QUEUE_PROXY, 5))))
        .doesNotContainKey("server/queue-mean");
    assertThat(ReportEntries.of(report(Reports.pass(), queued(KnownTiming.TRITON_STATS, 0))))
        .doesNotContainKey("server/queue-mean");
  }

  @Test
  void of_no_request_there_is_no_mean() {
    assertThat(text(Reports.fail(), queued(KnownTiming.TRITON_STATS, 0)))
        .noneMatch(line -> line.startsWith("  server "));
  }

  @Test
  void what_is_not_told_is_left_out() {
    assertThat(text(Reports.fail(), told(Double.NaN)))
        .contains("            3.0 waiting  (Triton's counters over the run)");
    assertThat(text(Reports.fail(), refused())).noneMatch(line -> line.startsWith("  server "));
  }

  @Test
  void the_file_has_all_of_it() throws JsonException {
    String parts =
        "\"queue\":{\"count\":100,\"mean\":300.5},\"prepare\":{\"count\":100,\"mean\":0.01},"
            + "\"compute\":{\"count\":100,\"mean\":60.25}";

    assertThat(json(told(0.6)))
        .isEqualTo(
            "{\"server\":\"Triton\",\"version\":\"2.51.0\",\"checked\":\"ran\",\"agreed\":true,"
                + "\"counted\":110,\"expected\":110,\"reason\":\"\",\"waiting\":3.005,\"busy\":0.6,"
                + parts
                + ",\"processes\":[{\"name\":\"h:8000\",\"requests\":100,\"busy\":0.6,"
                + parts
                + "}],\"windows\":[{\"start_s\":0,\"length_s\":10,\"requests\":100,"
                + "\"waiting\":3.005,\"busy\":0.6,"
                + parts
                + "}],\"scrapes\":7,\"failed\":1,\"idle_ms\":0.4,\"longest_ms\":0.5}");
  }

  @Test
  void the_file_says_why_nothing_is_told() throws JsonException {
    assertThat(json(refused()))
        .isEqualTo(
            "{\"server\":\"mosec\",\"version\":\"\",\"checked\":\"ran\",\"agreed\":false,"
                + "\"counted\":220,\"expected\":110,\"reason\":\"others call it\",\"waiting\":null,"
                + "\"busy\":null,\"processes\":[],\"windows\":[],\"scrapes\":7,\"failed\":1,"
                + "\"idle_ms\":0.4,\"longest_ms\":0.5}");
  }

  @Test
  void of_what_is_not_known_the_file_has_nothing() throws JsonException {
    ScrapedRun none =
        new ScrapedRun(
            null,
            "",
            new CountAgreement(0, 0, "http://h answered 404"),
            List.of(),
            List.of(),
            Moments.NONE,
            COST,
            List.of("http://h answered 404"));

    assertThat(json(none)).isEmpty();
    assertThat(text(Reports.fail(), none)).noneMatch(line -> line.startsWith("  server "));
  }
}
