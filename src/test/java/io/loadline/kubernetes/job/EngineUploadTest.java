package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Today is 2026-01-10. */
class EngineUploadTest {
  private static final String OURS =
      "'app.kubernetes.io/managed-by': 'loadline', 'loadline.io/cache': 'engine'";

  private final FakeRun run = new FakeRun();
  private String part;

  @BeforeEach
  void know_the_part() throws InterruptedException {
    FakeRun first = new FakeRun();
    first.start();
    part = first.cluster().own().asked().get(2).replace("create configmaps ", "");
    run.withPod(Statuses.RUNNING).cluster().own().log(() -> List.of(FakeRun.LAST));
  }

  private void there(String name, String labels, String lastUsed) {
    run.cluster()
        .with(
            ResourceKind.CONFIG_MAPS,
            ("{'metadata': {'name': '%1$s', 'namespace': 'ns', 'uid': '%1$s', 'labels': {%2$s},"
                    + " 'annotations': {'loadline.io/last-used': '%3$s'}, 'creationTimestamp':"
                    + " '2026-01-01T00:00:00Z'}, 'immutable': true, 'binaryData': {'%1$s.jar':"
                    + " '%4$s'}}")
                .formatted(name, labels, lastUsed, jar())
                .replace('\'', '"'));
  }

  private static String jar() {
    return Base64.getEncoder().encodeToString(FakeRun.parts().get(0).jar());
  }

  private List<String> changed() throws InterruptedException {
    run.end();
    return run.cluster().own().asked().stream()
        .filter(asked -> asked.matches("(create|patch|delete) configmaps .*"))
        .filter(asked -> !asked.contains("-plan-"))
        .toList();
  }

  @Test
  void a_part_that_is_there_is_not_sent_again() throws InterruptedException {
    there(part, OURS, "2026-01-10");

    assertThat(changed()).isEmpty();
    assertThat(run.said()).noneMatch(said -> said.startsWith("sent"));
  }

  @Test
  void the_first_run_of_a_day_notes_it() throws InterruptedException {
    there(part, OURS, "2026-01-09");

    assertThat(changed())
        .containsExactly("patch configmaps " + part + " {loadline.io/last-used=2026-01-10}");
  }

  @Test
  void a_part_of_another_cut_is_removed_after_a_week_without_use() throws InterruptedException {
    there("loadline-engine-old", OURS, "2026-01-02");
    there("loadline-engine-recent", OURS, "2026-01-03");
    there("loadline-engine-unknown", OURS, "some day");
    there("loadline-engine-foreign", "'loadline.io/cache': 'engine'", "2025-01-01");

    assertThat(changed())
        .containsExactly("create configmaps " + part, "delete configmaps loadline-engine-old");
    assertThat(run.said())
        .contains("removed ConfigMap ns/loadline-engine-old, which no run has used for a week");
  }

  @Test
  void a_part_without_a_note_is_as_old_as_it_is() throws InterruptedException {
    there("loadline-engine-old", OURS, "");

    assertThat(changed()).contains("delete configmaps loadline-engine-old");
  }

  @Test
  void a_part_that_another_run_has_removed_meanwhile_is_sent() throws InterruptedException {
    there(part, OURS, "2026-01-01");
    run.cluster().own().onList(kind -> removePart(kind.equals(ResourceKind.CONFIG_MAPS)));

    assertThat(changed())
        .containsExactly(
            "patch configmaps " + part + " {loadline.io/last-used=2026-01-10}",
            "create configmaps " + part);
  }

  private void removePart(boolean now) {
    if (now) {
      run.cluster().without(ResourceKind.CONFIG_MAPS, part);
    }
  }

  @Test
  void without_the_right_to_note_it_the_part_is_used_all_the_same() throws InterruptedException {
    there(part, OURS, "2026-01-01");
    run.cluster().own().refusing("patch configmaps", ApiException.Kind.FORBIDDEN, "no");

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.said())
        .anyMatch(
            said -> said.startsWith("no right to patch configmaps in namespace ns: that the"));
  }
}
