package io.loadline.golden;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.Auth;
import io.loadline.InferenceLoadTest;
import io.loadline.Load;
import io.loadline.LoadResult;
import io.loadline.OptionalBoolean;
import io.loadline.Ready;
import io.loadline.Slo;
import io.loadline.StreamSlo;
import io.loadline.plan.Protocol;

/** Gates of one endpoint, as users write them. */
final class GoldenTestCases {
  private GoldenTestCases() {}

  @Small
  static class Kept {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 5000, errors = 0)
    void gate() {}
  }

  @Small
  static class OnlyResult {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate(LoadResult result) {}
  }

  @Small
  static class BodyFails {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 5000, errors = 0)
    void gate() {
      throw new IllegalStateException("the body's own");
    }
  }

  @Small
  static class NoBody {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 5000, errors = 0)
    void gate(org.junit.jupiter.api.TestInfo info, String text) {}
  }

  @Load(requests = 12, concurrency = 2, warmup = "0", seed = "7")
  static class Closed {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(
        errors = 2,
        upper = {"http/latency-p75=5000"})
    void gate() {}
  }

  @Load(
      stages = {"constant 40/s for 100ms", "ramp 40/s to 80/s for 100ms"},
      connections = 12,
      warmup = "0",
      seed = "7")
  static class Staged {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMax = 5000, errors = 0)
    void gate() {}
  }

  @Small
  static class OverHttp2 {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD, protocol = Protocol.HTTP_2)
    @Slo(latencyMean = 5000, errors = 0)
    void gate() {}
  }

  @Small
  static class OverGrpc {
    @InferenceLoadTest(
        url = "${test.url}",
        payload =
            "{\"inputs\":[{\"name\":\"a\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,2]}]}",
        expect = "outputs[0].name=\"predict\"")
    @Slo(latencyMean = 5000, errors = 0)
    void gate() {}
  }

  @Small
  static class Messages {
    @InferenceLoadTest(
        url = "${test.url}",
        payload = "{\"item\":\"tea\",\"count\":2}",
        protoset = "classpath:protos/everything.protoset")
    @Ready(path = "none")
    @StreamSlo(ttftMean = 5000)
    @Slo(errors = 0)
    void gate() {}
  }

  @Small
  static class Tokens {
    @InferenceLoadTest(url = "${test.url}", payload = "{\"stream\":true}")
    @StreamSlo(
        ttftMean = 5000,
        goodput = 0.5,
        goodputLimits = {"ttft=5000"})
    @Slo(errors = 0)
    void gate() {}
  }

  @Small
  static class Secrets {
    @InferenceLoadTest(
        url = "${test.url}",
        payload = PAYLOAD,
        headers = "X-Api-Key: ${secret:test.token}")
    @Auth(bearer = "${secret:test.bearer}")
    @Slo(latencyMean = 5000, errors = 0)
    void gate() {}
  }

  static class Mistakes {
    @InferenceLoadTest(
        url = "iris:8080",
        payload = "nowhere.json",
        timeout = "30",
        headers = "no colon",
        expect = "outputs[")
    @Load(rate = 0, stages = "ramp", seed = "7")
    @Slo(upper = "http/latency-p9x=3", errorRatio = 2)
    void gate() {}
  }

  static class NothingPromised {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate() {}
  }

  @Small
  static class InCluster {
    @InferenceLoadTest(url = "/v2/models/iris/infer", payload = PAYLOAD)
    @Ready(isvc = "iris", namespace = "models", allowScaling = OptionalBoolean.TRUE)
    @Slo(latencyP90 = 300, errors = 0)
    void gate() {}
  }
}
