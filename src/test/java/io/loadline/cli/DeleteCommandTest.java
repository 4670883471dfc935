package io.loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.Leftovers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeleteCommandTest {
  private final FakeCluster cluster = Leftovers.in(new FakeCluster());
  private final List<String> contexts = new ArrayList<>();
  private final CommandLine cli =
      new CommandLine(
          context -> {
            contexts.add(context);
            return Optional.of(cluster);
          });

  private void removes(String arguments, String... objects) {
    assertThat(cli.run((Object[]) arguments.split(" "))).as(cli.complained()).isZero();
    List<String> lines = new ArrayList<>();
    for (String each : objects) {
      lines.add("removed " + each);
    }
    lines.add(objects.length + " removed in namespace ns of context " + cluster.context());
    assertThat(cli.printed().lines()).containsExactlyElementsOf(lines);
  }

  @Test
  void a_fault_of_ours_is_no_verdict() {
    CommandLine broken =
        new CommandLine(
            context -> {
              throw new IllegalStateException("made up");
            });
    assertThat(broken.run("delete", "--all")).isEqualTo(70);
    assertThat(broken.complained()).contains("IllegalStateException: made up");
  }

  @Test
  void all_is_jobs_and_classes_and_nothing_that_is_not_ours() {
    removes("delete --all --namespace ns", "Job ns/iris", "Job ns/other", "ConfigMap ns/part");
    assertThat(cluster.get(ResourceKind.JOBS, "ns", "foreign")).isPresent();
    assertThat(cluster.get(ResourceKind.CONFIG_MAPS, "ns", "settings")).isPresent();

    assertThat(cli.run("delete", "--all", "--namespace", "ns")).isZero();
    assertThat(cli.printed().lines())
        .containsExactly("nothing of that is in namespace ns of context " + cluster.context());
  }

  @Test
  void of_one_run_the_classes_stay_unless_they_are_named() {
    removes("delete --run iris --namespace=ns", "Job ns/iris");
    removes("delete --run other --classes --namespace ns", "Job ns/other", "ConfigMap ns/part");
  }

  @Test
  void classes_alone_leave_the_jobs() {
    removes("delete --classes --namespace ns --context kind", "ConfigMap ns/part");
    assertThat(contexts).containsExactly("kind");
  }

  @Test
  void a_missing_right_is_named_and_is_1() {
    cluster.forbidding(ResourceKind.JOBS);
    assertThat(cli.run("delete", "--all", "--namespace", "ns")).isEqualTo(1);
    assertThat(cli.printed()).isEmpty();
    assertThat(cli.complained())
        .startsWith("this account has no right to list jobs")
        .contains("docs/rbac.yaml of Loadline has the Role that is needed");
  }

  @Test
  void an_api_server_that_is_away_is_1() {
    cluster.away(true);
    assertThat(cli.run("delete", "--all", "--namespace", "ns")).isEqualTo(1);
    assertThat(cli.complained()).contains("is away");
  }

  @Test
  void what_is_gone_is_told_although_something_later_is_refused() {
    cluster.own().refusing("delete configmaps part", ApiException.Kind.FORBIDDEN, "no");
    assertThat(cli.run("delete", "--all", "--namespace", "ns")).isEqualTo(1);
    assertThat(cli.printed().lines())
        .containsExactly(
            "removed Job ns/iris",
            "removed Job ns/other",
            "2 removed in namespace ns of context test, but not the rest");
    assertThat(cli.complained()).startsWith("this account has no right to delete configmaps part");
  }

  @Test
  void what_is_gone_is_told_although_the_api_server_goes_away() {
    cluster.own().refusing("delete jobs.batch other", ApiException.Kind.AWAY, "reset");
    assertThat(cli.run("delete", "--run", "iris", "--classes", "--namespace", "ns")).isZero();
    Leftovers.in(cluster);
    assertThat(cli.run("delete", "--all", "--namespace", "ns")).isEqualTo(1);
    assertThat(cli.printed().lines())
        .containsExactly(
            "removed Job ns/iris", "1 removed in namespace ns of context test, but not the rest");
    assertThat(cli.complained()).startsWith("the API server https://cluster.test:6443 is away");
  }

  @Test
  void without_a_kubeconfig_nothing_is_deleted() {
    CommandLine nowhere = new CommandLine();
    assertThat(nowhere.run("delete", "--all")).isEqualTo(64);
    assertThat(nowhere.complained()).startsWith("there is no kubeconfig: name one by --kubeconfig");

    CommandLine broken =
        new CommandLine(
            context -> {
              throw new NotReadyException("the kubeconfig has no context " + context);
            });
    assertThat(broken.run("delete", "--all", "--context", "moon")).isEqualTo(64);
    assertThat(broken.complained()).startsWith("the kubeconfig has no context moon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delete | delete needs to know what: --run ID, --all, or --classes",
        "delete --namespace ns | delete needs to know what: --run ID, --all, or --classes",
        "delete --all --run iris | --all is of all runs, and --run of one; keep one of them",
        "delete iris --all | delete takes options only, and not iris",
        "delete --run= | --run is empty; leave it out, or give it a value",
        "delete --all --kubeconfig nowhere | --kubeconfig nowhere: there is no such file; correct it",
        "delete --al | --al: there is no such option; did you mean --all?",
        "delete --all=yes | --all takes no value; write it alone"
      })
  void a_wrong_command_line_deletes_nothing(String arguments, String message) {
    assertThat(cli.run((Object[]) arguments.split(" "))).isEqualTo(64);
    assertThat(cli.complained()).startsWith(message);
    assertThat(contexts).isEmpty();
  }
}
