package io.loadline.golden;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.Endpoint;
import io.loadline.EndpointResults;
import io.loadline.InferenceLoadTest;
import io.loadline.Load;
import io.loadline.LoadResult;
import io.loadline.Ready;
import io.loadline.Slo;
import io.loadline.plan.Protocol;

/** Gates of several endpoints, as users write them; all call one server. */
final class GoldenEndpointTestCases {
  private GoldenEndpointTestCases() {}

  @Small
  static class Two {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}", weight = 3)
    @Endpoint(
        name = "digits",
        url = "${test.url}",
        headers = "X-Digits: yes",
        slo = @Slo(latencyMean = 4000))
    @Slo(latencyMean = 5000, errors = 0)
    void gate() {}
  }

  @Small
  static class OnlyResults {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}")
    @Endpoint(name = "digits", url = "${test.url}")
    void gate(EndpointResults results) {}
  }

  @Small
  static class NoBody {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}")
    @Endpoint(name = "digits", url = "${test.url}")
    @Slo(errors = 0)
    void gate(org.junit.jupiter.api.TestInfo info, String text) {}
  }

  @Load(requests = 12, concurrency = 3, warmup = "0", seed = "7")
  static class Closed {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}", weight = 2)
    @Endpoint(name = "digits", url = "${test.url}", protocol = Protocol.HTTP_1_1)
    @Slo(errorRatio = 0.5)
    void gate() {}
  }

  @Small
  static class Mistakes {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Endpoint(name = "iris", url = "iris:80", weight = 0)
    @Endpoint(name = "IRIS", slo = @Slo(latencyP99 = -1))
    @Slo(errors = 0)
    void gate() {}
  }

  @Small
  static class WrongResult {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}")
    @Endpoint(name = "digits", url = "${test.url}")
    @Slo(errors = 0)
    void gate(LoadResult result) {}
  }

  @Small
  static class InCluster {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(
        name = "iris",
        url = "/v2/models/iris/infer",
        ready = @Ready(isvc = "iris", namespace = "models"))
    @Endpoint(name = "digits", url = "${test.url}", ready = @Ready(path = "none"))
    @Slo(latencyMean = 300)
    void gate() {}
  }
}
