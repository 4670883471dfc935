package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.plan.Arrivals;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Gates as users write them; run by {@link BaselineBuilds}. */
final class BaselineTestCases {
  private BaselineTestCases() {}

  /** Of answers after 100 ms, to which a busy machine does not add 400 ms. */
  @Load(requests = 40, rate = 40, arrivals = Arrivals.CONSTANT, warmup = "2", connections = 20)
  @Ready(timeout = "5s")
  @Retention(RetentionPolicy.RUNTIME)
  @interface FewRequests {}

  @FewRequests
  static class NoSlower {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Baseline(file = "${baseline.file}", latencyP50 = "400%")
    void gate() {}
  }

  @FewRequests
  static class MeantToDiffer {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 45)
    @Baseline(file = "${baseline.file}", latencyP50 = "400%", mayDiffer = "requests")
    void gate() {}
  }

  @FewRequests
  static class OtherLoad {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 45)
    @Baseline(file = "${baseline.file}", latencyP50 = "400%")
    void gate() {}
  }

  @FewRequests
  static class ThreeRuns {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Baseline(file = "${baseline.file}", latencyP50 = "400%", runs = 3)
    void gate() {}
  }

  @FewRequests
  static class BesideLimit {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyP50 = 1)
    @Baseline(file = "${baseline.file}", latencyP50 = "400%")
    void gate() {}
  }
}
