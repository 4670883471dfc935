package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

/** Gates on an address from which no ready endpoint follows. */
final class ReadyPathTestCases {
  private ReadyPathTestCases() {}

  @Quick
  static class Named {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Ready(path = "/health")
    @Slo(errors = 0)
    void gate() {}
  }

  @Quick
  static class NotAPath {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Ready(path = "health")
    @Slo(errors = 0)
    void gate() {}
  }
}
