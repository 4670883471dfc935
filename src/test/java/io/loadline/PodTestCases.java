package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.testkit.MlServer;

/** Gates of all kinds, whose load a pod drives. */
final class PodTestCases {
  private PodTestCases() {}

  @Load(requests = 40, rate = 40, warmup = "4")
  @Ready(timeout = "30s")
  @Auth(bearer = "${secret:test.token}")
  @Tls(ca = "file:${test.ca}", cert = "file:${test.cert}", key = "file:${test.key}")
  static class Secrets {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD, host = "iris.example.com")
    @Slo(errors = 0)
    void gate() {}
  }

  @Load(requests = 60, rate = 60, warmup = "6", seed = "11")
  @Ready(timeout = "30s")
  static class Endpoints {
    @InferenceLoadTest
    @Endpoint(name = "rows", url = "${test.url}", weight = 3, payload = "file:${test.rows}")
    @Endpoint(
        name = "chat",
        url = "${test.url2}",
        payload = "{\"stream\":true}",
        streamSlo = @StreamSlo(ttftMean = 5000, itlP95 = 5000))
    @Slo(errors = 0)
    void gate(EndpointResults results) {
      PodRunsClusterIT.RESULTS.add(results);
    }
  }

  @Load(
      stages = {"constant 20/s for 1s", "ramp 20/s to 60/s for 2s"},
      warmup = "4")
  @Ready(timeout = "30s")
  static class Stages {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate() {}
  }

  @Load(requests = 240, rate = 20, warmup = "4")
  @Ready(timeout = "30s")
  static class TwelveSeconds {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate() {}
  }

  @Load(requests = 400, rate = 100, warmup = "8", seed = "11", workers = 4)
  @Ready(timeout = "30s")
  static class FourWorkers {
    @InferenceLoadTest(url = "${test.url}", payload = "file:${test.rows}")
    @Slo(errors = 0)
    void gate(LoadResult result) {
      ManyWorkersClusterIT.RESULTS.add(result);
    }
  }

  @Load(requests = 40, rate = 40, warmup = "4")
  @Ready(timeout = "60s")
  static class Grpc {
    @InferenceLoadTest(
        url = "${test.url}",
        payload = MlServer.PAYLOAD,
        expect = "outputs[0].datatype~=INT")
    @Slo(errors = 0)
    void gate() {}
  }
}
