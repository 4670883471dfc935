package io.loadline.cli;

import io.loadline.cli.CommandArguments.KnownOptions;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.job.JobEnd;
import io.loadline.kubernetes.job.ObjectRemoval;
import io.loadline.result.NotReadyException;
import io.loadline.text.WrappedText;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code delete}: removes what loads in a cluster have left there. */
final class DeleteCommand {
  /** The system property that names a kubeconfig, as well as the variable KUBECONFIG does. */
  private static final String KUBECONFIG = "kubeconfig";

  private static final KnownOptions OPTIONS =
      new KnownOptions(
          Set.of("namespace", "run", KUBECONFIG, "context"), Set.of(), Set.of("all", "classes"));

  private final PrintStream out;
  private final PrintStream err;
  private final Function<String, Optional<Cluster>> clusters;

  DeleteCommand(PrintStream out, PrintStream err, Function<String, Optional<Cluster>> clusters) {
    this.out = out;
    this.err = err;
    this.clusters = clusters;
  }

  CliExitCode delete(List<String> arguments) throws UsageException {
    CommandArguments parsed = CommandArguments.parse(arguments, OPTIONS);
    check(parsed);
    if (parsed.has(KUBECONFIG)) {
      System.setProperty(KUBECONFIG, parsed.value(KUBECONFIG));
    }
    try (Cluster cluster =
        clusters
            .apply(parsed.value("context"))
            .orElseThrow(
                () -> new UsageException("there is no kubeconfig: name one by --kubeconfig"))) {
      return delete(cluster, parsed);
    } catch (NotReadyException e) {
      err.println(e.getLocalizedMessage());
      return CliExitCode.REFUSED;
    }
  }

  private static void check(CommandArguments parsed) throws UsageException {
    if (!parsed.files().isEmpty()) {
      throw new UsageException(
          "delete takes options only, and not " + String.join(" ", parsed.files()));
    }
    for (String name : OPTIONS.valued()) {
      if (parsed.has(name) && parsed.value(name).isBlank()) {
        throw new UsageException("--" + name + " is empty; leave it out, or give it a value");
      }
    }
    if (parsed.has(KUBECONFIG) && !new File(parsed.value(KUBECONFIG)).isFile()) {
      throw new UsageException(
          "--kubeconfig " + parsed.value(KUBECONFIG) + ": there is no such file; correct it");
    }
    if (parsed.has("all") && parsed.has("run")) {
      throw new UsageException("--all is of all runs, and --run of one; keep one of them");
    }
    if (!parsed.has("all") && !parsed.has("run") && !parsed.has("classes")) {
      throw new UsageException("delete needs to know what: --run ID, --all, or --classes");
    }
  }

  private CliExitCode delete(Cluster cluster, CommandArguments parsed) {
    String namespace = parsed.has("namespace") ? parsed.value("namespace") : cluster.namespace();
    String place = "in namespace " + namespace + " of context " + cluster.context();
    List<String> removed = new ArrayList<>();
    try {
      remove(new ObjectRemoval(cluster, namespace), parsed, removed);
      out.println(
          WrappedText.message(
              removed.isEmpty() ? "nothing of that is " + place : count(removed, place)));
      return CliExitCode.DONE;
    } catch (ApiException e) {
      if (!removed.isEmpty()) {
        out.println(WrappedText.message(count(removed, place) + ", but not the rest"));
      }
      err.println(WrappedText.message(JobEnd.refused(e, cluster).text()));
      return CliExitCode.FAIL;
    }
  }

  /** Each is told when it is gone: whatever happens afterwards does not bring it back. */
  private void remove(ObjectRemoval removal, CommandArguments parsed, List<String> removed) {
    Consumer<String> told =
        each -> {
          removed.add(each);
          out.println("removed " + each);
        };
    if (parsed.has("all") || parsed.has("run")) {
      removal.remove(parsed.value("run"), told);
    }
    if (parsed.has("classes") && !parsed.has("all")) {
      removal.removeClasses(told);
    }
  }

  private static String count(List<String> removed, String place) {
    return removed.size() + " removed " + place;
  }
}
