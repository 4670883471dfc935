package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.plan.Arrivals;

/** Limits on means of a server that counts 5 ms of queue a request over the run. */
final class CountedObjectivesTestCases {
  private CountedObjectivesTestCases() {}

  @Ready(timeout = "5s")
  @Load(requests = 20, rate = 200, arrivals = Arrivals.CONSTANT, warmup = "0", connections = 4)
  @ServerMetrics(url = "${test.stats}")
  static class Kept {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(upper = {"server/queue-mean=20000", "server/compute-mean=20000"})
    void gate() {}
  }

  @Ready(timeout = "5s")
  @Load(requests = 20, rate = 200, arrivals = Arrivals.CONSTANT, warmup = "0", connections = 4)
  @ServerMetrics(url = "${test.stats}")
  static class Broken {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(upper = "server/queue-mean=4")
    void gate() {}
  }

  @Quick
  @ServerMetrics(url = "${test.stats}")
  static class WarmedUp {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(upper = "server/queue-mean=5.2")
    void gate() {}
  }

  @Quick
  @ServerMetrics(url = "${test.stats}")
  static class Percentile {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(upper = "server/queue-max=5")
    void gate() {}
  }
}
