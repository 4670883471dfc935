package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster.WatchChange;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What workers ask the API server together. */
class JobObjectsTest {
  private final FakeCluster answers = new FakeCluster();
  private final CountedCluster counted = new CountedCluster(answers);
  private final KubeObject job =
      FakeCluster.object(
          ResourceKind.JOBS,
          "{\"metadata\": {\"name\": \"loadline-iris-1\", \"namespace\": \"ns\", \"uid\": \"j\"}}");
  private long nanos;

  private JobObjects objects(int workers) {
    JobClock clock = new JobClock(() -> nanos, Instant::now, time -> nanos += time.toNanos());
    answers.with(List.of(job));
    return new JobObjects(
        counted.cluster(), job, workers, new ApiPatience(clock, said -> {}), clock);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** Each worker looks five times a second, as one does that waits for its start. */
  @ParameterizedTest
  @CsvSource({"2, 60, 60", "100, 60, 60", "1000, 60, 6"})
  void a_minute_of_many_looks_is_a_few_questions(int workers, int gets, int lists) {
    JobObjects objects = objects(workers);

    for (int look = 0; look < 300; look++) {
      for (int index = 0; index < workers; index++) {
        objects.state(index);
      }
      pass(Duration.ofMillis(200));
    }

    assertThat(counted.asked("get")).isEqualTo(gets);
    assertThat(counted.asked("list")).isEqualTo(lists);
  }

  @Test
  void one_worker_is_looked_at_anew_each_time() {
    JobObjects objects = objects(1);

    objects.state(0);
    objects.state(0);

    assertThat(counted.asked("list")).isEqualTo(2);
  }

  @Test
  void the_watch_is_one_and_tells_before_the_next_list() throws InterruptedException {
    JobObjects objects = objects(1_000);
    for (int index = 0; index < 1_000; index++) {
      objects.watch();
      objects.state(index);
    }
    assertThat(counted.watchers()).hasSize(1);

    counted
        .watchers()
        .get(0)
        .changed(WatchChange.ADDED, FakeWorkers.pod(job, 3, "p", "", Statuses.RUNNING));

    assertThat(objects.state(3).hasStarted()).isTrue();
    assertThat(objects.state(3).worker())
        .isEqualTo("worker 3 (pod loadline-iris-1-3-x on node node-3)");
    assertThat(counted.asked("list")).isEqualTo(1);
  }

  @Test
  void a_pod_of_another_job_is_not_ours() throws InterruptedException {
    JobObjects objects = objects(2);
    KubeObject other =
        FakeCluster.object(ResourceKind.JOBS, "{\"metadata\": {\"uid\": \"other\"}}");

    objects.changed(WatchChange.ADDED, FakeWorkers.pod(other, 1, "p", "", Statuses.RUNNING));

    assertThat(objects.state(1).pod()).isEmpty();
  }

  @Test
  void a_watch_that_is_lost_is_begun_anew_once_a_second() throws InterruptedException {
    JobObjects objects = objects(2);
    objects.watch();
    counted.watchers().get(0).lost("gone");

    objects.watch();
    assertThat(counted.watchers()).hasSize(1);
    pass(Duration.ofSeconds(1));
    objects.watch();
    objects.watch();

    assertThat(counted.watchers()).hasSize(2);
  }

  @Test
  void nothing_is_watched_after_the_end() throws InterruptedException {
    JobObjects objects = objects(2);
    objects.close();

    objects.watch();

    assertThat(counted.watchers()).isEmpty();
  }

  @Test
  void an_api_server_that_is_away_is_asked_once_a_second_for_all() {
    JobObjects objects = objects(1_000);
    answers.away(true);
    for (int index = 0; index < 1_000; index++) {
      int worker = index;
      assertThatThrownBy(() -> objects.state(worker)).isInstanceOf(ApiException.class);
    }
    assertThat(counted.asked("get")).isEqualTo(1);

    answers.away(false);
    pass(Duration.ofSeconds(1));

    assertThat(objects.state(0).job()).isPresent();
  }

  @Test
  void a_pod_that_the_watch_did_not_tell_of_is_found_by_a_later_list() {
    JobObjects objects = objects(200);
    objects.state(5);
    answers.with(List.of(FakeWorkers.pod(job, 5, "p", "", Statuses.RUNNING)));

    pass(Duration.ofMillis(1_999));
    assertThat(objects.state(5).pod()).isEmpty();
    pass(Duration.ofMillis(1));

    assertThat(objects.state(5).pod()).map(Pod::name).hasValue("loadline-iris-1-5-x");
  }

  @Test
  void events_are_read_once_for_all() throws InterruptedException {
    JobObjects objects = objects(1_000);

    for (int index = 0; index < 1_000; index++) {
      objects.lastWarning(job);
    }

    assertThat(counted.asked("list")).isEqualTo(1);
    assertThat(counted.cluster().list(ResourceKind.EVENTS, "ns", Map.of())).isEmpty();
  }
}
