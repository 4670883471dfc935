package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import org.junit.jupiter.api.Test;

/** Gates that compare, as users write them. */
final class CompareTestCases {
  private CompareTestCases() {}

  @Load(rate = 50, duration = "200s", seed = "7")
  @Compare(baseline = "stable", candidate = "canary", by = "20%")
  static class OnTheClass {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "stable", url = "${test.url}")
    @Endpoint(name = "canary", url = "${test.url}")
    @Compare(latencyP99 = "25%", settle = "2s")
    void gate() {}
  }

  static class OneAddress {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Compare(baseline = "stable", candidate = "canary")
    @Slo(errors = 0)
    void gate() {}
  }

  static class Alone {
    @Test
    @Compare(baseline = "stable", candidate = "canary")
    void ordinary() {}
  }
}
