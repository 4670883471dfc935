package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.Loadline;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits on means that Triton counts over the run: four users of one instance, 100 ms each. */
@NeedsModelServer
@Timeout(120)
class LimitsOnTritonIT {
  private ModelServer server;

  @BeforeEach
  void start() throws Exception {
    server = ModelServer.up("triton");
  }

  private Loadline gate(String model, String limit) {
    String url = server.url() + "/v2/models/" + model;
    String input =
        "{\"inputs\": [{\"name\": \"x\", \"shape\": [1, 2], \"datatype\": \"FP32\", \"data\": [0.1, 0]}]}";
    return Loadline.target(url + "/infer")
        .payload(input)
        .timeout(Duration.ofSeconds(20))
        .serverMetrics(url + "/stats")
        .load(load -> load.requests(40).concurrency(4).warmup("0"))
        .slo(slo -> slo.upper(limit))
        .printTo(new PrintStream(OutputStream.nullOutputStream()));
  }

  /** INVALID where this machine stood still meanwhile. */
  @ParameterizedTest
  @CsvSource({"queue, 1000, PASS", "queue, 200, FAIL", "compute, 1000, PASS", "compute, 90, FAIL"})
  void a_mean_is_judged_by_its_counters(String part, String limit, Verdict verdict)
      throws Exception {
    Judgment judgment = gate("slow", "server/" + part + "-mean=" + limit).run().judgment();

    assertThat(judgment.objectives().get(0).verdict())
        .as(judgment.toString())
        .isIn(verdict, verdict == Verdict.FAIL ? Verdict.INVALID : verdict);
    assertThat(judgment.objectives().get(0).samples()).isEqualTo(40);
    assertThat(judgment.notes())
        .contains("server/" + part + "-mean by Triton's counters over the run");
  }

  @Test
  void of_an_ensemble_it_is_refused_before_the_load() {
    assertThatThrownBy(gate("ensemble", "server/queue-mean=50")::run)
        .hasMessage(
            "server/queue-mean: nobody tells the server's queue, neither of each request nor over the"
                + " run: the model is an ensemble, and Triton tells its queue under its steps alone;"
                + " remove it, or name another address by @ServerMetrics(url = ..)");
  }

  @Test
  void where_another_model_is_named_it_is_refused_before_the_load() {
    String none = server.url() + "/v2/models/none/stats";
    assertThatThrownBy(gate("slow", "server/queue-mean=50").serverMetrics(none)::run)
        .hasMessageContaining(": " + none + " answered 4");
  }
}
