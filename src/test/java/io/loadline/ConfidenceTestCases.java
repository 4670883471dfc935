package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

/** Gates as users write them; run by {@link ConfidenceGateTest}. */
final class ConfidenceTestCases {
  private static final String CHAT = "{\"stream\":true}";

  private ConfidenceTestCases() {}

  /** A limit that few independent requests keep: those of a busy machine are much alike. */
  @Quick
  static class Within {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 1000, rate = 200, warmup = "2", connections = 80)
    @Slo(latencyP95 = 5000, errors = 0, confidence = 0.8)
    void gate() {}
  }

  /** Four users have an answer of 20 ms, so at most 80 in all. */
  @Quick
  static class FewAnswers {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(concurrency = 4, duration = "400ms", warmup = "4")
    @Slo(latencyP50 = 5000, latencyMean = 5000, errors = 0, confidence = 0.95)
    void gate() {}
  }

  @Quick
  static class TooFew {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyP95 = 5000, confidence = 0.95)
    void gate() {}
  }

  /** With limits that few independent answers keep: those of a busy machine are much alike. */
  @Quick
  static class Streams {
    @InferenceLoadTest(url = "${test.url}", payload = CHAT)
    @Load(requests = 400, rate = 200, warmup = "2", connections = 40)
    @Slo(
        errors = 0,
        upper = {"http/ttft-p75=5000", "http/itl-p75=5000"})
    @StreamSlo(goodput = 0.7, goodputLimits = "ttft=5000", confidence = 0.8)
    void gate() {}
  }

  /** A quarter is late where one in twenty may be. */
  @Quick
  static class LateStreams {
    @InferenceLoadTest(url = "${test.url}", payload = CHAT)
    @Load(requests = 400, rate = 200, warmup = "2", connections = 80)
    @Slo(errors = 0)
    @StreamSlo(ttftP95 = 200, goodput = 0.95, goodputLimits = "ttft=200", confidence = 0.95)
    void gate() {}
  }

  /** Every twentieth is late, where one in twenty may be. */
  @Quick
  static class NearStreams {
    @InferenceLoadTest(url = "${test.url}", payload = CHAT)
    @Load(requests = 400, rate = 200, warmup = "2", connections = 40)
    @Slo(errors = 0)
    @StreamSlo(goodput = 0.948, goodputLimits = "ttft=200", confidence = 0.95)
    void gate() {}
  }

  /** Every twentieth request fails, where one in twenty may. */
  @Quick
  static class OnTheLimit {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 400, rate = 400, warmup = "2", connections = 1)
    @Slo(errorRatio = 0.052, confidence = 0.95)
    void gate() {}
  }
}
