package io.loadline.kubernetes.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Requests of tests. */
final class Requests {
  private Requests() {}

  /** With nothing but what must be. */
  static JobRequest plain() {
    return of("loadline-iris-1", Map.of("plan.json", "{\"a\": 1}"), Map.of("secrets.json", "{}"));
  }

  /** As {@link #plain}, with so many pods. */
  static JobRequest workers(int count) {
    JobRequest plain = plain();
    return new JobRequest(
        plain.namespace(),
        plain.name(),
        plain.runId(),
        plain.pod(),
        new JobRequest.Placement(count, Map.of(), List.of(), List.of()),
        plain.lifetime(),
        plain.documents(),
        plain.command());
  }

  static JobRequest of(String name, Map<String, String> open, Map<String, String> secret) {
    return new JobRequest(
        "ns",
        name,
        "iris",
        pod("loadline.test/jre:17"),
        new JobRequest.Placement(1, Map.of(), List.of(), List.of()),
        lifetime(false),
        new JobRequest.Documents(open, secret),
        List.of("-Xmx256m", "io.loadline.engine.WorkerMain", "--plan", file("plan.json")));
  }

  static JobRequest.PodSettings pod(String image) {
    return new JobRequest.PodSettings(
        image,
        List.of(),
        Map.of("cpu", "100m", "memory", "384Mi"),
        Map.of("memory", "512Mi"),
        OptionalInt.of(65_532),
        false,
        "",
        false);
  }

  static JobRequest.Lifetime lifetime(boolean keep) {
    return new JobRequest.Lifetime(
        Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(5), keep);
  }

  /** With all that can be asked for. */
  static JobRequest full() {
    return new JobRequest(
        "models",
        "loadline-iris-1",
        "iris",
        new JobRequest.PodSettings(
            "mirror.test/temurin:21",
            List.of("mirror"),
            Map.of("memory", "1Gi", "cpu", "2"),
            Map.of("memory", "1Gi"),
            OptionalInt.empty(),
            true,
            "caller",
            true),
        new JobRequest.Placement(
            1,
            Map.of("pool", "load"),
            List.of(
                new JobRequest.Toleration("load", "yes", "NoSchedule"),
                new JobRequest.Toleration("spot", "", "")),
            List.of(
                new JobRequest.Pods(
                    Map.of("serving.kserve.io/inferenceservice", "iris"), "serving"),
                new JobRequest.Pods(
                    Map.of("serving.kserve.io/inferenceservice", "flowers"), "models"))),
        lifetime(true),
        new JobRequest.Documents(Map.of("plan.json", "{\"a\": 1}"), Map.of("secrets.json", "{}")),
        List.of("io.loadline.engine.WorkerMain"));
  }

  private static String file(String name) {
    return JobRequest.document(name);
  }
}
