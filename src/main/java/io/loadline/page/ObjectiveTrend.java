package io.loadline.page;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An objective in the runs of a history, oldest first.
 *
 * @param points a run each in which it was judged
 */
record ObjectiveTrend(String metric, List<Point> points) {
  private static final int SHORT_HASH = 7;
  private static final int SHORT_DIGEST = 12;

  ObjectiveTrend {
    points = List.copyOf(points);
  }

  /**
   * A run.
   *
   * @param changed images that the run before had not; empty for the first run
   */
  record Point(PastRun run, ObjectiveFigures figures, List<String> changed) {
    Point {
      changed = List.copyOf(changed);
    }

    /** NaN where there is none. */
    double observed() {
      return figures.observed().orElse(Double.NaN);
    }

    String text() {
      return ObjectiveText.observed(figures, run.timeoutSeconds());
    }

    /** Empty where it is not known. */
    String shortCommit() {
      return run.commit().substring(0, Math.min(SHORT_HASH, run.commit().length()));
    }

    /** Whether its figures say something about the service. */
    boolean isJudged() {
      return figures.verdict().equals("PASS") || figures.verdict().equals("FAIL");
    }
  }

  static ObjectiveTrend of(String metric, List<PastRun> runs) {
    List<Point> points = new ArrayList<>();
    List<String> images = List.of();
    for (PastRun run : runs) {
      List<String> before = images;
      List<String> changed =
          before.isEmpty()
              ? List.of()
              : run.images().stream()
                  .filter(it -> !before.contains(it))
                  .map(ObjectiveTrend::shortened)
                  .toList();
      images = run.images().isEmpty() ? before : run.images();
      run.objectives().stream()
          .filter(each -> each.metric().equals(metric))
          .findFirst()
          .ifPresent(figures -> points.add(new Point(run, figures, changed)));
    }
    return new ObjectiveTrend(metric, points);
  }

  /** {@code iris@sha256:0123456789ab...}. */
  private static String shortened(String image) {
    int digest = image.indexOf("sha256:");
    int end = digest < 0 ? image.length() : digest + "sha256:".length() + SHORT_DIGEST;
    return ShortenedText.of(end < image.length() ? image.substring(0, end) + "..." : image, 200);
  }

  /** The last figures of each objective of the last run, for a sparkline. */
  static Map<String, List<Double>> figures(List<PastRun> runs, int most) {
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    List<PastRun> last = runs.subList(Math.max(0, runs.size() - most), runs.size());
    for (ObjectiveFigures each :
        last.isEmpty() ? List.<ObjectiveFigures>of() : last.get(last.size() - 1).objectives()) {
      figures.put(
          each.metric(), of(each.metric(), last).points().stream().map(Point::observed).toList());
    }
    return figures;
  }

  /** The largest of figures and limits. */
  double max() {
    double max = 0;
    for (Point each : points) {
      max = Math.max(max, each.figures().observed().orElse(0));
      max = Double.isFinite(each.figures().limit()) ? Math.max(max, each.figures().limit()) : max;
    }
    return max;
  }

  long broken() {
    return points.stream().filter(each -> each.figures().verdict().equals("FAIL")).count();
  }
}
