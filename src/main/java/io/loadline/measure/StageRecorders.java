package io.loadline.measure;

import io.loadline.result.StageFigures;
import io.loadline.transport.RequestStamps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** The stages of one loop; nothing for a load without stages. */
final class StageRecorders {
  private final long[] ends;
  private final StageRecorder[] stages;

  StageRecorders(long[] ends) {
    this.ends = ends.clone();
    this.stages = new StageRecorder[ends.length];
    Arrays.setAll(stages, stage -> new StageRecorder());
  }

  void success(long offset, RequestStamps stamps) {
    if (stages.length > 0) {
      at(offset).success(stamps.response());
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

  /** Adds up the loops; all have the same stages. */
  static List<StageFigures> merge(List<StageRecorders> loops) {
    long[] ends = loops.isEmpty() ? new long[0] : loops.get(0).ends;
    List<StageFigures> figures = new ArrayList<>();
    for (int i = 0; i < ends.length; i++) {
      int stage = i;
      long start = stage == 0 ? 0 : ends[stage - 1];
      List<StageRecorder> same = loops.stream().map(loop -> loop.stages[stage]).toList();
      figures.add(
          new StageFigures(
              start,
              ends[stage] - start,
              sum(same, StageRecorder::offered),
              sum(same, StageRecorder::sent),
              sum(same, StageRecorder::errors),
              TimeRecorder.merge(same.stream().map(each -> each.response).toList())));
    }
    return figures;
  }

  private static long sum(List<StageRecorder> stages, ToLongFunction<StageRecorder> figure) {
    return stages.stream().mapToLong(figure).sum();
  }

  /** One stage of one loop in the making. */
  private static final class StageRecorder {
    final TimeRecorder response = new TimeRecorder();
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

    long offered() {
      return successes + errors;
    }

    long sent() {
      return sent;
    }

    long errors() {
      return errors;
    }
  }
}
