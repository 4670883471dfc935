package io.loadline.kubernetes.job;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A worker's Job in a cluster that a test scripts, with a clock that moves by what is waited. */
final class FakeRun {
  static final String LAST = "last";

  private final FakeCluster cluster = new FakeCluster();
  private final List<String> said = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<Long, Runnable> script = new TreeMap<>();
  private final JobRequest request;
  private Runnable onJob = () -> {};
  private long nanos;

  FakeRun() {
    this(Requests.plain());
  }

  FakeRun(JobRequest request) {
    this.request = request;
    cluster
        .own()
        .onCreate(
            made -> {
              if (made.resource().equals(ResourceKind.JOBS)) {
                onJob.run();
              }
            })
        .onSilence(this::pass);
  }

  FakeCluster cluster() {
    return cluster;
  }

  List<String> said() {
    return said;
  }

  /** What the worker wrote, as it came. */
  List<String> lines() {
    return lines;
  }

  Duration passed() {
    return Duration.ofNanos(nanos);
  }

  /** Does something so many seconds after the start. */
  FakeRun at(long seconds, Runnable what) {
    script.put(Duration.ofSeconds(seconds).toNanos(), what);
    return this;
  }

  /** Does something as soon as the Job is made. */
  FakeRun onJob(Runnable what) {
    onJob = what;
    return this;
  }

  /** The pod has this status as soon as the Job is made. */
  FakeRun withPod(String status) {
    return onJob(() -> pod(status));
  }

  /** The pod has this status from now on; without braces, with single quotes. */
  void pod(String status) {
    pod("", status);
  }

  /**
   * As {@link #pod(String)}.
   *
   * @param metadata members, each with a comma behind it
   */
  void pod(String metadata, String status) {
    cluster.with(
        ResourceKind.PODS,
        ("{'metadata': {"
                + metadata
                + "'name': 'loadline-iris-1-x', 'namespace': 'ns', 'uid': 'p1', 'labels':"
                + " {'loadline.io/job': 'loadline-iris-1'}, 'ownerReferences': [{'uid': '"
                + job().orElseThrow().uid()
                + "'}]}, 'spec': {'nodeName': 'node-1', 'containers': [{'name': 'worker', 'image':"
                + " 'loadline.test/jre:17'}]}, 'status': {"
                + status
                + "}}")
            .replace('\'', '"'));
  }

  void podGone() {
    cluster.without(ResourceKind.PODS, "loadline-iris-1-x");
  }

  Optional<KubeObject> job() {
    return cluster.get(ResourceKind.JOBS, "ns", "loadline-iris-1");
  }

  /** The Job has this condition from now on. */
  void jobCondition(String type, String reason, String message) {
    cluster.with(
        ResourceKind.JOBS,
        ("{'metadata': {'name': 'loadline-iris-1', 'namespace': 'ns', 'uid': '%s'}, 'status':"
                + " {'conditions': [{'type': '%s', 'status': 'True', 'reason': '%s', 'message':"
                + " '%s'}]}}")
            .formatted(job().orElseThrow().uid(), type, reason, message)
            .replace('\'', '"'));
  }

  /** A warning about the Job, or about its pod. */
  void warning(String uid, String reason, String message) {
    cluster.with(
        ResourceKind.EVENTS,
        ("{'metadata': {'name': '%s', 'namespace': 'ns'}, 'type': 'Warning', 'reason': '%s',"
                + " 'message': '%s', 'lastTimestamp': '2026-01-01T00:00:00Z', 'involvedObject':"
                + " {'uid': '%s'}}")
            .formatted(reason.toLowerCase(java.util.Locale.ROOT), reason, message, uid)
            .replace('\'', '"'));
  }

  private JobClock clock() {
    return new JobClock(() -> nanos, () -> Instant.parse("2026-01-10T12:00:00Z"), this::pass);
  }

  JobReader reader() {
    return new JobReader(
        new JobObjects(
            cluster, job().orElseThrow(), 1, new ApiPatience(clock(), said::add), clock()),
        0);
  }

  WorkerJob start() throws InterruptedException {
    WorkerJob job = new WorkerJob(cluster, request, clock(), said::add);
    job.start(FakeRun::parts);
    return job;
  }

  /** The only part of an engine of one file. */
  static List<EnginePart> parts() {
    return EnginePart.cut(new TreeMap<>(Map.of("a/B.class", new byte[] {1})));
  }

  /** The end of a worker that runs and writes these lines, after which something happens. */
  JobEnd ending(Runnable what, String... written) throws InterruptedException {
    withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .log(
            () -> {
              what.run();
              return List.of(written);
            });
    return end();
  }

  JobEnd end() throws InterruptedException {
    return follow(start());
  }

  /** Until a worker that still runs has said its last line. */
  JobEnd follow(WorkerJob job) throws InterruptedException {
    return follow(job.worker(0));
  }

  JobEnd follow(JobWorker worker) throws InterruptedException {
    return worker.follow(
        line -> {
          lines.add(line);
          return line.equals(LAST);
        });
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
    script.entrySet().removeIf(this::run);
  }

  private boolean run(Map.Entry<Long, Runnable> step) {
    boolean due = step.getKey() <= nanos;
    if (due) {
      step.getValue().run();
    }
    return due;
  }
}
