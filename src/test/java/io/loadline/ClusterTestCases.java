package io.loadline;

/** The tutorial's gate; {@code test.url} names an InferenceService of a test's own. */
final class ClusterTestCases {
  private ClusterTestCases() {}

  static class Tutorial {
    @InferenceLoadTest(
        url = "${test.url}",
        payload = "file:sample-project/src/test/resources/iris-input.json")
    @Slo(latencyMean = 500, errors = 0)
    void iris_keeps_its_promise() {}
  }
}
