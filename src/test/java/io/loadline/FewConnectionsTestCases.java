package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

/** A gate whose limit would allow many connections, for {@link FewConnectionsTest}. */
final class FewConnectionsTestCases {
  private FewConnectionsTestCases() {}

  static class Patient {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 30, rate = 50, seed = "5")
    @Slo(latencyMax = 5000, errors = 0)
    void gate() {}
  }
}
