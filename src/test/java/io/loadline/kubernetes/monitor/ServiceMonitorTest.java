package io.loadline.kubernetes.monitor;

import static io.loadline.kubernetes.monitor.States.pod;
import static io.loadline.kubernetes.monitor.States.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.plan.AllowedInterference;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long news are waited for after the load, of a pod whose container has a CPU limit. */
class ServiceMonitorTest {
  private static final Instant START = Instant.ofEpochSecond(1_000);
  private static final Instant END = START.plusSeconds(10);
  private static final AllowedInterference SCALING = new AllowedInterference(true, false);
  private static final AllowedInterference THROTTLING = new AllowedInterference(false, true);
  private static final Duration SETTLED = Duration.ofMillis(1_200);
  private static final Duration ALIVE = Duration.ofMillis(300);
  private static final Duration LATE = Duration.ofMillis(6_200);

  private final FakeCluster cluster =
      new FakeCluster()
          .with(List.of(States.isvc(""), pod("a"), States.deployment(1)))
          .kubelet(() -> KubeletText.named(START.minusSeconds(3), 1_000, 100));

  private long nanos;
  private Runnable news = () -> {};

  private List<Interference> end(AllowedInterference permitted, boolean broken)
      throws InterruptedException {
    Clocks time = new Clocks(() -> START, () -> nanos, this::sleep);
    try (ServiceMonitor monitor =
        ServiceMonitor.begin(cluster, States.isvc(""), Optional.empty(), permitted, time)) {
      return monitor.end(START, END, broken, false).interferences();
    }
  }

  /** The news are there after three seconds. */
  private void sleep(long millis) {
    nanos += millis * 1_000_000;
    if (nanos > 3_000_000_000L) {
      news.run();
    }
  }

  private Duration waited() {
    return Duration.ofNanos(nanos);
  }

  private void put(KubeObject object) {
    cluster.without(object.resource(), object.name()).with(List.of(object));
  }

  private void restart() {
    put(pod("a", "aaa", "", running(1, States.ended("1", "Error", 3))));
  }

  @Test
  void a_service_that_kept_its_promise_is_looked_at_after_a_moment() throws Exception {
    assertThat(end(AllowedInterference.NOTHING, false)).isEmpty();
    assertThat(waited()).isEqualTo(SETTLED);
  }

  private Duration waitedAfter(long sinceMillis) throws InterruptedException {
    return waited(sinceMillis, false);
  }

  private Duration waited(long sinceMillis, boolean answered) throws InterruptedException {
    nanos = 0;
    Clocks time = new Clocks(() -> START, () -> nanos, this::sleep);
    try (ServiceMonitor monitor =
        ServiceMonitor.begin(
            cluster, States.isvc(""), Optional.empty(), AllowedInterference.NOTHING, time)) {
      monitor.loadEnded(-sinceMillis * 1_000_000);
      monitor.end(START, END, false, answered);
    }
    return waited();
  }

  @Test
  void the_moment_counts_from_the_end_of_the_load_where_that_is_known() throws Exception {
    assertThat(waitedAfter(500)).isEqualTo(Duration.ofMillis(700));
    assertThat(waitedAfter(5_000)).isZero();
    assertThat(waitedAfter(-100)).isEqualTo(SETTLED);
  }

  @Test
  void the_moment_is_short_when_the_only_container_gave_all_answers() throws Exception {
    assertThat(waited(0, true)).isEqualTo(ALIVE);
    assertThat(waited(200, true)).isEqualTo(Duration.ofMillis(100));
    assertThat(waited(0, false)).isEqualTo(SETTLED);
  }

  @Test
  void of_several_pods_an_answer_says_too_little() throws Exception {
    cluster.with(List.of(pod("b")));

    assertThat(waited(0, true)).isEqualTo(SETTLED);
  }

  @Test
  void what_a_late_kubelet_tells_is_waited_for_when_something_broke() throws Exception {
    news = this::restart;

    assertThat(end(AllowedInterference.NOTHING, true))
        .extracting(Interference::kind)
        .containsExactly(InterferenceKind.RESTART);
  }

  @Test
  void so_it_is_where_throttling_is_permitted() throws Exception {
    news = this::restart;

    assertThat(end(THROTTLING, true))
        .extracting(Interference::kind)
        .containsExactly(InterferenceKind.RESTART);
  }

  @Test
  void limits_are_waited_for_when_nothing_else_explains_it() throws Exception {
    assertThat(end(AllowedInterference.NOTHING, true)).isEmpty();
    assertThat(waited()).isEqualTo(LATE.plusSeconds(16));
  }

  @Test
  void limits_that_are_permitted_are_not_waited_for() throws Exception {
    assertThat(end(THROTTLING, true)).isEmpty();
    assertThat(waited()).isEqualTo(LATE);
  }

  @Test
  void limits_are_not_waited_for_when_the_run_is_spoiled_anyway() throws Exception {
    news = this::restart;
    end(AllowedInterference.NOTHING, true);

    assertThat(waited()).isLessThan(LATE);
  }

  @Test
  void scaling_that_is_permitted_explains_nothing() throws Exception {
    news = () -> put(States.deployment(2));

    assertThat(end(SCALING, true))
        .extracting(Interference::kind)
        .containsExactly(InterferenceKind.SCALED);
    assertThat(waited()).isEqualTo(LATE.plusSeconds(16));
  }
}
