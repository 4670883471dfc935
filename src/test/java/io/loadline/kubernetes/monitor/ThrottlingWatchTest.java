package io.loadline.kubernetes.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.testkit.FakeCluster;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is asked of kubelets, and what is made of it. */
class ThrottlingWatchTest {
  private static final Instant START = Instant.ofEpochSecond(1_000);
  private static final Instant END = START.plusSeconds(12);

  private static final String NOT_SEEN =
      "it is not seen whether CPU limits hold the service's containers back";
  private static final String NOT_SEEN_AFTER =
      "what CPU limits did after its last readable answer is not seen";
  private static final String DAMAGED =
      "the kubelet of node node-1 can not be read: line 3: no number where one must be: ";

  private final Deque<String> answers = new ArrayDeque<>();
  private final MonitorNotes notes = new MonitorNotes();
  private int asked;
  private long nanos;

  @AutoClose
  private final ThrottlingWatch throttling =
      new ThrottlingWatch(
          new FakeCluster().kubelet(this::answer),
          notes,
          () -> START,
          () -> nanos,
          () -> nanos += 5_000_000_000L);

  private String answer() {
    asked++;
    String answer = answers.isEmpty() ? "" : answers.removeFirst();
    if (answer.equals("forbidden")) {
      throw new ApiException(ApiException.Kind.FORBIDDEN, "get nodes/proxy of node node-1", "no");
    }
    return answer;
  }

  /** Of {@link States#pod}, whose container has a limit of 1. */
  private static String counts(int second, int periods, int throttled) {
    return KubeletText.named(START.plusSeconds(second), periods, throttled);
  }

  private static String damaged() {
    return counts(13, 1_200, 170).replace("} 1200 ", "} many ");
  }

  private List<Interference> end(boolean patient) throws InterruptedException {
    return throttling.end(START, END, patient);
  }

  @Test
  void a_container_that_was_held_back_is_told_with_all_that_is_known() throws Exception {
    answers.add(counts(-3, 1_000, 100));
    answers.add(counts(9, 1_100, 160));
    throttling.start(List.of(States.pod("a")));
    assertThat(end(false))
        .containsExactly(
            new Interference(
                InterferenceKind.THROTTLED,
                0,
                "container kserve-container of pod a was held back by its CPU limit of 1 for 6.0 s"
                    + " (its threads together), in 60 % of its periods, from 0.0 s to 9.0 s",
                false,
                new Interference.HeldBack("container kserve-container of pod a", 9, 0.6)));
    assertThat(notes.all()).isEmpty();
  }

  @Test
  void figures_from_after_the_end_are_waited_for_where_an_objective_is_broken() throws Exception {
    answers.add(counts(-3, 1_000, 100));
    answers.add(counts(-3, 1_000, 100));
    answers.add(counts(13, 1_100, 160));
    throttling.start(List.of(States.pod("a")));

    assertThat(end(true)).hasSize(1);
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void figures_that_do_not_come_are_not_waited_for_long() throws Exception {
    for (int i = 0; i < 9; i++) {
      answers.add(counts(-3, 1_000, 100));
    }
    throttling.start(List.of(States.pod("a")));

    assertThat(end(true)).isEmpty();
    assertThat(asked).isEqualTo(6);
  }

  @Test
  void without_a_limit_nobody_is_asked() throws Exception {
    throttling.start(List.of(unlimited()));

    assertThat(end(true)).isEmpty();
    assertThat(asked).isZero();
    assertThat(notes.all()).isEmpty();
  }

  @Test
  void without_the_right_it_is_asked_once_and_noted_once() throws Exception {
    answers.add("forbidden");
    throttling.start(List.of(States.pod("a"), States.pod("b")));

    assertThat(end(true)).isEmpty();
    assertThat(asked).isEqualTo(1);
    assertThat(notes.all())
        .containsExactly("no right to get nodes/proxy of node node-1: " + NOT_SEEN);
  }

  @Test
  void a_kubelet_that_does_not_tell_is_noted() throws Exception {
    throttling.start(List.of(States.pod("a")));

    assertThat(end(false)).isEmpty();
    assertThat(notes.all())
        .containsExactly(
            "the kubelets do not tell whether CPU limits hold the service's containers back");
  }

  @Test
  void a_kubelet_that_can_never_be_read_is_noted_with_the_reason() throws Exception {
    answers.add(damaged());
    answers.add(damaged());
    throttling.start(List.of(States.pod("a")));

    assertThat(end(false)).isEmpty();
    assertThat(notes.all()).containsExactly(DAMAGED + NOT_SEEN);
  }

  @Test
  void what_was_read_before_a_text_that_can_not_be_read_is_told_and_the_rest_is_noted()
      throws Exception {
    answers.add(counts(-3, 1_000, 100));
    answers.add(counts(9, 1_100, 160));
    for (int i = 0; i < 9; i++) {
      answers.add(damaged());
    }
    throttling.start(List.of(States.pod("a")));

    assertThat(end(true)).hasSize(1);
    assertThat(notes.all()).containsExactly(DAMAGED + NOT_SEEN_AFTER);
  }

  @Test
  void a_right_that_is_taken_away_is_noted_alone() throws Exception {
    answers.add(damaged());
    answers.add("forbidden");
    throttling.start(List.of(States.pod("a")));

    assertThat(end(false)).isEmpty();
    assertThat(notes.all())
        .containsExactly("no right to get nodes/proxy of node node-1: " + NOT_SEEN);
  }

  @Test
  void what_was_read_before_a_right_was_taken_away_is_told() throws Exception {
    answers.add(counts(-3, 1_000, 100));
    answers.add(counts(9, 1_100, 160));
    answers.add("forbidden");
    throttling.start(List.of(States.pod("a")));

    assertThat(end(true)).hasSize(1);
    assertThat(notes.all())
        .containsExactly("no right to get nodes/proxy of node node-1: " + NOT_SEEN_AFTER);
  }

  @Test
  void a_text_that_can_not_be_read_once_is_not_noted() throws Exception {
    answers.add("<html>");
    answers.add(counts(9, 1_100, 160));
    throttling.start(List.of(States.pod("a")));

    assertThat(end(false)).isEmpty();
    assertThat(notes.all()).isEmpty();
  }

  private static KubeObject unlimited() {
    return FakeCluster.object(
        ResourceKind.PODS,
        """
        {"metadata": {"name": "a", "namespace": "ml"}, "spec": {"nodeName": "node-1",
         "containers": [{"name": "web", "resources": {"limits": {"memory": "1Gi"}}}]}}
        """);
  }
}
