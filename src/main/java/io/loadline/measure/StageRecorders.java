package io.loadline.measure;

import io.loadline.result.Moments;
import io.loadline.result.StageFigures;
import io.loadline.transport.RequestStamps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one loop records by when a request was due: stage by stage, where the load has some, and the
 * first and the last quarter of the schedule, which tell whether a service falls behind it.
 */
final class StageRecorders {
  private final long[] ends;
  private final StageRecorder[] stages;
  private final long earlyEnd;
  private final long lateStart;
  private final MomentSums early = new MomentSums();
  private final MomentSums late = new MomentSums();

  /**
   * Recorders of a schedule.
   *
   * @param ends where each stage ends, in ns from the start of the measurement
   * @param scheduleNanos how long all take; 0 without a schedule
   */
  StageRecorders(long[] ends, long scheduleNanos) {
    this.ends = ends.clone();
    this.earlyEnd = scheduleNanos / 4;
    this.lateStart = scheduleNanos == 0 ? Long.MAX_VALUE : scheduleNanos - scheduleNanos / 4;
    this.stages = new StageRecorder[ends.length];
    Arrays.setAll(stages, stage -> new StageRecorder());
  }

  void success(long offset, RequestStamps stamps) {
    if (stages.length > 0) {
      at(offset).success(stamps.response());
    }
    if (offset < earlyEnd) {
      early.add(stamps.response());
    } else if (offset >= lateStart) {
      late.add(stamps.response());
    }
  }

  void failure(long count, boolean wasSent, long offset) {
    if (stages.length > 0) {
      at(offset).failure(count, wasSent);
    }
  }

  private StageRecorder at(long offset) {
    int stage = 0;
    while (stage < stages.length - 1 && offset >= ends[stage]) {
      stage++;
    }
    return stages[stage];
  }

  Moments early() {
    return early.snapshot();
  }

  Moments late() {
    return late.snapshot();
  }

  List<StageFigures> snapshot() {
    List<StageFigures> figures = new ArrayList<>();
    for (int i = 0; i < ends.length; i++) {
      long start = i == 0 ? 0 : ends[i - 1];
      figures.add(stages[i].snapshot(start, ends[i] - start));
    }
    return figures;
  }

  /** One stage of one loop in the making. */
  private static final class StageRecorder {
    private final TimeRecorder response = new TimeRecorder();
    private long sent;
    private long successes;
    private long errors;

    void success(long responseNanos) {
      response.record(responseNanos);
      successes++;
      sent++;
    }

    void failure(long count, boolean wasSent) {
      errors += count;
      if (wasSent) {
        sent += count;
      }
    }

    StageFigures snapshot(long start, long length) {
      return new StageFigures(
          start, length, successes + errors, sent, errors, response.distribution());
    }
  }
}
