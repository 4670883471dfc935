package io.loadline.measure;

import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.Moments;
import io.loadline.result.RequestCounts;
import io.loadline.result.RequestTimes;
import io.loadline.result.SlowestRequest;
import io.loadline.result.StageFigures;
import io.loadline.result.StreamResult;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all loops together recorded.
 *
 * @param stream null when answers come whole
 * @param lastDone when the last request ended; {@link Long#MIN_VALUE} when none was fired
 */
public record MergedRecording(
    RequestCounts counts,
    RequestTimes times,
    List<StageFigures> stages,
    @Nullable StreamResult stream,
    long lastDone) {

  /** Adds up histograms and counts; never percentiles. The loops must have ended. */
  public static MergedRecording merge(List<LoopRecorder> loops) {
    return new MergedRecording(
        counts(loops),
        requestTimes(loops),
        StageRecorders.merge(loops.stream().map(loop -> loop.stages).toList()),
        stream(loops),
        loops.stream().mapToLong(LoopRecorder::lastDone).max().orElse(Long.MIN_VALUE));
  }

  private static RequestCounts counts(List<LoopRecorder> loops) {
    return new RequestCounts(
        loops.stream().mapToLong(LoopRecorder::sent).sum(),
        OutcomeTally.merge(loops.stream().map(loop -> loop.outcomes).toList()),
        loops.stream().mapToLong(LoopRecorder::laggedTimeouts).sum(),
        exceedances(loops));
  }

  private static RequestTimes requestTimes(List<LoopRecorder> loops) {
    return new RequestTimes(
        times(loops, loop -> loop.response),
        times(loops, loop -> loop.service),
        times(loops, loop -> loop.waiting),
        times(loops, loop -> loop.lag),
        loops.stream().map(loop -> loop.withoutLag.snapshot()).reduce(Moments.NONE, Moments::plus),
        slowest(loops));
  }

  private static Distribution times(
      List<LoopRecorder> loops, Function<LoopRecorder, TimeRecorder> kind) {
    return TimeRecorder.merge(loops.stream().map(kind).toList());
  }

  private static List<Exceedance> exceedances(List<LoopRecorder> loops) {
    return loops.stream()
        .map(loop -> loop.exceedances.snapshot())
        .reduce(ExceedanceCounts::add)
        .orElse(List.of());
  }

  private static @Nullable SlowestRequest slowest(List<LoopRecorder> loops) {
    return loops.stream()
        .map(LoopRecorder::slowest)
        .filter(Objects::nonNull)
        .reduce(SlowestRequest::of)
        .orElse(null);
  }

  private static @Nullable StreamResult stream(List<LoopRecorder> loops) {
    List<StreamRecorder> streams =
        loops.stream().map(LoopRecorder::stream).filter(Objects::nonNull).toList();
    return streams.isEmpty() ? null : new StreamRecording(streams).merge();
  }
}
