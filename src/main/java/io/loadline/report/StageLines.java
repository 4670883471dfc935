package io.loadline.report;

import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import io.loadline.result.StageFigures;
import java.util.ArrayList;
import java.util.List;

/** One line a stage, under each other. */
final class StageLines {
  private StageLines() {}

  /** Nothing for a load without stages. */
  static List<String> of(RunResult run) {
    List<List<String>> rows = new ArrayList<>();
    if (run.plan().workload() instanceof Workload.Staged staged) {
      for (int i = 0; i < run.stages().size(); i++) {
        rows.add(row(i, staged.stages().get(i), run.stages().get(i)));
      }
    }
    return Columns.align(rows);
  }

  private static List<String> row(int index, Stage stage, StageFigures figures) {
    String unsent = figures.sent() == figures.offered() ? "" : ", " + figures.sent() + " sent";
    return List.of(
        "stage " + (index + 1),
        stage.text(),
        NumberText.count(figures.offered(), "request") + unsent,
        NumberText.count(figures.errors(), "error"),
        times(figures.response()));
  }

  private static String times(Distribution times) {
    return times.count() == 0
        ? "no success"
        : "p50 %s  p99 %s  max %s ms"
            .formatted(
                NumberText.millis(times.percentile(50)),
                NumberText.millis(times.percentile(99)),
                NumberText.millis(times.max()));
  }
}
