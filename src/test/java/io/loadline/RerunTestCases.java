package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import org.junit.jupiter.api.Assertions;

/** Gates that are run again, as Surefire's rerunFailingTestsCount does. */
final class RerunTestCases {
  private RerunTestCases() {}

  @Quick
  static class Flaky {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 5000, errors = 0)
    void gate() {}
  }

  @Quick
  static class FlakyBody {
    static boolean red = true;

    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 5000, errors = 0)
    void gate(LoadResult result) {
      Assertions.assertFalse(red);
    }
  }

  @Quick
  static class FlakyEndpoints {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}")
    @Endpoint(name = "digits", url = "${test.url}")
    @Slo(errors = 0)
    void gate() {}
  }
}
