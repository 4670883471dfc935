package io.loadline.kubernetes.job;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.util.List;

/** Several pods of the Job of a {@link FakeRun}. */
final class FakeWorkers {
  private final FakeRun run;
  private final int count;

  FakeWorkers(int count) {
    this.run = new FakeRun(Requests.workers(count));
    this.count = count;
  }

  FakeRun run() {
    return run;
  }

  /** All pods run as soon as the Job is made. */
  FakeWorkers running() {
    run.onJob(
        () -> {
          for (int index = 0; index < count; index++) {
            pod(index, Statuses.RUNNING);
          }
        });
    return this;
  }

  /** The pod of a worker has this status from now on; without braces, with single quotes. */
  void pod(int index, String status) {
    pod(index, "", status);
  }

  /** As {@link FakeRun#pod(String, String)}. */
  void pod(int index, String metadata, String status) {
    run.cluster()
        .without(ResourceKind.PODS, name(index))
        .with(List.of(pod(run.job().orElseThrow(), index, "p" + index, metadata, status)));
  }

  static KubeObject pod(KubeObject job, int index, String uid, String metadata, String status) {
    return FakeCluster.object(
        ResourceKind.PODS,
        """
        {'metadata': {%s'name': '%s', 'namespace': 'ns', 'uid': '%s', 'labels':
        {'loadline.io/job': 'loadline-iris-1', 'batch.kubernetes.io/job-completion-index': '%d'},
        'ownerReferences': [{'uid': '%s'}]}, 'spec': {'nodeName': 'node-%d', 'containers':
        [{'name': 'worker', 'image': 'loadline.test/jre:17'}]}, 'status': {%s}}"""
            .formatted(metadata, name(index), uid, index, job.uid(), index, status)
            .replace('\'', '"'));
  }

  static String name(int index) {
    return "loadline-iris-1-" + index + "-x";
  }

  void podGone(int index) {
    run.cluster().without(ResourceKind.PODS, name(index));
  }

  /** What the one worker writes at last, after which something happens, until its end. */
  JobEnd ending(int index, Runnable what, String... written) throws InterruptedException {
    running()
        .run
        .cluster()
        .own()
        .log(
            () -> {
              what.run();
              return List.of(written);
            });
    return run.follow(run.start().worker(index));
  }
}
