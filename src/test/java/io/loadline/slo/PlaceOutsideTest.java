package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.DECODE;
import static io.loadline.plan.TimedPart.PREFILL;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.TOTAL;
import static io.loadline.plan.TimedPart.UPSTREAM;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.result.ClusterResult;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TargetPath;
import io.loadline.slo.TimeCause.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time that passed outside of the server's clock, or behind a proxy. */
class PlaceOutsideTest {
  private static final Objective MEAN = atMost("http/latency-mean", 100);
  private static final Objective P90 = atMost("http/latency-p90", 100);

  private static ToldRun named(Objective objective) {
    return new ToldRun(objective).by(KnownTiming.NAMED);
  }

  @Test
  void a_total_that_the_user_names_has_an_outside() {
    for (Objective each : List.of(MEAN, P90)) {
      TimeCause cause = named(each).requests(100, 540.2, Map.of(TOTAL, 60.2)).causes().get(0);
      assertThat(cause.kind()).isEqualTo(Kind.OUTSIDE);
      assertThat(cause.sentence())
          .endsWith(
              "480.0 ms of 540.2 ms passed outside of the server's clock by the server's own account:"
                  + " before it (upload, network, proxies and their queues) or behind it (the body,"
                  + " the way back)");
    }
  }

  @ParameterizedTest
  @CsvSource({"99,OUTSIDE", "100,OUTSIDE", "101,NOT_TOLD"})
  void without_what_is_outside_the_limit_would_hold(double total, Kind kind) {
    ToldRun run = named(MEAN).requests(100, 540, Map.of(TOTAL, total));
    assertThat(run.first()).isEqualTo(kind);
  }

  @Test
  void parts_without_a_total_have_none() {
    ToldRun run = named(MEAN).requests(100, 540, Map.of(QUEUE, 1.0, COMPUTE, 60.0));
    assertThat(run.first()).isEqualTo(Kind.NOT_TOLD);
  }

  @Test
  void nor_has_a_server_that_was_only_read_about() {
    ToldRun run = new ToldRun(MEAN).by(KnownTiming.TEI_HEADERS);
    run.requests(100, 540, Map.of(QUEUE, 1.0, COMPUTE, 60.0, TOTAL, 61.0));
    assertThat(run.first()).isEqualTo(Kind.NOT_TOLD);
    ToldRun other = new ToldRun(MEAN).by(KnownTiming.OPENAI_PROCESSING);
    assertThat(other.requests(100, 540, Map.of(TOTAL, 60.0)).first()).isEqualTo(Kind.NOT_TOLD);
  }

  @Test
  void the_body_of_a_stream_is_behind_the_clock_of_its_head() {
    ToldRun run = ToldRun.streamed(MEAN).by(KnownTiming.NAMED).firstToken(10);
    assertThat(run.requests(100, 540, Map.of(TOTAL, 8.0)).first()).isEqualTo(Kind.NOT_TOLD);
  }

  @ParameterizedTest
  @CsvSource({"predictor,OUTSIDE", "transformer,NOT_TOLD", "explainer,NOT_TOLD"})
  void what_a_transformer_does_is_outside_of_the_predictor(String component, Kind kind) {
    ServiceIdentity service =
        new ServiceIdentity(
            "InferenceService",
            "default",
            "iris",
            "uid",
            1,
            "Standard",
            "",
            "v2",
            List.of(
                new ServiceComponent("predictor", "", -1, "", List.of()),
                new ServiceComponent(component, "", -1, "", List.of())),
            "",
            "");
    ClusterResult cluster =
        new ClusterResult(
            "kind", TargetPath.DIRECT, "10.0.0.1:80", service, service, List.of(), null, List.of());
    ToldRun run = named(MEAN).requests(100, 540, Map.of(TOTAL, 60.0));
    assertThat(Judge.judge(run.build().in(cluster)).causes().get(0).kind()).isEqualTo(kind);
  }

  @Test
  void what_envoy_tells_is_the_time_until_it_had_a_head() {
    for (Objective each : List.of(MEAN, P90)) {
      ToldRun run = new ToldRun(each).by(KnownTiming.ENVOY_UPSTREAM);
      TimeCause cause = run.requests(100, 812, Map.of(UPSTREAM, 793.0)).causes().get(0);
      assertThat(cause.kind()).isEqualTo(Kind.UPSTREAM);
      assertThat(cause.sentence())
          .endsWith(
              ": 793.0 ms until Envoy had the service's head, with its own waits and all tries in"
                  + " it");
    }
  }

  @Test
  void what_envoy_does_not_tell_is_no_network() {
    ToldRun run = new ToldRun(MEAN).by(KnownTiming.ENVOY_UPSTREAM);
    assertThat(run.requests(100, 812, Map.of(UPSTREAM, 20.0)).first()).isEqualTo(Kind.NOT_TOLD);
  }

  @ParameterizedTest
  @CsvSource({"94,NOT_TOLD", "95,QUEUE", "96,QUEUE"})
  void of_how_many_a_proxy_tells_says_nothing_of_how_many_a_server_does(int told, Kind kind) {
    ToldRun run = new ToldRun(MEAN).requests(told, 812, Map.of(QUEUE, 790.0, UPSTREAM, 793.0));
    assertThat(run.requests(100 - told, 812, Map.of(UPSTREAM, 793.0)).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"0,QUEUE", "1,QUEUE", "2,NOT_TOLD"})
  void of_which_a_proxy_alone_tells_may_be_the_slowest(int silent, Kind kind) {
    ToldRun run = ToldRun.streamed(atMost("http/ttft-p99", 100)).firstToken(10);
    run.requests(296, 500, Map.of(QUEUE, 2.0, PREFILL, 6.0, DECODE, 488.0, UPSTREAM, 9.0));
    Map<TimedPart, Double> slow =
        Map.of(QUEUE, 290.0, PREFILL, 6.0, DECODE, 500.0, UPSTREAM, 299.0);
    run.firstToken(300).requests(4 - silent, 800, slow);
    assertThat(run.requests(silent, 800, Map.of(UPSTREAM, 299.0)).first()).isEqualTo(kind);
  }

  @Test
  void those_at_a_percentile_of_which_a_proxy_alone_tells_are_passed_over() {
    ToldRun run = new ToldRun(P90).requests(269, 20, Map.of(QUEUE, 2.0, UPSTREAM, 18.0));
    run.requests(14, 300, Map.of(UPSTREAM, 298.0));
    assertThat(run.requests(17, 300, Map.of(QUEUE, 282.0, UPSTREAM, 298.0)).first())
        .isEqualTo(Kind.QUEUE);
  }

  @Test
  void beside_a_server_that_tells_its_time_a_proxy_is_not_asked() {
    ToldRun run = new ToldRun(MEAN).by(KnownTiming.ENVOY_UPSTREAM);
    run.requests(50, 812, Map.of(UPSTREAM, 793.0));
    run.by(KnownTiming.VLLM_METRICS).requests(60, 812, Map.of(QUEUE, 1.0, UPSTREAM, 793.0));
    assertThat(run.first()).isEqualTo(Kind.NOT_TOLD);
  }
}
