package io.loadline.ci;

import io.loadline.document.ResultDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A process of a build with several, in which many gates end. */
final class GatesOfAFork {
  private GatesOfAFork() {}

  /**
   * Tells of them.
   *
   * @param args the summary, the folder of the results, the number of the first gate, how many, and
   *     GitLab's variable
   */
  public static void main(String[] args) throws IOException {
    Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", args[0], "GITLAB_CI", args[4]);
    CiReports reports = new CiReports(environment, Set.of());
    int first = Integer.parseInt(args[2]);
    for (int number = first; number < first + Integer.parseInt(args[3]); number++) {
      ResultDocument gate = Documents.numbered(number, number % 10 == 0 ? "FAIL" : "PASS");
      reports.writeSummary(gate, "target/loadline/" + number + "/result.json");
      reports.writeMetrics(gate, Path.of(args[1]));
    }
  }
}
