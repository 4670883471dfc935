package io.loadline.kubernetes;

import io.loadline.Compare;
import io.loadline.Endpoint;
import io.loadline.GateKit;
import io.loadline.InferenceLoadTest;
import io.loadline.Load;
import io.loadline.Slo;
import java.nio.file.Path;

/** Not a test: a program that compares the canary of a namespace with what it is to replace. */
public final class ComparedCanaryMain {
  private ComparedCanaryMain() {}

  /**
   * Measures, and prints what a user sees.
   *
   * @param args the namespace
   */
  public static void main(String[] args) {
    System.out.println(
        GateKit.writingTo(Path.of("."))
            .with("test.namespace", args[0])
            .run(TestCases.class)
            .console());
  }

  static class TestCases {
    @InferenceLoadTest(payload = GateKit.PAYLOAD)
    @Endpoint(
        name = "stable",
        url = "http://prev-worker-predictor.${test.namespace}.svc/v2/models/worker/infer")
    @Endpoint(
        name = "canary",
        url = "http://latest-worker-predictor.${test.namespace}.svc/v2/models/worker/infer")
    // Warmed up until the gates that start beside it have started.
    @Load(rate = 5, duration = "400s", warmup = "60s")
    @Compare(baseline = "stable", candidate = "canary", latencyP50 = "10%")
    @Slo(errorRatio = 0.01)
    void the_canary_is_no_slower() {}
  }
}
