package io.loadline.gate;

import io.loadline.ci.CiReports;
import io.loadline.config.gate.Switches;
import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What the CI system in which a gate runs is told of it, as far as it is to be told. */
final class CiOutputs {
  private final Switches switches;
  private final CiReports reports;
  private final PrintStream out;

  /**
   * For one gate.
   *
   * @param out what the CI system reads line by line
   */
  CiOutputs(Switches switches, PrintStream out) {
    this.switches = switches;
    this.reports =
        new CiReports(switches.outputs().ci().environment(), switches.outputs().ci().parts());
    this.out = out;
  }

  List<Path> writeSummary(Path folder, ResultDocument result) throws IOException {
    if (switches.outputs().ci().on()) {
      reports.writeSummary(result, shown(folder));
    }
    return List.of();
  }

  List<Path> writeMetrics(Path folder, ResultDocument result) throws IOException {
    if (switches.outputs().ci().on()) {
      reports.writeMetrics(result, RunFolder.all(switches));
    }
    return List.of();
  }

  List<Path> print(Path folder, ResultDocument result) {
    if (switches.outputs().ci().on()) {
      reports.lines(result, failsTest(result), shown(folder)).forEach(out::println);
    }
    return List.of();
  }

  private static String shown(Path folder) {
    return ProjectDir.shown(folder.resolve(ResultDocument.FILE).toAbsolutePath().normalize());
  }

  /** As the verdict will be taken. */
  private boolean failsTest(ResultDocument result) {
    boolean dead = result.measured().stream().anyMatch(each -> isDead(each.root()));
    return switch (result.verdict()) {
      case "ERROR" -> true;
      case "INVALID" -> fails(switches.onInvalid(), dead);
      case "INCONCLUSIVE" -> fails(switches.onInconclusive(), dead);
      default -> fails(Switches.Consequence.FAIL, dead);
    };
  }

  private boolean fails(Switches.Consequence consequence, boolean dead) {
    boolean advised = switches.mode() == Switches.Mode.ADVISE && !dead;
    return consequence == Switches.Consequence.FAIL && !advised;
  }

  private static boolean isDead(JsonTree result) {
    return result.isPresent("outcomes") && result.number(0, "outcomes", "success") == 0;
  }
}
