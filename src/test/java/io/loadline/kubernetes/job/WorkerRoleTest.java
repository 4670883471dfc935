package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Role of docs/rbac.yaml against what a run asks for. */
class WorkerRoleTest {
  private static final String SEVERAL = "pods/portforward";

  /** What is read of a Job and its pods, and the parts of a jar that are found and kept. */
  private static final List<String> READ =
      List.of(
          "get jobs.batch",
          "list pods",
          "watch pods",
          "list events",
          "get configmaps",
          "patch configmaps",
          "delete configmaps");

  private static Set<String> role() throws Exception {
    String text =
        Arrays.stream(Files.readString(Path.of("docs/rbac.yaml")).split("\n---\n"))
            .filter(each -> each.contains("kind: Role\n") && each.contains("name: loadline-worker"))
            .findFirst()
            .orElseThrow();
    return Serialization.unmarshal(text, Role.class).getRules().stream()
        .flatMap(WorkerRoleTest::rights)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> rights(PolicyRule rule) {
    String group = rule.getApiGroups().get(0);
    return rule.getVerbs().stream()
        .flatMap(
            verb ->
                rule.getResources().stream()
                    .map(name -> verb + " " + name + (group.isEmpty() ? "" : "." + group)));
  }

  @Test
  void the_role_has_what_a_run_asks_for_and_no_more() throws Exception {
    FakeRun run = new FakeRun();
    run.withPod(Statuses.RUNNING).cluster().own().log(() -> List.of(FakeRun.LAST));
    try (WorkerJob job = run.start()) {
      run.follow(job);
    }
    Set<String> asked = new TreeSet<>(READ);
    run.cluster().own().asked().stream()
        .map(each -> each.split(" "))
        .forEach(each -> asked.add(each[0] + " " + each[1]));

    Set<String> role = role();
    role.removeIf(each -> each.endsWith(SEVERAL));

    assertThat(role).isEqualTo(asked);
  }

  /** Over a websocket, get is asked for; from Kubernetes 1.35 on create as well. */
  @Test
  void several_workers_are_connected_to() throws Exception {
    assertThat(role()).contains("get " + SEVERAL, "create " + SEVERAL);
  }
}
