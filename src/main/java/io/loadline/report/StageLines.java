package io.loadline.report;

import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import io.loadline.result.StageFigures;
import java.util.ArrayList;
import java.util.List;

/** A table with a row for each stage; times in ms. */
final class StageLines {
  private StageLines() {}

  /** Nothing for a load without stages. */
  static List<String> of(RunResult run) {
    List<List<String>> rows = new ArrayList<>();
    if (run.plan().workload() instanceof Workload.Staged staged) {
      rows.add(List.of("stage", "requests", "errors", "p50 ms", "p99 ms", "max ms"));
      for (int i = 0; i < run.stages().size(); i++) {
        rows.add(row(i, staged.stages().get(i), run.stages().get(i)));
      }
    }
    return Columns.align(rows);
  }

  private static List<String> row(int index, Stage stage, StageFigures figures) {
    Distribution times = figures.response();
    String unsent = figures.sent() == figures.offered() ? "" : ", " + figures.sent() + " sent";
    return List.of(
        (index + 1) + ": " + stage.text(),
        figures.offered() + unsent,
        Long.toString(figures.errors()),
        time(times, times.percentile(50)),
        time(times, times.percentile(99)),
        time(times, times.max()));
  }

  private static String time(Distribution times, long nanos) {
    return times.count() == 0 ? "-" : NumberText.millis(nanos);
  }
}
