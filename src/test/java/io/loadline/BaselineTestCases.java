package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.plan.Arrivals;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Gates as users write them; run by {@link BaselineGateTest}. */
final class BaselineTestCases {
  private BaselineTestCases() {}

  /** By a median of 50 ms, which a busy machine does not double. */
  @Load(requests = 60, rate = 200, arrivals = Arrivals.CONSTANT, warmup = "2", connections = 20)
  @Ready(timeout = "5s")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Short {}

  @Short
  static class NoSlower {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Baseline(file = "${baseline.file}", latencyP50 = "100%")
    void gate() {}
  }

  @Short
  static class MeantToDiffer {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 70)
    @Baseline(file = "${baseline.file}", latencyP50 = "100%", mayDiffer = "requests")
    void gate() {}
  }

  @Short
  static class OtherLoad {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 70)
    @Baseline(file = "${baseline.file}", latencyP50 = "100%")
    void gate() {}
  }

  @Short
  static class ThreeRuns {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Baseline(file = "${baseline.file}", latencyP50 = "100%", runs = 3)
    void gate() {}
  }

  @Short
  static class BesideLimit {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyP50 = 1)
    @Baseline(file = "${baseline.file}", latencyP50 = "100%")
    void gate() {}
  }
}
