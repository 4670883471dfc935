package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.Cluster.WatchChange;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobReaderTest {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final FakeRun run = new FakeRun();

  @Test
  void a_pod_that_has_gone_is_judged_by_how_it_was_last_seen() throws InterruptedException {
    run.start();
    JobReader reader = run.reader();
    run.pod(Statuses.disrupted("EvictionByEvictionAPI", "drained"));
    KubeObject pod = run.cluster().list(ResourceKind.PODS, "ns", java.util.Map.of()).get(0);
    run.podGone();
    assertThat(PodEnd.of(reader.stateNow(), DEADLINE, List.of()).kind())
        .isEqualTo(JobEnd.Kind.DELETED);

    reader.objects().changed(WatchChange.MODIFIED, pod);

    assertThat(PodEnd.of(reader.stateNow(), DEADLINE, List.of()).kind())
        .isEqualTo(JobEnd.Kind.EVICTED);
  }

  @Test
  void a_change_is_seen_without_a_question() throws InterruptedException {
    run.start();
    run.pod(Statuses.RUNNING);
    KubeObject pod = run.cluster().list(ResourceKind.PODS, "ns", java.util.Map.of()).get(0);
    JobReader reader = run.reader();
    assertThat(reader.lastSeen()).isEmpty();

    reader.objects().changed(WatchChange.MODIFIED, pod);

    assertThat(reader.lastSeen())
        .hasValueSatisfying(seen -> assertThat(seen.phase()).isEqualTo("Running"));
  }
}
