package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.plan.Arrivals;

/** Gates as users write them; run by {@link UnstableGateTest}. */
final class UnstableTestCases {
  private UnstableTestCases() {}

  /** Four times what it can do. */
  @Ready(timeout = "5s")
  static class Above {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 300, rate = 200, arrivals = Arrivals.CONSTANT, connections = 300)
    @Slo(latencyP95 = 20000, errors = 0)
    void gate() {}
  }

  /** Twice what it can do. */
  @Ready(timeout = "5s")
  static class MayEndEarly {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(
        duration = "10s",
        rate = 100,
        arrivals = Arrivals.CONSTANT,
        connections = 1000,
        earlyStop = OptionalBoolean.TRUE,
        minDuration = "1s")
    @Slo(latencyP95 = 20000, errorRatio = 0.2, confidence = 0.95)
    void gate() {}
  }

  @Ready(timeout = "5s")
  static class FewConnections {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 300, rate = 200, arrivals = Arrivals.CONSTANT, connections = 4)
    @Slo(latencyP95 = 2000, errors = 0)
    void gate() {}
  }

  /** Two thirds of what it can do. */
  @Ready(timeout = "5s")
  static class Borne {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 100, rate = 33, arrivals = Arrivals.CONSTANT, connections = 100)
    @Slo(latencyP95 = 20000, errors = 0)
    void gate() {}
  }

  @Ready(timeout = "5s")
  static class Users {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 200, concurrency = 20)
    @Slo(latencyP95 = 20000, errors = 0)
    void gate() {}
  }
}
