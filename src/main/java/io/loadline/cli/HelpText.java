package io.loadline.cli;

import io.loadline.gate.StoredResult;
import java.util.stream.Collectors;

/** What {@code --help} prints. */
final class HelpText {
  static final String TEXT =
      """
      usage: java -jar loadline-cli.jar COMMAND ..

      report RESULT..             prints what the gate printed
      report RESULT.. --write [--formats F,..]
                                  writes its page beside the result as well, and it in other
                                  formats: %s
      assert RESULT.. [OPTION..]  judges it again, and ends by the verdict: by its own
                                  objectives, or by those that options state in place of all
                                  of them; errors that no option limits are not allowed
      delete OPTION..             removes what loads have left in a cluster, and nothing that
                                  is not labelled as ours
      --help, --version

      RESULT is a result.json, or the folder that it lies in.

      options of assert, with their values; times in ms
      %s

      options of delete
        --run ID         the Jobs of the runs with this id, and all that belongs to them
        --all            the Jobs of all runs, and the classes that later runs would find
        --classes        these classes
        --namespace N    where; else that of the context
        --kubeconfig F   else KUBECONFIG or ~/.kube/config
        --context C      else the current one

      exit codes: 0 done, or PASS; 1 FAIL, or not deleted; 2 INCONCLUSIVE; 3 INVALID;
      4 the gate came to no verdict; 64 the command line is wrong, or a file cannot be
      read or judged; 70 a fault of ours"""
          .formatted(String.join(", ", StoredResult.formats()), objectives());

  private HelpText() {}

  private static String objectives() {
    return ResultCommand.attributes()
        .map(
            each ->
                each.isList()
                    ? "  --%s NAME=N (again for more)".formatted(ResultCommand.option(each))
                    : "  --%s N".formatted(ResultCommand.option(each)))
        .collect(Collectors.joining("\n"));
  }
}
