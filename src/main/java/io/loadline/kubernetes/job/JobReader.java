package io.loadline.kubernetes.job;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import java.time.Duration;
import java.util.Optional;

/** What the cluster says of one worker of a Job. */
record JobReader(JobObjects objects, int index) {
  KubeObject job() {
    return objects.job();
  }

  /** As it is now; waits so long for an API server that is away. */
  JobState state(Duration longest) throws InterruptedException {
    return objects.patience().ask(longest, this::stateNow);
  }

  /** As it is now, by one try. */
  JobState stateNow() {
    return objects.state(index);
  }

  /** As {@link JobObjects#lastSeen}. */
  Optional<Pod> lastSeen() {
    return objects.lastSeen(index);
  }

  /** As {@link JobObjects#watch}. */
  void watch() throws InterruptedException {
    objects.watch();
  }

  /** As {@link JobObjects#lastWarning}. */
  Optional<String> lastWarning(KubeObject object) throws InterruptedException {
    return objects.lastWarning(object);
  }
}
