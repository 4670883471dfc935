package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.plan.Arrivals;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Gates as users write them; run by {@link EarlyStopGateTest}. */
final class EarlyStopTestCases {
  private EarlyStopTestCases() {}

  /** 400 requests a second, constant, so that each second has just as many. */
  @Ready(timeout = "5s")
  @Slo(errorRatio = 0.2, confidence = 0.8)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Sure {}

  @Sure
  static class MayEndEarly {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(
        requests = 3200,
        rate = 400,
        arrivals = Arrivals.CONSTANT,
        warmup = "2",
        connections = 120,
        earlyStop = OptionalBoolean.TRUE,
        minDuration = "1s")
    void gate() {}
  }

  @Sure
  static class NotBeforeFourSeconds {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(
        requests = 3200,
        rate = 400,
        arrivals = Arrivals.CONSTANT,
        warmup = "2",
        connections = 120,
        earlyStop = OptionalBoolean.TRUE,
        minDuration = "4s")
    void gate() {}
  }

  @Quick
  static class WithoutConfidence {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(earlyStop = OptionalBoolean.TRUE)
    @Slo(latencyP90 = 5000)
    void gate() {}
  }
}
