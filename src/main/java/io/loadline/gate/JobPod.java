package io.loadline.gate;

import io.loadline.codec.WorkerPlan;
import io.loadline.config.gate.Gate;
import io.loadline.config.gate.Switches;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.job.JobEnd;
import io.loadline.kubernetes.job.JobRequest;
import io.loadline.kubernetes.job.WorkerJob;
import io.loadline.plan.LoadPlan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A worker as a Job of the cluster of the kubeconfig. */
final class JobPod implements WorkerPod {
  private static final String PLAN = "plan.json";
  private static final String SECRETS = "secrets.json";

  /** So that a log can be read by people afterwards. */
  private static final Duration AFTER_END = Duration.ofMinutes(10);

  /** A core sends some 10,000 requests a second; half of it is for the JVM. */
  private static final double PER_CORE = 5_000;

  private final String name;
  private final Cluster cluster;
  private final WorkerJob job;

  private JobPod(String name, Cluster cluster, WorkerJob job) {
    this.name = name;
    this.cluster = cluster;
    this.job = job;
  }

  /** Starts it in a cluster that is closed with the pod, or with its failure. */
  static JobPod start(WorkerOrder order, Cluster cluster, Consumer<String> say)
      throws InterruptedException {
    try {
      String place = order.namespace();
      JobRequest request = request(order, place.isEmpty() ? cluster.namespace() : place);
      return new JobPod(
          "Job " + request.namespace() + "/" + request.name(),
          cluster,
          WorkerJob.start(cluster, request, System::nanoTime, Clock.systemUTC(), say));
    } catch (InterruptedException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** The Job as it would be made now, but for what only the cluster knows. */
  static String manifest(String name, Gate gate) {
    String namespace = gate.endpoints().get(0).cluster().namespace();
    List<WorkerPlan.EndpointLoad> loads =
        gate.endpoints().stream().map(each -> WorkerOrder.load(each, each.plan())).toList();
    WorkerOrder order =
        WorkerOrder.of(
            new UUID(0, 0),
            "",
            name,
            gate,
            List.of(new ClusterSession.ServicePlace(namespace, Map.of())),
            loads);
    String place = order.namespace();
    return WorkerJob.manifest(request(order, place.isEmpty() ? "NAMESPACE-OF-THE-SERVICE" : place));
  }

  /** What is made in the cluster. */
  static JobRequest request(WorkerOrder order, String namespace) {
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
        1,
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
    return Math.max(250, Math.round(1_000 * rate / PER_CORE)) + "m";
  }

  /** 64 KiB for each connection beside the JVM itself, and the payloads twice. */
  private static String memory(WorkerOrder order) {
    if (!order.settings().requests().memory().isEmpty()) {
      return order.settings().requests().memory();
    }
    long connections = order.work().loads().stream().mapToLong(LoadPlan::inFlight).sum();
    long bytes = (connections << 16) + 2L * order.plan().secrets().length();
    return 256 + (bytes >> 20) + "Mi";
  }

  /** One and the same for all runs of a gate on one machine. */
  private static String runId(WorkerOrder order) {
    byte[] who = (order.owner() + " " + order.gate()).getBytes(StandardCharsets.UTF_8);
    return order.slug() + "-" + UUID.nameUUIDFromBytes(who).toString().substring(0, 18);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<JobEnd> follow(Predicate<String> lines) throws InterruptedException {
    return Optional.of(job.worker(0).follow(lines)).filter(end -> !end.isFinished());
  }

  @Override
  public Optional<String> interruption() {
    return job.worker(0).interruption().map(JobEnd::text);
  }

  @Override
  public void stop() {
    job.stop();
  }

  @Override
  public void close() {
    try {
      job.close();
    } finally {
      cluster.close();
    }
  }
}
