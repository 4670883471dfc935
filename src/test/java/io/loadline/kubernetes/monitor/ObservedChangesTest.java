package io.loadline.kubernetes.monitor;

import static io.loadline.kubernetes.monitor.States.container;
import static io.loadline.kubernetes.monitor.States.ended;
import static io.loadline.kubernetes.monitor.States.pod;
import static io.loadline.kubernetes.monitor.States.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservedChangesTest {
  private static final ServiceState ONE = States.of(pod("a"));

  @Test
  void nothing_is_told_where_nothing_changed() {
    assertThat(told(ONE, States.of(pod("a")))).isEmpty();
  }

  @Test
  void a_pod_is_told_as_deleted_when_it_begins_to_leave_and_not_again_when_it_is_gone() {
    ServiceState leaving = States.of(leaving());
    assertThat(told(ONE, leaving)).containsExactly("POD_DELETED pod a was deleted");
    assertThat(told(leaving, ONE.withoutPod("uid-a"))).isEmpty();
  }

  @Test
  void a_pod_that_is_gone_at_once_is_told_as_deleted() {
    assertThat(told(ONE, ONE.withoutPod("uid-a"))).containsExactly("POD_DELETED pod a was deleted");
  }

  @Test
  void the_pod_in_its_place_is_told_as_added() {
    assertThat(told(ONE, States.of(leaving(), pod("b"))))
        .contains("POD_DELETED pod a was deleted", "POD_ADDED pod b was added");
  }

  @Test
  void a_pod_of_another_template_is_a_new_revision_and_told_once() {
    ServiceState next = States.of(pod("a"), pod("b", "bbb", "", running(0, "")));
    assertThat(told(States.of(pod("a"), pod("c")), next))
        .contains("NEW_REVISION a new revision came: bbb");
    assertThat(told(next, next)).isEmpty();
  }

  @Test
  void an_eviction_is_told_with_its_reason() {
    KubeObject evicted =
        pod("a", "aaa", "", "'phase': 'Failed', 'reason': 'Evicted', 'message': 'low on memory'");
    assertThat(told(ONE, States.of(evicted)))
        .containsExactly("EVICTED pod a was evicted: low on memory");
  }

  @Test
  void an_eviction_by_the_api_is_told_with_its_reason() {
    KubeObject evicted =
        pod(
            "a",
            "aaa",
            ", 'deletionTimestamp': 'now'",
            "'conditions': [{'type': 'DisruptionTarget', 'status': 'True', 'reason':"
                + " 'PreemptionByScheduler', 'message': 'room for another'}]");
    assertThat(told(ONE, States.of(evicted)))
        .containsExactly("EVICTED pod a was evicted: PreemptionByScheduler: room for another");
  }

  @Test
  void a_kill_for_memory_is_told_once_before_and_after_the_container_is_started_again() {
    ServiceState dead = of(container(0, ended("c1", "OOMKilled", 137), "{}"));
    ServiceState again = of(running(1, ended("c1", "OOMKilled", 137)));
    String text =
        "OOM_KILLED container kserve-container of pod a was killed for memory (OOMKilled: it"
            + " reached its memory limit)";
    assertThat(told(ONE, dead)).containsExactly(text);
    assertThat(told(dead, again)).isEmpty();
    assertThat(told(ONE, again)).containsExactly(text);
  }

  @Test
  void an_end_before_the_load_is_not_told() {
    ServiceState before = of(running(1, ended("c1", "Error", 1)));
    assertThat(told(before, before)).isEmpty();
    assertThat(told(before, of(running(2, ended("c2", "Error", 3)))))
        .containsExactly(
            "RESTART container kserve-container of pod a ended (Error, exit code 3) and is started"
                + " again");
  }

  @Test
  void a_restart_whose_end_is_not_told_is_told_all_the_same() {
    assertThat(told(ONE, of(running(2, ""))))
        .containsExactly("RESTART pod a restarted (2 restarts)");
  }

  @Test
  void the_ends_of_containers_of_a_pod_that_leaves_are_no_news() {
    KubeObject stopped =
        pod(
            "a",
            "aaa",
            ", 'deletionTimestamp': 'now'",
            container(0, ended("c1", "Completed", 0), "{}"));
    assertThat(told(States.of(leaving()), States.of(stopped))).isEmpty();
  }

  private static ServiceState of(String status) {
    return States.of(pod("a", "aaa", "", status));
  }

  private static KubeObject leaving() {
    return pod("a", "aaa", ", 'deletionTimestamp': 'now'", running(0, ""));
  }

  static List<String> told(ServiceState before, ServiceState after) {
    return ObservedChanges.between(States.WHAT, before, after, Instant.EPOCH).stream()
        .map(each -> each.kind() + " " + each.what())
        .toList();
  }
}
