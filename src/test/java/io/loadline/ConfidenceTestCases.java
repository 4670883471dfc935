package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

/** Gates as users write them; run by {@link ConfidenceGateTest}. */
final class ConfidenceTestCases {
  private ConfidenceTestCases() {}

  /** So many that a machine whose own stalls make requests alike leaves enough of them. */
  @Quick
  static class Within {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 1000, rate = 200, warmup = "2", connections = 80)
    @Slo(latencyP95 = 5000, errors = 0, confidence = 0.8)
    void gate() {}
  }

  @Quick
  static class TooFew {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyP95 = 5000, confidence = 0.95)
    void gate() {}
  }

  /** Every twentieth request fails, where one in twenty may. */
  @Quick
  static class OnTheLimit {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 400, rate = 400, warmup = "2", connections = 1)
    @Slo(errorRatio = 0.052, confidence = 0.95)
    void gate() {}
  }
}
