package io.loadline.servers;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.Baseline;
import io.loadline.Compare;
import io.loadline.Endpoint;
import io.loadline.InferenceLoadTest;
import io.loadline.Load;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Gates that compare; run by {@link JobMain}. */
final class ComparedGates {
  private ComparedGates() {}

  /** As short as makes the spread of a figure about 5 % where times are spread by half. */
  @Load(requests = 200, rate = 200, warmup = "20", connections = 32)
  @Retention(RetentionPolicy.RUNTIME)
  @interface OneSecond {}

  @OneSecond
  static class ByTenPercent {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Baseline(
        file = "${baseline.file}",
        latencyMean = "10%",
        latencyP50 = "10%",
        latencyP90 = "10%",
        by = "50%")
    void gate() {}
  }

  /** Of a service whose runs differ too much for less: it is the intervals that are wanted. */
  @OneSecond
  static class ByTwice {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Baseline(
        file = "${baseline.file}",
        latencyMean = "100%",
        latencyP50 = "100%",
        latencyP90 = "100%")
    void gate() {}
  }

  @OneSecond
  static class FourRuns {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Baseline(
        file = "${baseline.file}",
        latencyMean = "100%",
        latencyP50 = "100%",
        latencyP90 = "100%",
        runs = 4)
    void gate() {}
  }

  static class InTurns {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "stable", url = "${stable.url}")
    @Endpoint(name = "canary", url = "${canary.url}")
    @Load(rate = 25, duration = "200s", warmup = "20", connections = 16)
    @Compare(baseline = "stable", candidate = "canary", latencyP50 = "10%", latencyP90 = "10%")
    void gate() {}
  }
}
