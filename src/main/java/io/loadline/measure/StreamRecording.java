package io.loadline.measure;

import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.GoodCounts;
import io.loadline.result.Moments;
import io.loadline.result.StreamExceedances;
import io.loadline.result.StreamResult;
import io.loadline.result.StreamTimes;
import io.loadline.result.TokenCounts;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Adds up what the loops of a run recorded of streams. */
final class StreamRecording {
  private final List<StreamRecorder> loops;

  StreamRecording(List<StreamRecorder> loops) {
    this.loops = loops;
  }

  StreamResult merge() {
    return new StreamResult(counts(), times(), exceedances(), good());
  }

  private TokenCounts counts() {
    return new TokenCounts(
        sum(StreamRecorder::tokens),
        sum(StreamRecorder::countedByServer),
        sum(StreamRecorder::countedByMessages),
        sum(StreamRecorder::withoutMessage),
        sum(StreamRecorder::toldByMessage));
  }

  private StreamTimes times() {
    return new StreamTimes(
        times(loop -> loop.first),
        loops.stream()
            .map(loop -> loop.firstWithoutLag.snapshot())
            .reduce(Moments.NONE, Moments::plus),
        times(loop -> loop.gap),
        times(loop -> loop.perToken),
        times(loop -> loop.rate));
  }

  private StreamExceedances exceedances() {
    return new StreamExceedances(
        exceedances(loop -> loop.firstExceedances),
        exceedances(loop -> loop.gapExceedances),
        exceedances(loop -> loop.perTokenExceedances));
  }

  private GoodCounts good() {
    return new GoodCounts(sum(loop -> loop.good.good()), sum(loop -> loop.good.withoutLag()));
  }

  private long sum(ToLongFunction<StreamRecorder> count) {
    return loops.stream().mapToLong(count).sum();
  }

  private Distribution times(Function<StreamRecorder, TimeRecorder> kind) {
    return TimeRecorder.merge(loops.stream().map(kind).toList());
  }

  private List<Exceedance> exceedances(Function<StreamRecorder, ExceedanceCounts> kind) {
    return loops.stream()
        .map(kind)
        .map(ExceedanceCounts::snapshot)
        .reduce(ExceedanceCounts::add)
        .orElse(List.of());
  }
}
