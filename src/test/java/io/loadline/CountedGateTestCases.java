package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

/** Limits that a model with one request at a time breaks, of a server that tells its counters. */
final class CountedGateTestCases {
  private CountedGateTestCases() {}

  static class EightUsers {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 240, concurrency = 8, warmup = "16")
    @Ready(timeout = "5s")
    @Slo(latencyP90 = 100)
    void gate() {}
  }

  static class EightUsersFromTheStart {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 240, concurrency = 8, warmup = "0")
    @Ready(timeout = "5s")
    @Slo(latencyP90 = 100)
    void gate() {}
  }

  static class AsMuchAsItCan {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 100, concurrency = 1, warmup = "0")
    @Ready(timeout = "5s")
    @Slo(latencyP90 = 5_000)
    void gate() {}
  }
}
