package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.plan.Arrivals;
import io.loadline.slo.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Gates with several endpoints, as users write them. */
final class EndpointTestCases {
  private EndpointTestCases() {}

  @Load(requests = 40, rate = 400, warmup = "4", connections = 8, seed = "11")
  @Ready(timeout = "5s")
  static class Two {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}", weight = 3)
    @Endpoint(name = "digits", url = "${test.url2}", slo = @Slo(latencyMean = 4000))
    @Slo(latencyMean = 5000, errors = 0)
    void both_keep_their_promises() {}
  }

  @Load(requests = 40, rate = 400, warmup = "4", seed = "11")
  @Ready(timeout = "5s")
  static class Broken {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}", weight = 3)
    @Endpoint(name = "digits", url = "${test.url2}", slo = @Slo(latencyMean = 0.000001))
    @Slo(latencyMean = 5000, errors = 0)
    void gate() {}
  }

  @Load(requests = 40, rate = 400, warmup = "4", seed = "11")
  @Ready(timeout = "5s")
  @Endpoint(name = "iris", url = "${test.url}", payload = PAYLOAD)
  @Endpoint(name = "digits", url = "${test.url2}", payload = PAYLOAD)
  static class OnTheClass {
    @InferenceLoadTest
    void gate(EndpointResults results) {
      Assertions.assertEquals(Verdict.PASS, results.verdict());
      Assertions.assertEquals(20, results.of("iris").requests());
      Assertions.assertEquals(20, results.of("digits").requests());
      Assertions.assertTrue(results.report().orElseThrow().toFile().exists());
      Assertions.assertTrue(results.of("digits").report().orElseThrow().toFile().exists());
    }
  }

  @Load(requests = 20, rate = 400, warmup = "2")
  @Ready(timeout = "5s")
  @Endpoint(name = "iris", url = "${test.url}", payload = PAYLOAD)
  @Endpoint(name = "digits", url = "${test.url2}", payload = PAYLOAD)
  static class OneOfItsOwn {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate(LoadResult result) {
      Assertions.assertEquals(20, result.requests());
    }
  }

  @Load(duration = "2s", rate = 500, seed = "11", connections = 40)
  @Ready(timeout = "5s")
  static class ByTime {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}", weight = 3)
    @Endpoint(name = "digits", url = "${test.url2}")
    void gate(EndpointResults results) {
      Instant iris = results.of("iris").run().startedAt();
      Instant digits = results.of("digits").run().startedAt();
      // One after the other would be the 2 s of a load apart.
      Assertions.assertTrue(Duration.between(iris, digits).abs().toMillis() < 1_000, "together");
    }
  }

  @Load(duration = "1s", concurrency = 6)
  @Ready(timeout = "5s")
  static class Closed {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}", weight = 5)
    @Endpoint(name = "digits", url = "${test.url2}")
    void gate(EndpointResults results) {
      Assertions.assertEquals(5, results.of("iris").run().plan().workload().users());
      Assertions.assertEquals(1, results.of("digits").run().plan().workload().users());
    }
  }

  @Load(
      stages = {"constant 100/s for 500ms", "poisson 200/s for 500ms"},
      seed = "11")
  @Ready(timeout = "5s")
  static class Staged {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}", weight = 4)
    @Endpoint(name = "digits", url = "${test.url2}")
    @Slo(latencyMean = 5000)
    void gate() {}
  }

  @Load(requests = 20, rate = 200, arrivals = Arrivals.CONSTANT, warmup = "2")
  @Ready(timeout = "1s")
  static class Mistakes {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Endpoint(name = "iris", url = "iris:80", weight = 0)
    @Endpoint(name = "IRIS", slo = @Slo(latencyP99 = 300))
    @Slo(errors = 0)
    void gate() {}
  }

  static class WrongResult {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}")
    @Endpoint(name = "digits", url = "${test.url2}")
    void gate(LoadResult result) {}
  }

  static class ResultsOfOne {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate(EndpointResults results) {}
  }

  static class OnOrdinary {
    @Test
    @Endpoint(name = "iris", url = "${test.url}")
    @Endpoint(name = "digits", url = "${test.url2}")
    void ordinary() {}
  }
}
