package io.loadline.measure;

import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.TimedSpan;
import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.GoodCounts;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.Moments;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RequestCounts;
import io.loadline.result.RequestTimes;
import io.loadline.result.ServerResult;
import io.loadline.result.StageFigures;
import io.loadline.result.StreamExceedances;
import io.loadline.result.StreamInterval;
import io.loadline.result.StreamResult;
import io.loadline.result.StreamTimes;
import io.loadline.result.TokenCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What slices of a run amount to, where the recorders of the whole are gone. What no slice has is
 * left empty: service times, those up to the first message, waits, times without our lag, the
 * slowest requests, rates of tokens, what the server told of its time.
 */
final class SliceTotals {
  private final LoadPlan plan;
  private final List<MeasuredSlice> slices;
  private final Distribution nothing = new TimeRecorder().distribution();

  SliceTotals(LoadPlan plan, List<MeasuredSlice> slices) {
    this.plan = plan;
    this.slices = List.copyOf(slices);
  }

  RunRecorder.Recording recording() {
    return new RunRecorder.Recording(
        counts(),
        new RequestTimes(
            times(slices, Interval::responseTimes),
            nothing,
            Map.of(),
            nothing,
            times(slices, Interval::lagTimes),
            Moments.NONE,
            List.of()),
        stages(),
        plan.call().answer().isStreamed() ? stream() : null,
        ServerResult.NONE,
        Moments.NONE,
        Moments.NONE,
        Long.MIN_VALUE);
  }

  /** From the start on, without a gap, all as long as the longest slice. */
  List<Interval> intervals() {
    long length =
        slices.stream()
            .mapToLong(each -> each.interval().lengthNanos())
            .max()
            .orElse(IntervalLog.LENGTH);
    IntervalLog log = new IntervalLog(IntervalLog.MOST, length);
    slices.forEach(each -> log.add(each.interval()));
    return log.intervals(plan.latencyLimits());
  }

  private RequestCounts counts() {
    List<Exceedance> none = new ExceedanceCounts(plan.latencyLimits()).snapshot();
    return slices.stream()
        .map(MeasuredSlice::counts)
        .reduce(new RequestCounts(0, new OutcomeCounts(Map.of()), 0, 0, none), RequestCounts::plus);
  }

  private static Distribution times(
      List<MeasuredSlice> slices, Function<Interval, IntervalTimes> part) {
    return sum(slices.stream().map(each -> part.apply(each.interval())).toList());
  }

  private static Distribution sum(List<IntervalTimes> times) {
    TimeHistogram all = new TimeHistogram();
    times.forEach(each -> all.add(TimeHistogram.decode(each.counts().encoded())));
    Moments sums = times.stream().map(IntervalTimes::sums).reduce(Moments.NONE, Moments::plus);
    return HistogramDistribution.of(all, sums);
  }

  /** A slice belongs to the stage in which it begins. */
  private List<StageFigures> stages() {
    long[] ends = plan.stageEnds();
    List<StageFigures> figures = new ArrayList<>();
    for (int stage = 0; stage < ends.length; stage++) {
      long from = stage == 0 ? 0 : ends[stage - 1];
      long to = stage == ends.length - 1 ? Long.MAX_VALUE : ends[stage];
      List<MeasuredSlice> own =
          slices.stream()
              .filter(each -> each.interval().startNanos() >= from)
              .filter(each -> each.interval().startNanos() < to)
              .toList();
      figures.add(stage(from, ends[stage] - from, own));
    }
    return figures;
  }

  private static StageFigures stage(long start, long length, List<MeasuredSlice> own) {
    return new StageFigures(
        start,
        length,
        own.stream().mapToLong(each -> each.interval().requests()).sum(),
        own.stream().mapToLong(each -> each.counts().sent()).sum(),
        own.stream().mapToLong(each -> each.interval().errors()).sum(),
        times(own, Interval::responseTimes));
  }

  private StreamResult stream() {
    List<StreamInterval> streams =
        slices.stream().map(each -> each.interval().stream()).filter(Objects::nonNull).toList();
    Function<Function<StreamInterval, IntervalTimes>, List<IntervalTimes>> all =
        part -> streams.stream().map(part).toList();
    List<IntervalTimes> first = all.apply(StreamInterval::first);
    List<IntervalTimes> gap = all.apply(StreamInterval::gap);
    List<IntervalTimes> perToken = all.apply(StreamInterval::perToken);
    long errors = slices.stream().mapToLong(each -> each.interval().errors()).sum();
    return new StreamResult(
        slices.stream()
            .map(MeasuredSlice::tokens)
            .filter(Objects::nonNull)
            .reduce(new TokenCounts(0, 0, 0, 0, 0), TokenCounts::plus),
        new StreamTimes(sum(first), nothing, Moments.NONE, sum(gap), sum(perToken), nothing),
        new StreamExceedances(
            above(TimedSpan.FIRST_TOKEN, first, errors),
            above(TimedSpan.TOKEN_GAP, gap, 0),
            above(TimedSpan.TOKEN, perToken, errors)),
        new GoodCounts(
            streams.stream().mapToLong(StreamInterval::good).sum(),
            streams.stream().mapToLong(StreamInterval::goodWithoutLag).sum()));
  }

  /** Read off histograms, so rather too few; an attempt that failed exceeds every limit. */
  private List<Exceedance> above(TimedSpan subject, List<IntervalTimes> times, long failed) {
    return Arrays.stream(plan.limits(subject))
        .mapToObj(
            limit -> {
              long slow = times.stream().mapToLong(each -> each.counts().above(limit)).sum();
              return new Exceedance(limit, slow + failed, slow + failed);
            })
        .toList();
  }
}
