package io.loadline.kubernetes.monitor;

import static io.loadline.kubernetes.monitor.States.pod;
import static io.loadline.kubernetes.monitor.States.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateTrackerTest {
  private static final Instant START = Instant.ofEpochSecond(1_000);

  private Instant now = START.minusSeconds(2);
  private final StateTracker tracker =
      new StateTracker(States.WHAT, States.of(pod("a")), () -> now);

  @Test
  void seconds_count_from_the_start_of_the_measurement() {
    at(3.5);
    tracker.change(state -> state.withoutPod("uid-a"));
    assertThat(only().second()).isEqualTo(3.5);
  }

  @Test
  void it_is_unchanged_until_something_happens() {
    tracker.reread(States.of(pod("a")));
    assertThat(tracker.isUnchanged()).isTrue();

    tracker.change(state -> state.withoutPod("uid-a"));
    assertThat(tracker.isUnchanged()).isFalse();
  }

  @Test
  void what_comes_before_the_measurement_says_so() {
    at(-1);
    tracker.change(state -> state.withoutPod("uid-a"));
    assertThat(only().second()).isZero();
    assertThat(only().what()).isEqualTo("pod a was deleted, before the measurement began");
  }

  @Test
  void what_is_only_known_afterwards_has_no_second() {
    tracker.reread(States.of(pod("a"), pod("b")));
    assertThat(tracker.interferences(START))
        .extracting(Interference::second)
        .containsOnly(Double.NaN);
  }

  @Test
  void what_was_told_is_not_told_again_by_a_reading() {
    at(1);
    tracker.change(state -> state.withoutPod("uid-a").withPod(PodState.of(pod("b"))));
    tracker.reread(States.of(pod("b")));
    assertThat(tracker.interferences(START))
        .extracting(Interference::kind)
        .containsExactly(InterferenceKind.POD_DELETED, InterferenceKind.POD_ADDED);
  }

  @Test
  void a_revision_that_comes_back_is_not_new() {
    tracker.change(state -> state.withPod(PodState.of(pod("b", "bbb", "", running(0, "")))));
    tracker.change(state -> state.withoutPod("uid-a"));
    tracker.reread(States.of(pod("c", "aaa", "", running(0, ""))));
    assertThat(tracker.interferences(START))
        .filteredOn(each -> each.kind() == InterferenceKind.NEW_REVISION)
        .hasSize(1);
  }

  @Test
  void a_pod_that_more_replicas_ask_for_is_scaling_whichever_is_told_first() {
    at(1);
    tracker.change(state -> state.withPod(PodState.of(pod("b"))));
    at(1.2);
    tracker.change(state -> state.withReplicas("iris-predictor", 2));
    assertThat(tracker.interferences(START)).hasSize(2).allMatch(Interference::scaling);
  }

  @Test
  void a_pod_that_fewer_replicas_end_is_scaling() {
    StateTracker two = new StateTracker(States.WHAT, States.of(pod("a"), pod("b")), () -> now);
    two.change(state -> state.withReplicas("iris-predictor", 1));
    two.change(state -> state.withoutPod("uid-b"));
    assertThat(two.interferences(START)).hasSize(2).allMatch(Interference::scaling);
  }

  @Test
  void a_pod_that_dies_is_not_scaling_and_neither_is_the_one_in_its_place() {
    tracker.change(state -> state.withoutPod("uid-a"));
    tracker.change(state -> state.withPod(PodState.of(pod("b"))));
    assertThat(tracker.interferences(START)).hasSize(2).noneMatch(Interference::scaling);
  }

  @Test
  void a_pod_that_dies_in_a_service_that_was_scaled_is_not_scaling() {
    tracker.change(state -> state.withReplicas("iris-predictor", 2));
    tracker.change(state -> state.withPod(PodState.of(pod("b"))));
    at(9);
    tracker.change(state -> state.withoutPod("uid-a"));
    assertThat(tracker.interferences(START).get(2).scaling()).isFalse();
  }

  @Test
  void without_the_right_to_read_deployments_no_pod_counts_as_scaling() {
    ServiceState unread = States.of(pod("a")).withoutDeployment("iris-predictor");
    StateTracker blind = new StateTracker(States.WHAT, unread, () -> now);
    blind.change(state -> state.withPod(PodState.of(pod("b"))));
    assertThat(blind.interferences(START)).hasSize(1).noneMatch(Interference::scaling);
  }

  @Test
  void a_node_that_was_in_trouble_from_the_first_is_told() {
    ServiceState troubled = States.of(pod("a")).withTroubles("node-1", Set.of("DiskPressure"));
    assertThat(new StateTracker(States.WHAT, troubled, () -> now).interferences(START))
        .extracting(Interference::what)
        .containsExactly("node node-1 had DiskPressure already before");
  }

  private void at(double second) {
    now = START.plus(Duration.ofMillis(Math.round(second * 1_000)));
  }

  private Interference only() {
    assertThat(tracker.interferences(START)).hasSize(1);
    return tracker.interferences(START).get(0);
  }
}
