package io.loadline.cli;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.text.WrappedText;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@code java -jar loadline-cli.jar} starts. */
final class CliMain {
  private static final String SEE = "; java -jar loadline-cli.jar --help shows all";

  private final PrintStream out;
  private final PrintStream err;
  private final Function<String, Optional<Cluster>> clusters;

  /**
   * The commands.
   *
   * @param clusters opens that of a context; empty for the current one
   */
  CliMain(PrintStream out, PrintStream err, Function<String, Optional<Cluster>> clusters) {
    this.out = out;
    this.err = err;
    this.clusters = clusters;
  }

  /** Runs one command, and ends with {@link CliExitCode}. */
  public static void main(String[] arguments) {
    CliMain cli = new CliMain(System.out, System.err, Cluster::open);
    System.exit(cli.runSafely(Arrays.asList(arguments)).number());
  }

  /** What a JVM ends with by itself after a fault, 1, would say that an objective is broken. */
  CliExitCode runSafely(List<String> arguments) {
    try {
      return run(arguments);
    } catch (RuntimeException | Error e) {
      e.printStackTrace(err);
      return CliExitCode.FAULT;
    }
  }

  CliExitCode run(List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    try {
      if (first.isEmpty() || rest.contains("--help")) {
        return help(arguments.isEmpty());
      }
      return switch (first) {
        case "report" -> new ResultCommand(out, err).report(rest);
        case "assert" -> new ResultCommand(out, err).judge(rest);
        case "delete" -> new DeleteCommand(out, err, clusters).delete(rest);
        case "--help", "-h", "help" -> help(false);
        case "--version" -> version();
        default -> throw new UsageException("\"" + first + "\" is no command");
      };
    } catch (UsageException e) {
      err.println(WrappedText.message(e.getMessage() + SEE));
      return CliExitCode.REFUSED;
    }
  }

  private CliExitCode help(boolean unasked) {
    (unasked ? err : out).println(HelpText.TEXT);
    return unasked ? CliExitCode.REFUSED : CliExitCode.DONE;
  }

  private CliExitCode version() {
    String version = CliMain.class.getPackage().getImplementationVersion();
    out.println("loadline " + (version == null ? "of no release" : version));
    return CliExitCode.DONE;
  }
}
