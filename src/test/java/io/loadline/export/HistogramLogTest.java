package io.loadline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ResultDocuments;
import io.loadline.testkit.SampleRun;
import io.loadline.testkit.StreamSimulation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;

/** Held against reader and writer of HdrHistogram itself. */
class HistogramLogTest {
  private static final ResultDocument STREAM =
      ResultDocuments.of(StreamSimulation.of(Plans.constant(50), Plans.noErrors()).run());

  private static List<Histogram> read(String log) {
    List<Histogram> all = new ArrayList<>();
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(bytes))) {
      while (reader.hasNext()) {
        EncodableHistogram next = reader.nextIntervalHistogram();
        if (next instanceof Histogram histogram) {
          all.add(histogram);
        }
      }
    }
    return all;
  }

  private static Histogram sum(List<Histogram> all, String tag) {
    Histogram sum = new Histogram(3);
    all.stream().filter(each -> tag.equals(String.valueOf(each.getTag()))).forEach(sum::add);
    return sum;
  }

  @Test
  void its_reader_finds_the_response_times_of_the_run_in_it() {
    JsonTree response = STREAM.root().at("response");

    Histogram sum = sum(read(HistogramLog.text(STREAM)), "null");

    assertThat(sum.getTotalCount()).isEqualTo(response.number(0, "count"));
    double p99 = response.figure("p99").orElseThrow();
    assertThat(sum.getValueAtPercentile(99) / 1e6).isCloseTo(p99, within(p99 / 1000));
  }

  @Test
  void times_to_the_first_token_have_a_tag() {
    JsonTree first = STREAM.root().at("tokens", "ttft");

    Histogram sum = sum(read(HistogramLog.text(STREAM)), "first");

    assertThat(sum.getTotalCount()).isEqualTo(first.number(0, "count"));
    double p50 = first.figure("p50").orElseThrow();
    assertThat(sum.getValueAtPercentile(50) / 1e6).isCloseTo(p50, within(p50 / 1000));
  }

  @Test
  void its_reader_finds_when_each_interval_was() {
    ResultDocument result = ResultDocuments.of(new SampleRun().build());
    long started = 1_795_510_800_000L; // 2026-11-24T09:00:00Z

    Histogram first = read(HistogramLog.text(result)).get(0);

    assertThat(first.getStartTimeStamp()).isEqualTo(started);
    assertThat(first.getEndTimeStamp()).isEqualTo(started + 1000);
  }

  @Test
  void a_line_is_as_its_writer_writes_it() {
    String log = HistogramLog.text(ResultDocuments.of(new SampleRun().build()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HistogramLogWriter writer =
        new HistogramLogWriter(new PrintStream(out, true, StandardCharsets.UTF_8));
    Histogram histogram = read(log).get(0);
    writer.outputLegend();
    writer.outputIntervalHistogram(0, 1, histogram, 1e6);
    writer.close();
    String[] theirs = out.toString(StandardCharsets.UTF_8).split("\n", -1);

    assertThat(log.lines()).contains(theirs[0]);
    String ours = log.lines().toList().get(5);
    // The maximum of ours is exact.
    assertThat(ours).startsWith("0.000,1.000,701.300,HISTFAAAA");
    assertThat(theirs[1]).startsWith("0.000,1.000,701.").contains(",HISTFAAAA");
  }

  @Test
  void a_run_that_was_never_measured_has_none() {
    assertThat(HistogramLog.text(ResultDocuments.golden("not-ready-image"))).isEmpty();
  }
}
