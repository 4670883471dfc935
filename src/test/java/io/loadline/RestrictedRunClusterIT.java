package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.NotReadyException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole gates by the account of docs/rbac.yaml, in a namespace that is restricted. */
@Timeout(400)
@Tag("cluster")
class RestrictedRunClusterIT {
  @AutoClose private static IrisInCluster iris;

  private final Path dir;

  RestrictedRunClusterIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeAll
  static void open() {
    iris = new IrisInCluster();
    iris.apply();
    iris.awaitPod();
    iris.restrict();
  }

  private GateOutput run(UnaryOperator<String> rights) {
    iris.becomeOfTheDocs(rights);
    return GateKit.writingTo(dir)
        .calling(iris.url())
        .with("loadline.image", PodRuns.IMAGE)
        .with("loadline.run-in", "cluster")
        .run(ClusterTestCases.Tutorial.class);
  }

  @Test
  void the_tutorial_passes_and_leaves_nothing_but_classes() {
    GateOutput output = run(rights -> rights);

    assertThat(output.errors()).as(output.console()).isEmpty();
    assertThat(output.console()).contains("PASS ").doesNotContain("no right to list jobs");
    assertThat(output.json(ClusterTestCases.Tutorial.class, "iris_keeps_its_promise"))
        .contains("\"PASS\"", "\"path\" : \"in-cluster\"", "\"context\" : \"account@kit\"");
    iris.awaitNothingButClasses();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[jobs]                  | create   | create jobs.batch",
        "[secrets]               | create   | create secrets",
        "[pods/log]              | get      | get pods/log loadline-"
      })
  void a_right_that_is_missing_is_one_sentence(String resources, String verb, String right) {
    String rule = "(resources: \\Q" + resources + "\\E\n    verbs: \\[[^]]*)\\b" + verb + "\\b";
    GateOutput output = run(rights -> rights.replaceAll(rule, "$1none"));

    assertThat(output.error()).isInstanceOf(NotReadyException.class);
    assertThat(output.message().lines().findFirst().orElseThrow())
        .startsWith("the load was not driven in the cluster: this account has no right to " + right)
        .endsWith(" in namespace " + iris.namespace());
    assertThat(output.message()).contains("docs/rbac.yaml");
    iris.awaitNothingButClasses();
  }
}
