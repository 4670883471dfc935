package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

/** Limits on what a server tells of its queue, in ms, in a header of its own. */
final class ServerTimingTestCases {
  private ServerTimingTestCases() {}

  @Quick
  @ServerTiming("queue=header:x-my-queue-ms")
  static class Kept {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(upper = {"server/queue-max=20000", "server/queue-mean=20000"})
    void gate() {}
  }

  @Quick
  @ServerTiming("queue=header:x-my-queue-ms")
  static class Broken {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(upper = "server/queue-max=0.4")
    void gate() {}
  }

  @Quick
  static class Unnamed {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(upper = "server/queue-max=5")
    void gate() {}
  }
}
