package io.loadline.gate;

import io.loadline.config.gate.Switches;
import io.loadline.kubernetes.job.JobRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** From what workers are to do to the Job that has its pods do it. */
final class JobRequests {
  private static final String PLAN = "plan.json";
  private static final String SECRETS = "secrets.json";

  /** So that a log can be read by people afterwards. */
  private static final Duration AFTER_END = Duration.ofMinutes(10);

  /** A core sends some 10,000 requests a second; half of it is for the JVM. */
  private static final double PER_CORE = 5_000;

  private JobRequests() {}

  /** What is made in the cluster. */
  static JobRequest of(WorkerOrder order, String namespace) {
    Switches.Worker settings = order.settings();
    return new JobRequest(
        namespace,
        "loadline-" + order.slug() + "-" + order.id().toString().substring(0, 8),
        runId(order),
        new JobRequest.PodSettings(
            settings.image(),
            settings.pullSecrets(),
            Map.of("cpu", cpu(order), "memory", memory(order)),
            Map.of(),
            settings.user(),
            settings.mesh(),
            "",
            false),
        placement(order),
        new JobRequest.Lifetime(
            settings.start(),
            settings.start().plus(order.work().longest()),
            AFTER_END,
            settings.keep()),
        documents(order),
        order.command(JobRequest.document(PLAN), JobRequest.document(SECRETS)));
  }

  private static JobRequest.Placement placement(WorkerOrder order) {
    Switches.WorkerPlacement nodes = order.settings().placement();
    return new JobRequest.Placement(
        order.work().workers(),
        nodes.nodeSelector(),
        nodes.tolerations().stream()
            .map(each -> new JobRequest.Toleration(each.key(), each.value(), each.effect()))
            .toList(),
        order.places().stream()
            .filter(each -> !each.podLabels().isEmpty())
            .map(each -> new JobRequest.Pods(each.podLabels(), each.namespace()))
            .distinct()
            .toList());
  }

  /** Whoever may read ConfigMaps may see the plan, unless there is something secret in it. */
  private static JobRequest.Documents documents(WorkerOrder order) {
    Map<String, String> open = new HashMap<>();
    Map<String, String> secret = new HashMap<>(Map.of(SECRETS, order.plan().secrets()));
    (order.work().secret() ? secret : open).put(PLAN, order.plan().plan());
    return new JobRequest.Documents(open, secret);
  }

  private static String cpu(WorkerOrder order) {
    if (!order.settings().requests().cpu().isEmpty()) {
      return order.settings().requests().cpu();
    }
    double rate =
        order.work().loads().stream().mapToDouble(each -> each.workload().peakRate()).sum();
    double share = rate / order.work().workers();
    return Math.max(250, Math.round(1_000 * share / PER_CORE)) + "m";
  }

  /** 64 KiB for each connection beside the JVM itself, and the payloads twice. */
  private static String memory(WorkerOrder order) {
    if (!order.settings().requests().memory().isEmpty()) {
      return order.settings().requests().memory();
    }
    int workers = order.work().workers();
    long connections =
        order.work().loads().stream()
            .mapToLong(each -> (each.inFlight() + workers - 1) / workers)
            .sum();
    long bytes = (connections << 16) + 2L * order.plan().secrets().length();
    return 256 + (bytes >> 20) + "Mi";
  }

  /** One and the same for all runs of a gate on one machine. */
  private static String runId(WorkerOrder order) {
    byte[] who = (order.owner() + " " + order.gate()).getBytes(StandardCharsets.UTF_8);
    return order.slug() + "-" + UUID.nameUUIDFromBytes(who).toString().substring(0, 18);
  }
}
