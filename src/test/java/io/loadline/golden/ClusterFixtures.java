package io.loadline.golden;

import io.loadline.report.Clusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Services in a cluster, and several endpoints. */
final class ClusterFixtures {
  private static final String MEAN = "http/latency-mean <= 80";
  private static final String NO_ERRORS = "http/error-count <= 0";
  private static final String WEB = "container web of pod web-1";
  private static final String THROTTLED =
      WEB
          + " was held back by its CPU limit of 50m for 8.3 s (its threads"
          + " together), in 96 % of its periods, from 0.0 s to 12.4 s";

  private ClusterFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(
        new GoldenFixture("pass-in-cluster", () -> kept().texts()),
        new GoldenFixture("pass-canary-of-knative", () -> revision().texts()),
        new GoldenFixture("inconclusive-tunnel", () -> through(60).texts()),
        new GoldenFixture("inconclusive-tunnel-of-unknown-cost", () -> through(-1).texts()),
        new GoldenFixture("fail-tunnel", () -> through(4).texts()),
        new GoldenFixture("invalid-restart", () -> restarted().textsAndPage()),
        new GoldenFixture("invalid-cpu-limit", () -> throttled().texts()),
        new GoldenFixture("fail-cpu-limit-allowed", () -> throttled().allowingThrottling().texts()),
        new GoldenFixture("fail-scaling-allowed", () -> scaled().allowingScaling().texts()),
        new GoldenFixture("endpoints-of-each-verdict", ClusterFixtures::ofEachVerdict),
        new GoldenFixture("endpoints-pass", ClusterFixtures::allKept));
  }

  private static FinishedRun slow() {
    return FinishedRun.promising(MEAN, NO_ERRORS).requests(10);
  }

  private static FinishedRun fast() {
    return slow().taking(index -> 50);
  }

  private static FinishedReport kept() {
    return FinishedReport.on(Surroundings.of(fast()).measuredIn(Clusters.standard()));
  }

  private static FinishedReport revision() {
    return FinishedReport.on(Surroundings.of(fast()).measuredIn(Clusters.tagged()));
  }

  private static FinishedReport through(double added) {
    return FinishedReport.on(Surroundings.of(slow()).measuredThrough(added));
  }

  private static FinishedReport restarted() {
    return FinishedReport.on(
        Surroundings.of(fast())
            .interfered("restart", 0.21, "kserve-container of pod iris-a restarted", false)
            .interfered("not-confirmed", Double.NaN, "pods could not be listed afterwards", false)
            .measuredIn(Clusters.canary()));
  }

  private static FinishedReport throttled() {
    return FinishedReport.on(
        Surroundings.of(slow())
            .heldBack(WEB, 12.4, 0.96, THROTTLED)
            .measuredIn(Clusters.standardCanary()));
  }

  private static FinishedReport scaled() {
    return FinishedReport.on(
        Surroundings.of(slow())
            .interfered("scaled", 0.4, "the predictor has 2 pods", true)
            .measuredIn(Clusters.unknown()));
  }

  private static Map<String, String> ofEachVerdict() {
    Map<String, FinishedReport> endpoints = new LinkedHashMap<>();
    endpoints.put("iris", FinishedReport.on(fast().failing("server-error", 3).measured()));
    endpoints.put("digits", throttled());
    endpoints.put("faces", through(60));
    endpoints.put(
        "words",
        FinishedReport.on(fast().measured())
            .override("loadline.endpoint.words.latency-mean", "40", "80", "system property", true));
    return FinishedReport.together(endpoints, "a note on all endpoints");
  }

  private static Map<String, String> allKept() {
    Map<String, FinishedReport> endpoints = new LinkedHashMap<>();
    endpoints.put("iris", FinishedReport.on(fast().poisson(20).measured()));
    endpoints.put("canary", revision());
    return FinishedReport.together(endpoints);
  }
}
