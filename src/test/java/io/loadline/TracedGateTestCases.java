package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

/** Gates whose requests tell their traces. */
final class TracedGateTestCases {
  private TracedGateTestCases() {}

  @Load(requests = 40, rate = 400, warmup = "10")
  static class Plain {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate() {}
  }

  @Load(requests = 40, rate = 400, warmup = "10", seed = "7")
  static class Endpoints {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}")
    @Endpoint(name = "digits", url = "${test.url}")
    @Slo(errors = 0)
    void gate() {}
  }

  @Load(requests = 40, rate = 400, warmup = "10")
  static class OwnContext {
    @InferenceLoadTest(
        url = "${test.url}",
        payload = PAYLOAD,
        headers = "TraceParent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
    @Slo(errors = 0)
    void gate() {}
  }
}
