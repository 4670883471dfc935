package io.loadline.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Credential;
import io.loadline.plan.FigureMargin;
import io.loadline.plan.Header;
import io.loadline.plan.JsonPath;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Target;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSources;
import io.loadline.result.ComparedRuns;
import io.loadline.result.RunResult;
import io.loadline.slo.BaselineRule;
import io.loadline.slo.Judge;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.RandomRun;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredRunTest {
  private static final AllowedInterference PERMITTED = new AllowedInterference(true, false);

  private static final ComparedRuns COMPARED =
      new ComparedRuns(
          "baselines/iris.json",
          0.1,
          List.of(new FigureMargin(Metric.percentile(99), 0.1, "latency-p99")),
          Stream.of(100.0, 101.0, 99.0)
              .map(each -> new ComparedRuns.Sample(Map.of("latency-p99", each), Map.of()))
              .toList(),
          List.of(
              new ComparedRuns.Sample(
                  Map.of("latency-p99", 130.0), Map.of("latency-p99", "our own lag explains it"))),
          "");

  private static StoredRun stored(RunResult run) {
    AppliedOverride override =
        new AppliedOverride(
            "loadline.latency-mean",
            "500",
            "600",
            "system property",
            true,
            Optional.of(Metric.of(Metric.Kind.LATENCY_MEAN)));
    return new StoredRun(
        run,
        PERMITTED,
        List.of(override),
        List.of("a note", "token t0ken"),
        List.of("a note"),
        3,
        4,
        COMPARED);
  }

  private static RunResult run(long seed) {
    return new RandomRun(seed, 2).split(1).whole();
  }

  @Test
  void a_run_that_was_written_and_read_is_judged_alike_whatever_the_verdict()
      throws FormatException {
    Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
    for (int seed = 0; seed < 300; seed++) {
      RunResult run = run(seed);
      StoredRun read = StoredRun.read(stored(run).write(UnaryOperator.identity()));
      Judgment judged = Judge.judge(run, PERMITTED);
      assertThat(Judge.judge(read.run(), read.permitted())).as("seed " + seed).isEqualTo(judged);
      assertThat(read.run().times()).isEqualTo(run.times());
      assertThat(read.overrides()).isEqualTo(stored(run).overrides());
      assertThat(read.lasting()).containsExactly("a note");
      assertThat(List.of(read.weight(), read.weights())).containsExactly(3L, 4L);
      assertThat(read.compared()).isEqualTo(COMPARED);
      assertThat(BaselineRule.judge(judged, read.compared()))
          .isEqualTo(BaselineRule.judge(judged, COMPARED));
      seen.add(judged.verdict());
    }
    assertThat(seen).contains(Verdict.FAIL);
  }

  @Test
  void what_the_call_sends_is_not_in_it() throws FormatException {
    RunResult run = run(1);
    LoadPlan plan =
        run.plan()
            .calling(
                run.plan()
                    .call()
                    .with(new Header("X-Api-Key", "s3cr3t", true))
                    .as(
                        Optional.of(
                            new Credential.Fixed(new Header("Authorization", "t0ken", true)))));
    String document =
        MessageCodec.unpacked(stored(in(run, plan)).write(t -> t.replace("t0ken", "***")));

    assertThat(document)
        .doesNotContain("s3cr3t", "t0ken", "X-Api-Key", "Authorization")
        .contains("token ***", "\"headers\":[]", "\"payloads\":[]", "\"credential\":null");
  }

  private static RunResult in(RunResult run, LoadPlan plan) {
    return new RunResult(
        plan,
        run.execution(),
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server());
  }

  @ParameterizedTest
  @CsvSource({
    "grpc://iris.internal:8081/iris.v1.Iris/Infer, grpc://iris.internal, grpc://***:8081/iris.v1.Iris/Infer",
    "grpcs://iris.internal/iris.v1.Iris/Infer, grpcs://iris.internal/iris.v1., grpcs://***Iris/Infer",
    "https://iris.internal/v2/infer, https://iris.internal/v2/infer, https://***",
    "http://iris.internal/v2/infer?to=http://b, http://iris.internal, http://***/v2/infer?to=http://b",
    "http://iris.internal/v2/infer, iris.internal, http://***/v2/infer",
    "http://iris.internal/v2?key=hunter2, hunter2, http://iris.internal/v2?key=***",
    "http://[fd00::1]:8080/v2, fd00::1, http://***"
  })
  void how_an_address_is_called_stays_whatever_of_it_is_secret(
      String url, String secret, String kept) throws FormatException {
    RunResult run = run(1);
    Target target = new Target(URI.create(url));
    LoadPlan plan = run.plan().calling(run.plan().call().at(target));
    String written = stored(in(run, plan)).write(text -> text.replace(secret, "***"));

    assertThat(MessageCodec.unpacked(written)).doesNotContain(secret);
    Target read = StoredRun.read(written).run().plan().call().target();
    assertThat(read.url()).hasToString(kept);
    assertThat(read.isGrpc()).isEqualTo(target.isGrpc());
    assertThat(read.isSecure()).isEqualTo(target.isSecure());
  }

  @Test
  void which_parts_of_the_servers_time_were_read_stays_and_where_is_masked()
      throws FormatException {
    RunResult run = run(1);
    JsonPath path = new JsonPath(List.of(new JsonPath.Field("s3cr3t")));
    TimingSource source =
        new TimingSource(TimedPart.QUEUE, TimingSource.Kind.JSON, "s3cr3t.ms", path, 1_000);
    LoadPlan plan =
        run.plan().calling(run.plan().call().timedBy(new TimingSources(false, List.of(source))));
    String written = stored(in(run, plan)).write(text -> text.replace("s3cr3t", "***"));

    assertThat(MessageCodec.unpacked(written)).doesNotContain("s3cr3t");
    TimingSources read = StoredRun.read(written).run().plan().call().timings();
    assertThat(read.known()).isFalse();
    assertThat(read.names(TimedPart.QUEUE)).isTrue();
    assertThat(read.named().get(0).label()).isEqualTo("@ServerTiming(\"queue=json:***.ms\")");
  }

  /** Counts of times look like any text, and must survive. */
  @Test
  void masking_leaves_counts_of_times_alone() throws FormatException {
    RunResult run = run(1);
    StoredRun read = StoredRun.read(stored(run).write(text -> text.replace("H", "***")));

    assertThat(read.run().times()).isEqualTo(run.times());
    assertThat(read.run().series()).isEqualTo(run.series());
  }

  @Test
  void another_version_and_what_is_no_run_are_refused() throws FormatException {
    String document = MessageCodec.unpacked(stored(run(1)).write(UnaryOperator.identity()));
    String newer = MessageCodec.packed(document.replaceFirst("\"version\":\\d+", "\"version\":99"));
    assertThatThrownBy(() -> StoredRun.read(newer))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(
            "loadline-run of version 99, and version " + StoredRun.VERSION + " can be read here");
    assertThatThrownBy(() -> StoredRun.read("AAAA"))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("a document that cannot be unpacked");
  }
}
