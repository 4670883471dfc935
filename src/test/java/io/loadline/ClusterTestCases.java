package io.loadline;

import io.loadline.testkit.MlServer;

/** The tutorial's gate; {@code test.url} names an InferenceService of a test's own. */
final class ClusterTestCases {
  private ClusterTestCases() {}

  static class Tutorial {
    @InferenceLoadTest(url = "${test.url}", payload = MlServer.PAYLOAD)
    @Slo(latencyMean = 500, errors = 0)
    void iris_keeps_its_promise() {}
  }
}
